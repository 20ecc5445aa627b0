import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, tof, type Evaluation } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

interface SolvedPoint {
  readonly at: Readonly<Record<string, number>>;
  readonly T: number;
  readonly coverages: Readonly<Record<string, string>>;
  readonly tof: Readonly<Record<string, string>>;
  readonly activities?: Readonly<Record<string, string>>;
  readonly affinity?: string;
}

interface SolvedStudies {
  readonly studies: Readonly<Record<string, readonly SolvedPoint[]>>;
  readonly near: Readonly<Record<string, readonly SolvedPoint[]>>;
}

const { studies, near } = JSON.parse(
  readFileSync(new URL('data/embedded-steady.json', import.meta.url), 'utf8'),
) as SolvedStudies;

async function evaluated(name: string, points: readonly SolvedPoint[]): Promise<Evaluation> {
  const columns = new Map<string, Float64Array>();
  const add = (variable: string, value: (point: SolvedPoint) => number): void => {
    columns.set(variable, Float64Array.from(points, value));
  };
  for (const variable of Object.keys(points[0].at)) add(variable, ({ at }) => at[variable]);
  add('T', ({ T }) => T);
  // The generator counts dissolved species by mole fraction, the study by mol/L.
  const unit = (species: string): number => (name === 'orr' && species !== 'H2O' ? 55.34 : 1);
  for (const gas of Object.keys(points[0].activities ?? {})) {
    add(`a_${gas}`, (p) => Number(p.activities![gas]) * unit(gas));
  }
  const table = { count: points.length, columns };
  return evaluatePoints(embeddedStudy(name), table, {}, { kernel: cpuKernel, branches: 'clean' });
}

function net(evaluation: Evaluation, p: number, species: string): number {
  return tof(
    evaluation,
    p,
    evaluation.model.mechanism.externals.findIndex((s) => s.name === species),
  );
}

function expectCoverages(evaluation: Evaluation, points: readonly SolvedPoint[], rel: number): void {
  const { model, solutions } = evaluation;
  const { states } = model.mechanism;
  points.forEach(({ coverages, at }, p) => {
    for (const [name, value] of Object.entries(coverages)) {
      const s = states.findIndex((state) => state.name === name);
      const got = solutions.lnCoverage[p * states.length + s];
      expectClose(got, Math.log(Number(value)), { abs: rel }, `${name} at ${JSON.stringify(at)}`);
    }
  });
}

/** Species that a path in quasi-equilibrium makes 1e-13 times as fast as others: their net rate is NaN once rounding hides it. */
const minor: ReadonlySet<string> = new Set(['H2O2']);

describe('embedded studies against high precision from the datasets', () => {
  it.each(Object.entries(studies))('%s has the coverages and TOFs within 1e-9', async (name, points) => {
    const evaluation = await evaluated(name, points);
    expectCoverages(evaluation, points, 1e-9);
    points.forEach((point, p) => {
      for (const [species, value] of Object.entries(point.tof)) {
        expectClose(
          net(evaluation, p, species),
          Number(value),
          { rel: 1e-9 },
          `${species} at ${JSON.stringify(point.at)}`,
        );
      }
    });
  });

  it.each(Object.entries(near))('%s keeps the net rate next to equilibrium', async (name, points) => {
    const evaluation = await evaluated(name, points);
    expectCoverages(evaluation, points, 1e-9);
    points.forEach((point, p) => {
      for (const [species, value] of Object.entries(point.tof)) {
        const got = net(evaluation, p, species);
        // The affinity is a sum of ln k and ln a of some 100, good to 1e-14 each: no f64 knows the net rate better.
        const bound = 1e-12 + 1e-13 / Number(point.affinity);
        if (minor.has(species) && Number.isNaN(got)) continue;
        expectClose(
          got,
          Number(value),
          { rel: minor.has(species) ? 1e-3 : bound },
          `${species} at ${point.affinity} kT`,
        );
      }
    });
    expect(points).toHaveLength(5);
  });
});
