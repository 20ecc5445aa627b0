import { describe, expect, it } from 'vitest';

import { Worst } from './close';
import { evaluated } from './evaluated';
import { cases } from './studyTable';

describe('site balance', () => {
  it.each(cases)(
    'sum of denticity x coverage = fraction of each site type: $name',
    async ({ study, rows, settings }) => {
      const results = await evaluated(study, rows, { settings });
      const { sites, states, stateSite, denticity } = results.evaluation.model.mechanism;
      const worst = new Worst();
      for (let p = 0; p < rows.length; p++) {
        expect(results.status(p)).toBe('converged');
        sites.forEach((site, type) => {
          const sum = states.reduce(
            (total, state, i) =>
              stateSite[i] === type ? total + denticity[i] * Math.exp(results.lnCoverage(p, state.name)) : total,
            0,
          );
          worst.add(sum, site.fraction, `point ${p}, site type ${site.name}`);
        });
      }
      worst.expectWithin(1e-12);
    },
  );
});
