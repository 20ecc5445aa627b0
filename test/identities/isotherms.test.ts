import { describe, expect, it } from 'vitest';

import type { Study } from '../../src/study';
import { Worst } from './close';
import { evaluated, type Evaluated } from './evaluated';
import {
  bidentateLangmuir,
  closedCycle,
  competitiveLangmuir,
  cycleEnergy,
  cycleStates,
  dissociativeLangmuir,
  hydrogenElectrode,
  kT,
  langmuir,
} from './toyStudies';

const T = 500;
const energies = [-2.5, -1.2, -0.4, 0, 0.3, 1.5];
const activities = [1e-8, 0.02, 1, 30];
const rows = energies.flatMap((E) => activities.map((a) => ({ E, a_A: a })));

/** ln(sum of exp) without overflow. */
function lnSum(...terms: readonly number[]): number {
  const top = Math.max(...terms);
  return top + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - top), 0));
}

interface Isotherm {
  readonly name: string;
  readonly study: Study;
  /** Name of the activity that rows call a_A, and of those that are fixed. */
  readonly gas: string;
  readonly fixed?: Readonly<Record<string, number>>;
  /** ln coverages at the adsorption energy E [eV] and ln activity. */
  readonly coverages: (E: number, lnA: number) => Readonly<Record<string, number>>;
}

const isotherms: readonly Isotherm[] = [
  {
    name: 'Langmuir: theta = Ka / (1 + Ka)',
    study: langmuir(),
    gas: 'a_A',
    coverages: (E, lnA) => {
      const x = lnA - E / kT(T);
      return { '*': -lnSum(0, x), 'A*': x - lnSum(0, x) };
    },
  },
  {
    name: 'dissociative Langmuir: theta = sqrt(Ka) / (1 + sqrt(Ka))',
    study: dissociativeLangmuir(),
    gas: 'a_A2',
    coverages: (E, lnA) => {
      const x = (lnA - E / kT(T)) / 2;
      return { '*': -lnSum(0, x), 'A*': x - lnSum(0, x) };
    },
  },
  {
    name: 'competitive Langmuir: theta_i = K_i a_i / (1 + sum K a)',
    study: competitiveLangmuir(),
    gas: 'a_A',
    fixed: { a_B: 1e-3 },
    coverages: (E, lnA) => {
      const x = lnA - E / kT(T);
      const y = Math.log(1e-3) - (0.5 * E) / kT(T);
      const all = lnSum(0, x, y);
      return { '*': -all, 'A*': x - all, 'B*': y - all };
    },
  },
  {
    name: 'bidentate Langmuir: theta = Ka theta_*^2, theta_* + 2 theta = 1',
    study: bidentateLangmuir(),
    gas: 'a_A',
    coverages: (E, lnA) => {
      const x = lnA - E / kT(T);
      const lnRoot = lnSum(0, Math.log(8) + x) / 2;
      const empty = Math.LN2 - lnSum(0, lnRoot);
      return { '*': empty, 'A**': x + 2 * empty };
    },
  },
];

/** A TOF where forward and reverse rates are equal: lost in rounding (NaN without a sign), or next to nothing. */
function netOf(results: Evaluated, p: number, external: string): number {
  const lost = Number.isNaN(results.lnTof(p, external)) && results.sign(p, external) === 0;
  return lost && results.status(p) === 'converged' ? 0 : results.tof(p, external);
}

describe('isotherms', () => {
  it.each(isotherms)('$name', async ({ study, gas, fixed, coverages }) => {
    const table = rows.map(({ E, a_A }) => ({ E, [gas]: a_A, ...fixed }));
    const results = await evaluated(study, table);
    const worst = new Worst();
    rows.forEach(({ E, a_A }, p) => {
      const expected = coverages(E, Math.log(a_A));
      expect(Object.keys(expected)).toEqual(results.states);
      for (const [state, ln] of Object.entries(expected)) {
        worst.add(results.lnCoverage(p, state), ln, `${state} at E = ${E}, a = ${a_A}`, Math.max(1, Math.abs(ln)));
      }
      for (const external of results.externals) {
        worst.add(netOf(results, p, external), 0, `TOF of ${external} at E = ${E}, a = ${a_A}`);
      }
    });
    worst.expectWithin(1e-12);
  });
});

