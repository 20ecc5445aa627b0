import { describe, expect, it } from 'vitest';

import { Worst } from './close';
import { evaluated } from './evaluated';
import { cases } from './studyTable';

describe('degree of rate control', () => {
  const producing = cases.filter(({ products }) => products.length > 0);
  it.each(producing)(
    'sum over steps of X_RC = 1 for every product: $name',
    async ({ study, rows, settings, products }) => {
      const results = await evaluated(study, rows, { settings, derivatives: true });
      const worst = new Worst();
      for (let p = 0; p < rows.length; p++) {
        for (const product of products) {
          const control = results.control(p, product);
          const sum = control.reduce((total, value) => total + value, 0);
          const largest = control.reduce((top, value) => Math.max(top, Math.abs(value)), 1);
          worst.add(sum, 1, `${product} at point ${p}`, largest);
          expect(results.sign(p, product)).not.toBe(0);
        }
      }
      worst.expectWithin(1e-10);
    },
  );
});
