import { describe, expect, it } from 'vitest';

import { Worst, expectClose } from './close';
import { evaluated } from './evaluated';
import { bindingRow, no3rr } from './studyTable';
import { closedCycle, langmuir, poisoned, toyStudy, volcano } from './toyStudies';

describe('nothing to react', () => {
  const nitrogen = ['NO3-', 'NO', 'N2', 'N2O', 'NH3', 'H2O'];
  const bindings = [
    [400, 450],
    [450, 500],
    [380, 520],
  ];
  const T = 300;

  it('zero nitrate activity: no N product, and H* by the Volmer and Tafel steps alone', async () => {
    const rows = bindings.map(([O, N]) => bindingRow(O, N));
    const results = await evaluated(no3rr, rows, { settings: { 'a_NO3-': 0, U_RHE: -0.1 } });
    const worst = new Worst();
    bindings.forEach(([, N], p) => {
      expect(results.status(p)).toBe('converged');
      for (const external of nitrogen) {
        expect(results.lnTof(p, external)).toBe(-Infinity);
        expect(results.sign(p, external)).toBe(0);
      }
      for (const state of results.states.filter((name) => name !== '*' && name !== 'H*')) {
        expect(results.lnCoverage(p, state)).toBe(-Infinity);
      }
      const RT = 8.31446261815324e-3 * T;
      const k1 = 1e13 * Math.exp(-(-0.205 * N + 82.01225 + 96.485 * -0.1) / RT);
      const k = { ahead: k1, back: 1e13, recombination: 1e13 };
      // k1 (1 - h) = k-1 h + 2 k2 h^2
      const b = k.ahead + k.back;
      const h = (2 * k.ahead) / (b + Math.sqrt(b * b + 8 * k.recombination * k.ahead));
      worst.add(results.lnCoverage(p, 'H*'), Math.log(h), `H* at point ${p}`);
      worst.add(results.lnTof(p, 'H2'), Math.log(k.recombination) + 2 * Math.log(h), `H2 at point ${p}`);
    });
    worst.expectWithin(1e-12);
  });
});

describe('irreversible adsorption', () => {
  it('A + * -> A* fills the surface and turns nothing over', async () => {
    const study = toyStudy({
      species: { A: { composition: { C: 1 } }, 'A*': { composition: { C: 1 } } },
      steps: {
        'A + * -> A*': { kind: 'arrhenius', prefactor: 1e13, barrier: { const: 0.5, E: 1 }, reverseBarrier: 0 },
      },
      activities: { A: 1e-3 },
      reactant: 'A',
    });
    const results = await evaluated(study, [{ E: 0 }, { E: 1 }]);
    for (const p of [0, 1]) {
      expect(results.status(p)).toBe('converged');
      expectClose(results.lnCoverage(p, 'A*'), 0, 1e-12, 'A*');
      expect(results.lnCoverage(p, '*')).toBe(-Infinity);
      expect(results.lnTof(p, 'A')).toBe(-Infinity);
      expect(results.sign(p, 'A')).toBe(0);
    }
  });

  it('a poison ends every turnover, and without it the cycle runs', async () => {
    const rows = [
      { E: -0.5, a_P: 1e-9 },
      { E: -0.5, a_P: 0 },
    ];
    const results = await evaluated(poisoned(), rows);
    const clean = await evaluated(volcano(), [{ E: -0.5, a_A: 1 }]);
    expect(results.statuses()).toEqual(['converged', 'converged']);
    expectClose(results.lnCoverage(0, 'P*'), 0, 1e-12, 'P*');
    for (const state of ['*', 'A*']) expect(results.lnCoverage(0, state)).toBe(-Infinity);
    for (const external of ['A', 'B', 'P']) expect(results.lnTof(0, external)).toBe(-Infinity);
    expect(results.lnCoverage(1, 'P*')).toBe(-Infinity);
    expectClose(results.lnTof(1, 'B'), clean.lnTof(0, 'B'), 1e-12, 'TOF without poison');
  });
});

describe('points without a solution', () => {
  /** Asserts that a point has no number anywhere. */
  function expectNoValues(results: Awaited<ReturnType<typeof evaluated>>, p: number): void {
    for (const state of results.states) expect(results.lnCoverage(p, state)).toBeNaN();
    for (const external of results.externals) {
      expect(results.lnTof(p, external)).toBeNaN();
      for (const value of results.control(p, external)) expect(value).toBeNaN();
      for (const variable of results.evaluation.variables) expect(results.response(p, external, variable)).toBeNaN();
    }
    expect(results.evaluation.solutions.residual[p]).toBeNaN();
  }

  const studies = [
    { name: 'no3rr', study: no3rr, row: bindingRow(400, 480) },
    { name: 'Langmuir', study: langmuir(), row: { E: -0.5 } },
    { name: 'volcano', study: volcano(), row: { E: -0.5 } },
    { name: 'closed cycle, barriers with a floor', study: closedCycle(), row: { E: -0.5 } },
  ];
  const cases = studies.flatMap(({ name, study, row }) =>
    Object.keys(row).flatMap((variable) =>
      // the nitrate study has a domain, and infinite binding energies are outside it
      (study === no3rr ? [NaN] : [NaN, Infinity, -Infinity]).map((value) => ({ name, study, row, variable, value })),
    ),
  );

  it.each(cases)('$variable = $value: not finite, no numbers ($name)', async ({ study, row, variable, value }) => {
    const results = await evaluated(study, [{ ...row, [variable]: value }, row], { derivatives: true });
    expect(results.statuses()).toEqual(['not-finite', 'converged']);
    expectNoValues(results, 0);
    for (const state of results.states) expect(results.lnCoverage(1, state)).not.toBeNaN();
  });

  it('NaN potential and activity: not finite', async () => {
    const row = { ...bindingRow(400, 480), U_RHE: 0.1, 'a_NO3-': 1 };
    const results = await evaluated(no3rr, [{ ...row, U_RHE: NaN }, { ...row, 'a_NO3-': NaN }, row], {
      derivatives: true,
    });
    expect(results.statuses()).toEqual(['not-finite', 'not-finite', 'converged']);
    expectNoValues(results, 0);
    expectNoValues(results, 1);
  });

  it.each([
    { O: 200, N: 200, U: 0.1 },
    { O: 700, N: 300, U: 0.1 },
    { O: 250, N: 690, U: -0.6 },
  ])('outside the domain ($O, $N kJ/mol at $U V): masked, with a reason that holds', async ({ O, N, U }) => {
    const results = await evaluated(no3rr, [{ ...bindingRow(O, N), U_RHE: U }], { derivatives: true });
    expect(results.status(0)).toBe('masked');
    const { solutions, maskReasons, model } = results.evaluation;
    const reason = maskReasons[solutions.mask[0]];
    const [, direction, step] = /^(forward|reverse) barrier of (.*) is negative$/.exec(reason)!;
    const law = model.steps.find(({ id }) => id === step)!;
    const { constant, terms } = (direction === 'forward' ? law.forward : law.reverse!).barriers[0];
    const at: Readonly<Record<string, number>> = { ...bindingRow(O, N), U_RHE: U };
    expect(Object.entries(terms).reduce((sum, [name, c]) => sum + c * at[name], constant)).toBeLessThan(0);
    expectNoValues(results, 0);
  });

  it('points in the domain have no mask', async () => {
    const results = await evaluated(no3rr, [bindingRow(400, 480)]);
    expect(results.evaluation.solutions.mask[0]).toBe(-1);
  });
});
