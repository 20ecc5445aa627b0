import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints } from '../../src/screening';
import { embeddedStudy, type Study, type StudyInput } from '../../src/study';
import { random } from '../helpers/random';

type Interactions = NonNullable<StudyInput['energetics']['interactions']>;

const bare = embeddedStudy('co-oxidation');
const [x, y] = bare.descriptors;
const side = 7;

function withInteractions(interactions: Partial<Interactions>): Study {
  const all = { limits: {}, pairs: [], apart: [], responses: {}, transitionStates: {}, strength: 1, self: {} };
  const filled = { ...all, cross: 'geometric-mean', response: { kind: 'linear', slope: 1 }, ...interactions };
  return { ...bare, energetics: { ...bare.energetics, interactions: filled as Study['energetics']['interactions'] } };
}

describe('strong interactions on the CO oxidation map', () => {
  const next = random(7);
  const between = (low: number, high: number): number => low + (high - low) * next();
  const cases = Array.from({ length: 12 }, (_, i) => {
    const kind = (['linear', 'piecewise-linear', 'smooth-piecewise-linear'] as const)[i % 3];
    const cutoff = between(0.05, 0.4);
    const response =
      kind === 'linear'
        ? { kind, slope: 1 }
        : kind === 'piecewise-linear'
          ? { kind, slope: 1, cutoff }
          : { kind, slope: 1, cutoff, smoothing: between(0, cutoff) };
    const self = { 'CO*': between(0, 9), 'O*': between(0, 14) };
    return { name: `${i}: ε = ${self['CO*'].toFixed(1)}, ${self['O*'].toFixed(1)} eV, ${kind}`, self, response };
  });
  const values = (low: number, high: number, at: (p: number) => number): Float64Array =>
    Float64Array.from({ length: side * side }, (_, p) => low + ((high - low) * at(p)) / (side - 1));

  it.each(cases)('$name: every point is solved, to 1e-9 of its gross rates', async ({ self, response }) => {
    const columns = new Map([
      [x.name, values(x.range[0], x.range[1], (p) => p % side)],
      [y.name, values(y.range[0], y.range[1], (p) => Math.floor(p / side))],
    ]);
    const study = withInteractions({ self, response });
    const { solutions } = await evaluatePoints(study, { count: side * side, columns }, {}, { kernel: cpuKernel });
    expect([...solutions.status].filter((status) => status !== 0)).toEqual([]);
    expect(Math.max(...solutions.residual)).toBeLessThan(1e-9);
  });
});
