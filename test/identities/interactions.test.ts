import { describe, expect, it } from 'vitest';
import { explainPoint } from '../../src/screening';
import { embeddedStudy, type Study } from '../../src/study';
import { evaluated, type Row } from './evaluated';
import { frumkin, isomerisation, repulsion } from './interactingToys';
import { kT } from './toyStudies';

const T = 500;
const energies = [-4.5, -2.5, -1.2, -0.4, 0, 0.3, 1.5];
const rows = energies.flatMap((E) => [1e-8, 0.02, 1, 30].map((a_A) => ({ E, a_A })));

/** Root of the increasing function f between low and high, by halving. */
function root(f: (z: number) => number, low: number, high: number): number {
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) high = middle;
    else low = middle;
  }
  return low;
}

/** F(t) t in the form of its definition by cases. */
function load(t: number, cutoff: number, smoothing: number): number {
  if (t <= cutoff - smoothing) return 0;
  if (t >= cutoff + smoothing) return t - cutoff;
  return (t - cutoff + smoothing) ** 2 / (4 * smoothing);
}

describe('Frumkin isotherm: ln θ/(1-θ) + ε F θ / kT = ln a - E/kT', () => {
  const cases: readonly [string, Study, (theta: number) => number][] = [
    ...[-0.15, 0.5, 3, 12].map((e): [string, Study, (t: number) => number] => [
      `ε = ${e} eV`,
      frumkin(e),
      (t) => e * t,
    ]),
    ['piecewise', frumkin(4, { response: { kind: 'piecewise-linear', cutoff: 0.3 } }), (t) => 4 * Math.max(0, t - 0.3)],
    [
      'smooth',
      frumkin(4, { response: { kind: 'smooth-piecewise-linear', cutoff: 0.25, smoothing: 0.05 } }),
      (t) => 4 * load(t, 0.25, 0.05),
    ],
    ['limited', frumkin(9, { limits: { 'A*': 2 }, strength: 0.5 }), (t) => t],
  ];
  it.each(cases)('%s', async (_, study, energy) => {
    const result = await evaluated(study, rows);
    expect(result.statuses()).toEqual(rows.map(() => 'converged'));
    rows.forEach(({ E, a_A }, p) => {
      const x = Math.log(a_A) - E / kT(T);
      // z = ln θ/(1-θ), and both logarithms from it without cancellation.
      const z = root((at) => at + energy(1 / (1 + Math.exp(-at))) / kT(T) - x, -400, 400);
      expect(Math.abs(result.lnCoverage(p, 'A*') + Math.log1p(Math.exp(-z)))).toBeLessThan(1e-9);
      expect(Math.abs(result.lnCoverage(p, '*') + Math.log1p(Math.exp(z)))).toBeLessThan(1e-9);
    });
  });
});

describe('without strength', () => {
  it('a study is its mean field bit for bit', async () => {
    const bare = embeddedStudy('co-oxidation');
    const names = bare.descriptors.map((d) => d.name);
    const points: Row[] = [-1, 0.5, 2].flatMap((a) => [0, 1.5, 3].map((b) => ({ [names[0]]: a, [names[1]]: b })));
    const plain = await evaluated(bare, points, { derivatives: true });
    for (const [self, strength] of [
      [{ 'CO*': 3, 'O*': 4 }, 0],
      [{}, 1],
    ] as const) {
      const interactions = { ...frumkin(0).energetics.interactions!, self, strength, transitionStates: {} };
      const study = { ...bare, energetics: { ...bare.energetics, interactions } };
      const result = await evaluated(study, points, { derivatives: true });
      expect(result.evaluation.solutions).toEqual(plain.evaluation.solutions);
    }
  });
});

