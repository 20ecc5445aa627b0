import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatmap, readEnergyTable } from '../../src/formats';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, tof } from '../../src/screening';
import { parseStudy } from '../../src/study';

interface SolvedPoint {
  readonly at: Readonly<Record<string, number>>;
  readonly coverages: Readonly<Record<string, string>>;
  readonly tof: Readonly<Record<string, string>>;
}

interface SolvedModels {
  readonly models: Readonly<Record<string, readonly SolvedPoint[]>>;
}

const folder = new URL('catmap/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const { models } = JSON.parse(
  readFileSync(new URL('data/catmap-steady.json', import.meta.url), 'utf8'),
) as SolvedModels;

/** Variables that CatMAP's thermodynamic descriptors become. */
const axes: Readonly<Record<string, string>> = { voltage: 'U', temperature: 'T', logPressure: 'lg_P' };

describe('CatMAP models with several site types, electrochemistry and thermochemistry', () => {
  it.each(Object.entries(models))(
    '%s has the coverages and TOFs of high precision within 1e-9',
    async (file, points) => {
      const { study } = importCatmap({ text: read(file), file, table: (name) => readEnergyTable(read(name), name) });
      const first = study.sites?.[0]?.name ?? 's';
      const columns = Object.keys(points[0].at).map(
        (name) => [axes[name] ?? name, Float64Array.from(points, ({ at }) => at[name])] as const,
      );
      const table = { count: points.length, columns: new Map(columns) };
      const evaluation = await evaluatePoints(
        parseStudy(study, file),
        table,
        {},
        { kernel: cpuKernel, branches: 'clean' },
      );
      const { model, solutions } = evaluation;
      const { states, externals } = model.mechanism;
      let compared = 0;
      const compare = (lnGot: number, want: number, what: string): void => {
        const off = Math.abs(lnGot - Math.log(want));
        expect(off, what).toBeLessThan(1e-9);
        compared++;
      };
      points.forEach(({ at, coverages, tof: rates }, p) => {
        const where = `${file} at ${JSON.stringify(at)}`;
        for (const [key, value] of Object.entries(coverages)) {
          const [, name, site] = /^(.*)_(\w+)$/.exec(key)!;
          const own = `${name === '*' ? '' : name}*${site === first ? '' : `_${site}`}`;
          const s = states.findIndex((state) => state.name === own);
          expect(s, own).toBeGreaterThanOrEqual(0);
          compare(solutions.lnCoverage[p * states.length + s], Number(value), `${own}, ${where}`);
        }
        for (const [key, value] of Object.entries(rates)) {
          const want = Number(value);
          const x = externals.findIndex((e) => e.name === key.slice(0, -2));
          const got = tof(evaluation, p, x);
          if (Math.abs(want) < 1e-290) expect(Math.abs(got), where).toBeLessThan(1e-280);
          else compare(Math.log(got / Math.sign(want)), Math.abs(want), `TOF of ${key}, ${where}`);
        }
      });
      expect(compared).toBeGreaterThan(4 * points.length);
    },
  );
});
