import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { computeMap, makeAxis, mapTable, modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

it('axis values in tables have no noise of their steps, and the numbers computed are those of the map', async () => {
  const study = embeddedStudy('no3rr');
  const model = modelOf(study);
  const x = makeAxis(model, 'E_O', [-7, -6.4], 26);
  const y = makeAxis(model, 'E_N', [-6, -5], 2);
  expect(x.values.some((value) => String(value).length > 14)).toBe(true);
  const map = await computeMap(study, x, y, {}, { kernel: cpuKernel });
  const rows = [...mapTable(map, 'csv')].join('').trimEnd().split('\n').slice(1);
  const written = rows.slice(0, 26).map((row) => row.split(',')[0]);
  expect(Math.max(...written.map((text) => text.length))).toBeLessThanOrEqual(6);
  written.forEach((text, i) => expect(Number(text)).toBeCloseTo(x.values[i], 11));
});