describe('detailed balance', () => {
  it('closed cycle at a_B / a_A = exp(-dG/kT): coverages are those of equilibrium and no step has a net rate', async () => {
    const a_A = 0.3;
    const a_B = a_A * Math.exp(-cycleEnergy / kT(T));
    const table = energies.map((E) => ({ E, a_A, a_B }));
    const results = await evaluated(closedCycle(), table);
    const coverages = new Worst();
    const turnover = new Worst();
    energies.forEach((E, p) => {
      const weights = Object.entries(cycleStates).map(
        ([state, energy]) => [state, Math.log(a_A) - energy(E) / kT(T)] as const,
      );
      const all = lnSum(0, ...weights.map(([, ln]) => ln));
      coverages.add(results.lnCoverage(p, '*'), -all, `* at E = ${E}`);
      for (const [state, ln] of weights) coverages.add(results.lnCoverage(p, state), ln - all, `${state} at E = ${E}`);
      const barrier = Math.max(0.2, E, 0);
      const gross =
        ((1.380649e-23 * T) / 6.62607015e-34) * a_A * Math.exp(results.lnCoverage(p, '*') - barrier / kT(T));
      turnover.add(netOf(results, p, 'A'), 0, `TOF of A at E = ${E}`, gross);
      turnover.add(netOf(results, p, 'B'), 0, `TOF of B at E = ${E}`, gross);
    });
    coverages.expectWithin(1e-12);
    turnover.expectWithin(1e-12);
  });

  it.each([-0.01, 0.01])(
    'closed cycle with ln(a_B / a_A) off equilibrium by %d runs towards equilibrium',
    async (off) => {
      const a_A = 0.3;
      const a_B = a_A * Math.exp(-cycleEnergy / kT(T) + off);
      const results = await evaluated(
        closedCycle(),
        energies.map((E) => ({ E, a_A, a_B })),
      );
      const worst = new Worst();
      energies.forEach((E, p) => {
        expect(results.sign(p, 'B')).toBe(-Math.sign(off));
        expect(results.sign(p, 'A')).toBe(Math.sign(off));
        worst.add(results.lnTof(p, 'A'), results.lnTof(p, 'B'), `turnover at E = ${E}`);
      });
      worst.expectWithin(1e-9);
    },
  );

  it('hydrogen electrode at its Nernst potential: theta_H = x / (1 + x), x = exp(-(E + U)/kT), no current', async () => {
    const pH = 5;
    const a_H2 = 0.04;
    const thermal = kT(320);
    const U = -(thermal / 2) * Math.log(a_H2);
    const table = energies.map((E) => ({ E, U_SHE: U - thermal * Math.LN10 * pH, pH, a_H2 }));
    const results = await evaluated(hydrogenElectrode(), table);
    const coverages = new Worst();
    const turnover = new Worst();
    energies.forEach((E, p) => {
      const x = -(E + U) / thermal;
      coverages.add(results.lnCoverage(p, 'H*'), x - lnSum(0, x), `H* at E = ${E}`);
      coverages.add(results.lnCoverage(p, '*'), -lnSum(0, x), `* at E = ${E}`);
      const volmer = 1e13 * Math.exp(results.lnCoverage(p, '*') - (0.6 + 0.5 * E + 0.5 * U) / thermal);
      turnover.add(netOf(results, p, 'H2'), 0, `TOF of H2 at E = ${E}`, volmer);
    });
    coverages.expectWithin(1e-12);
    turnover.expectWithin(1e-12);
  });
});
