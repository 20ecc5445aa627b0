import { expect } from 'vitest';
import { importCatmap, importMkmcxx, readEnergyTable } from '../../../src/formats';
import { cpuKernel } from '../../../src/kinetics';
import { compileModel, evaluatePoints, exportCatmap, exportMkmcxx, type Settings } from '../../../src/screening';
import { parseStudy, type Study } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';

/** A study written for CatMAP and read again, with what was said on the way. */
export function throughCatmap(study: Study, settings: Settings = {}): { study: Study; notes: readonly string[] } {
  const { files, notes } = exportCatmap(compileModel(study), settings);
  const [[name, text], [table, rows]] = files;
  const { study: read } = importCatmap({
    text,
    file: name,
    table: (wanted) => {
      expect(wanted).toBe(table);
      return readEnergyTable(rows, wanted);
    },
  });
  return { study: parseStudy(read, name), notes };
}

/** A study written for MKMCXX at a point and read again. */
export function throughMkmcxx(
  study: Study,
  settings: Settings,
): { study: Study; notes: readonly string[]; text: string } {
  const { files, notes } = exportMkmcxx(compileModel(study), settings);
  const [[name, text]] = files;
  return { study: parseStudy(importMkmcxx({ text, file: name }).study, name), notes, text };
}

/** ln coverages and ln TOFs by name of the steady state that a clean surface runs into, at each point. */
export async function solved(
  study: Study,
  points: readonly Settings[],
): Promise<readonly ReadonlyMap<string, number>[]> {
  const names = Object.keys(points[0]);
  const columns = new Map(names.map((name) => [name, Float64Array.from(points, (point) => point[name])]));
  const table = { columns, count: points.length };
  const { solutions, model } = await evaluatePoints(study, table, {}, { kernel: cpuKernel, branches: 'clean' });
  const { states, externals } = model.mechanism;
  return points.map((_, i) => {
    const result = new Map<string, number>();
    states.forEach(({ name }, s) => result.set(name, solutions.lnCoverage[i * states.length + s]));
    externals.forEach(({ name }, x) => result.set(`tof ${name}`, solutions.lnTof[i * externals.length + x]));
    return result;
  });
}

/** Expects the same ln coverages and ln TOFs, within `tolerance`, of species that `rename` pairs. */
export function expectSame(
  got: readonly ReadonlyMap<string, number>[],
  want: readonly ReadonlyMap<string, number>[],
  tolerance: number,
  rename: Readonly<Record<string, string>> = {},
): void {
  let compared = 0;
  want.forEach((values, i) => {
    for (const [name, value] of values) {
      if (Number.isNaN(value)) continue;
      const own = rename[name] ?? name;
      const made = got[i].get(own);
      expect(made, `${own} at point ${i}`).toBeDefined();
      if (Number.isFinite(value)) expectClose(made!, value, { abs: tolerance }, `${own} at point ${i}`);
      else expect(made, `${own} at point ${i}`).toBe(value);
      compared++;
    }
  });
  expect(compared).toBeGreaterThan(want.length);
}
