import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatmap, readEnergyTable } from '../../src/formats';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, tof } from '../../src/screening';
import { parseStudy } from '../../src/study';

const folder = new URL('../../../shared/reference/catmap/co-oxidation/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

describe.skipIf(!existsSync(folder))('CO oxidation, the model of CatMAP’s second tutorial', () => {
  it('has the coverages and TOF of 80-digit arithmetic at 225 pixels, within 1e-9', async () => {
    const { study, warnings } = importCatmap({
      text: read('model.mkm'),
      file: 'model.mkm',
      table: (name) => readEnergyTable(read(name), name),
    });
    expect(warnings).toEqual([]);
    const [header, ...lines] = read('expected.csv').trim().split('\n');
    const names = header.split(',');
    const column = (name: string): Float64Array => {
      const index = names.indexOf(name);
      return Float64Array.from(lines, (line) => Number(line.split(',')[index]));
    };
    const descriptors = ['O_s', 'CO_s'].map((name) => [name, column(name)] as const);
    const table = { count: lines.length, columns: new Map(descriptors) };
    const evaluation = await evaluatePoints(parseStudy(study, 'model.mkm'), table, {}, { kernel: cpuKernel });
    const { model, solutions } = evaluation;
    const { states, externals } = model.mechanism;
    let worst = 0;
    const compare = (got: number, want: number): void => {
      const off = Math.abs(got / want - 1);
      worst = Number.isNaN(off) ? Infinity : Math.max(worst, off);
    };
    for (const [name, expected] of [
      ['*', column('theta_free')],
      ['CO*', column('theta_CO')],
      ['O*', column('theta_O')],
    ] as const) {
      const s = states.findIndex((state) => state.name === name);
      expected.forEach((want, p) => compare(Math.exp(solutions.lnCoverage[p * states.length + s]), want));
    }
    const x = externals.findIndex((e) => e.name === 'CO2');
    column('tof_CO2').forEach((want, p) => compare(tof(evaluation, p, x), want));
    expect(lines).toHaveLength(225);
    expect(worst).toBeLessThan(1e-9);
  });
});
