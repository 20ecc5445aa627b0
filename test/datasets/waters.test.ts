import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { waterPresets } from '../../src/study';
import { parseWaterSet } from '../../src/study/waterSet';
import { readJson } from './readDataset';

const file = 'waters-chemsci2025/waters.json';
const reference = new URL('../../../shared/data/review-tables/table1-wastewater.csv', import.meta.url);
const good = readJson(file) as { waters: Record<string, unknown>[] };

describe('waterPresets', () => {
  it('hold the printed concentrations in mmol/L', () => {
    expect(waterPresets.map(({ id, nitrate_mM, nitrite_mM }) => [id, nitrate_mM, nitrite_mM])).toEqual([
      ['textile', { low: 7.4, high: 7.4 }, null],
      ['industrial', { low: 41.6, high: 41.6 }, null],
      ['groundwater', { low: 0.88, high: 1.26 }, { low: 0.22, high: 1.27 }],
      ['nuclear', { low: 1950, high: 1950 }, { low: 550, high: 550 }],
    ]);
  });

  it('say where each number stands, and invent no pH and no DOI', () => {
    expect(waterPresets[2]).toMatchObject({
      label: 'Polluted ground water',
      acidity: null,
      source: 'Chem. Sci. 16, 1528 (2025), Table 1, reference 98 there',
      doi: null,
    });
  });

  it.skipIf(!existsSync(reference))('agree with the transcribed table, row by row', () => {
    const [, ...lines] = readFileSync(reference, 'utf8').trim().split('\n');
    const rows = lines.map((line) => {
      const [label, acidity, main, , , low, high, nitriteLow, nitriteHigh, ref] = line.split(',');
      return {
        label,
        acidity: acidity === 'Unknown' ? null : acidity.toLowerCase(),
        main: main.split('; ').map((ion) => ion.replace(' ', '^')),
        nitrate_mM: { low: Number(low), high: Number(high) },
        nitrite_mM: nitriteLow === '' ? null : { low: Number(nitriteLow), high: Number(nitriteHigh) },
        source: expect.stringContaining(`reference ${ref} there`) as string,
      };
    });
    expect(waterPresets).toHaveLength(rows.length);
    rows.forEach((row, i) => expect(waterPresets[i]).toMatchObject(row));
  });
});

describe('parseWaterSet refuses', () => {
  it.each([
    [{ nitrate: { low: 2, high: 1 } }, 'waters[1].nitrate: got {"low":2,"high":1}, expected a range with low <= high'],
    [{ nitrate: { low: 0, high: 1 } }, 'waters[1].nitrate.low: got 0, expected a number > 0'],
    [{ id: 'textile' }, 'waters[1].id: got "textile", expected an id not used before'],
    [{ acidity: 'pH 7' }, 'waters[1].acidity: got "pH 7", expected'],
    [{ pH: 7 }, 'waters[1].pH: got 7, expected no such key'],
    [{ main: [] }, 'waters[1].main: got [], expected at least one ion'],
  ])('%j', (change, message) => {
    const waters = good.waters.map((entry, i) => (i === 1 ? { ...entry, ...change } : entry));
    expect(() => parseWaterSet({ ...good, waters }, 'f.json')).toThrow(`invalid ${message}`);
  });

  it('another unit', () => {
    expect(() => parseWaterSet({ ...good, unit: 'mg/L' }, 'f.json')).toThrow('invalid unit: got "mg/L", expected "mM"');
  });
});
