import { describe, it } from 'vitest';

import type { Species } from '../../src/mechanism';
import { Worst } from './close';
import { evaluated } from './evaluated';
import { cases } from './studyTable';

const quantities: Readonly<Record<string, (species: Species) => number>> = {
  N: (s) => s.composition?.N ?? 0,
  O: (s) => s.composition?.O ?? 0,
  H: (s) => s.composition?.H ?? 0,
  C: (s) => s.composition?.C ?? 0,
  charge: (s) => s.charge,
};

/** Largest part of the turnover of a species that counts: the others' terms of its balance are lost in rounding below it. */
function largestTerm(terms: readonly number[]): number {
  return terms.reduce((top, term) => Math.max(top, Math.abs(term)), 0);
}

describe('conservation', () => {
  const producing = cases.filter(({ products }) => products.length > 0);
  it.each(producing)('sum of atoms x TOF = 0 for every element and the charge: $name', async (entry) => {
    const { study, rows, settings } = entry;
    const results = await evaluated(study, rows, { settings });
    const { externals } = results.evaluation.model.mechanism;
    const worst = new Worst();
    for (const [quantity, amountOf] of Object.entries(quantities)) {
      if (externals.every((s) => amountOf(s) === 0)) continue;
      for (let p = 0; p < rows.length; p++) {
        const terms = externals.map((s) => (amountOf(s) === 0 ? 0 : amountOf(s) * results.tof(p, s.name)));
        const sum = terms.reduce((total, term) => total + term, 0);
        worst.add(sum, 0, `${quantity} at point ${p}`, largestTerm(terms));
      }
    }
    worst.expectWithin(1e-12);
  });
});
