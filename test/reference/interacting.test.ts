import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatmap, readEnergyTable, type CatmapImport } from '../../src/formats';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, tof } from '../../src/screening';
import { parseStudy } from '../../src/study';

const read = (name: string): string => readFileSync(new URL(`interacting/${name}`, import.meta.url), 'utf8');

function imported(name: string): CatmapImport {
  return importCatmap({
    text: read(`${name}.mkm`),
    file: `${name}.mkm`,
    table: (file) => readEnergyTable(read(file), file),
  });
}

/** Columns of a file that `interacting/solve.py` wrote. */
function columns(name: string): ReadonlyMap<string, Float64Array> {
  const [header, ...lines] = read(`${name}.csv`).trim().split('\n');
  const cells = lines.map((line) => line.split(',').map(Number));
  return new Map(header.split(',').map((column, i) => [column, Float64Array.from(cells, (row) => row[i])]));
}

const models: readonly {
  readonly name: string;
  /** Name in the study by that in the file. */
  readonly variables: Readonly<Record<string, string>>;
  readonly points: number;
}[] = [
  { name: 'co-oxidation', variables: { O_s: 'O_s', CO_s: 'CO_s' }, points: 36 },
  { name: 'two-sites', variables: { O_s: 'O_s', CO_s: 'CO_s' }, points: 25 },
  { name: 'hydrogen', variables: { voltage: 'U', temperature: 'T' }, points: 16 },
];

describe('CatMAP models with interactions have the coverages and TOFs of 60-digit arithmetic', () => {
  it.each(models)('$name', async ({ name, variables, points }) => {
    const expected = columns(name);
    const count = expected.get([...expected.keys()][0])!.length;
    expect(count).toBe(points);
    const table = {
      count,
      columns: new Map(Object.entries(variables).map(([column, variable]) => [variable, expected.get(column)!])),
    };
    const study = parseStudy(imported(name).study, name);
    const options = { kernel: cpuKernel, branches: 'clean' } as const;
    const evaluation = await evaluatePoints(study, table, {}, options);
    const { model, solutions } = evaluation;
    const { states, externals, sites } = model.mechanism;
    const stateName = (key: string): string => {
      const [, species, site] = /^(?:(.+)_)?(.)$/.exec(key)!;
      return `${species ?? ''}*${site === sites[0].name ? '' : `_${site}`}`;
    };
    let worst = 0;
    let compared = 0;
    const compare = (got: number, want: number): void => {
      const off = Math.abs(got / want - 1);
      worst = Number.isNaN(off) ? Infinity : Math.max(worst, off);
      compared++;
    };
    for (const [column, values] of expected) {
      if (column.startsWith('theta_')) {
        const s = states.findIndex((state) => state.name === stateName(column.slice(6)));
        values.forEach((want, p) => compare(Math.exp(solutions.lnCoverage[p * states.length + s]), want));
      } else if (column.startsWith('tof_') && column !== 'tof_pe_g') {
        const x = externals.findIndex((e) => e.name === column.slice(4, -2));
        values.forEach((want, p) => compare(tof(evaluation, p, x), want));
      }
    }
    expect(compared).toBeGreaterThan(2 * points);
    expect(worst).toBeLessThan(1e-11);
  });
});