describe('interacting adsorbates', () => {
  const places = [-2, -1.2, -0.5, 0].map((E) => ({ E }));

  it('are in equilibrium with gases in equilibrium', async () => {
    // ln a_B = (G_A - G_B)/kT + ln a_A
    const result = await evaluated(isomerisation(repulsion), places, { settings: { a_B: Math.exp(-0.1 / kT(T)) } });
    expect(result.statuses()).toEqual(places.map(() => 'converged'));
    places.forEach((_, p) => {
      for (const step of explainPoint(result.evaluation, p).steps) {
        expect(Math.abs(step.lnForward - step.lnReverse)).toBeLessThan(1e-9);
      }
    });
  });

  it('have affinities that sum to that of the overall reaction, whatever the coverages', async () => {
    const result = await evaluated(isomerisation(repulsion), places);
    places.forEach((_, p) => {
      const { steps } = explainPoint(result.evaluation, p);
      const [a, b, c] = steps.map(({ affinity }) => affinity);
      expect(Math.abs(a + b - c - (-0.1 - kT(T) * Math.log(0.01)))).toBeLessThan(1e-9);
    });
  });

  it('do not depend on the zero of energy', async () => {
    const one = await evaluated(isomerisation(repulsion), places);
    const other = await evaluated(isomerisation(repulsion, 3.7), places);
    places.forEach((_, p) => {
      for (const s of one.states) expect(Math.abs(one.lnCoverage(p, s) - other.lnCoverage(p, s))).toBeLessThan(1e-9);
    });
  });

  it('end where a clean surface ends after a long time', async () => {
    const study = isomerisation(repulsion);
    const steady = await evaluated(study, places);
    const late = await evaluated(study, places, { settings: { time: 1e9 } });
    expect(late.statuses()).toEqual(places.map(() => 'converged'));
    places.forEach((_, p) => {
      for (const s of steady.states) {
        expect(Math.abs(steady.lnCoverage(p, s) - late.lnCoverage(p, s))).toBeLessThan(1e-4);
      }
    });
  });

  it.each(['geometric-mean', 'arithmetic-mean', 'neglect'] as const)(
    'have the derivatives of their solutions (%s)',
    async (cross) => {
      const study = isomerisation({ ...repulsion, cross });
      const base = await evaluated(study, places, { derivatives: true });
      const h = 1e-5;
      for (const [variable, settings, moved, step] of [
        ['E', {}, (d: number) => places.map(({ E }) => ({ E: E + d })), h],
        ['T', {}, (d: number) => places.map(({ E }) => ({ E, T: T + d })), 100 * h],
        ['ln a_A', {}, (d: number) => places.map(({ E }) => ({ E, a_A: Math.exp(d) })), h],
      ] as const) {
        const up = await evaluated(study, moved(step), { settings });
        const down = await evaluated(study, moved(-step), { settings });
        places.forEach((_, p) => {
          const slope = (up.lnTof(p, 'A') - down.lnTof(p, 'A')) / (2 * step);
          const got = base.response(p, 'A', variable);
          expect(Math.abs(got - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
        });
      }
    },
  );

  it('have degrees of rate control that are derivatives by rate constants', async () => {
    const study = isomerisation(repulsion);
    const base = await evaluated(study, places, { derivatives: true });
    const faster = (factor: number): Study => {
      const steps = structuredClone(study.energetics.steps);
      const boltzmannOverPlanck = (1.380649e-23 / 6.62607015e-34) * T * factor;
      steps['A* <-> B*'] = { kind: 'arrhenius', prefactor: boltzmannOverPlanck, barrier: { through: ['A-B*'] } };
      return { ...study, energetics: { ...study.energetics, steps } };
    };
    const h = 1e-5;
    const up = await evaluated(faster(Math.exp(h)), places);
    const down = await evaluated(faster(Math.exp(-h)), places);
    places.forEach((_, p) => {
      const slope = (up.lnTof(p, 'A') - down.lnTof(p, 'A')) / (2 * h);
      expect(Math.abs(base.control(p, 'A')[1] - slope)).toBeLessThan(1e-5);
      expect(Math.abs(base.control(p, 'A').reduce((sum, x) => sum + x, 0) - 1)).toBeLessThan(1e-8);
    });
  });
});
