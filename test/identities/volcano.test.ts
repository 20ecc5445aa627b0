import { describe, expect, it } from 'vitest';

import { Worst, expectClose } from './close';
import { evaluated } from './evaluated';
import { kT, volcano, volcanoActivity, volcanoGamma } from './toyStudies';

const T = 500;
const apex = kT(T) * Math.log((volcanoGamma * volcanoActivity) / (1 - volcanoGamma));

/** Rates of `volcano` at the adsorption energy E [eV]: k1 a, k-1 and k2 [1/s]. */
function constants(E: number): readonly [number, number, number] {
  const k = (barrier: number): number => 1e13 * Math.exp(-barrier / kT(T));
  return [k(0.3) * volcanoActivity, k(0.3 - E), k(0.5 - volcanoGamma * E)];
}

describe('two-step volcano', () => {
  it('TOF = k1 a k2 / (k1 a + k-1 + k2), theta = k1 a / (k1 a + k-1 + k2)', async () => {
    const rows = Array.from({ length: 41 }, (_, i) => ({ E: -2 + 0.1 * i }));
    const results = await evaluated(volcano(), rows);
    const worst = new Worst();
    rows.forEach(({ E }, p) => {
      const [ahead, back, onward] = constants(E);
      const sum = ahead + back + onward;
      worst.add(results.lnTof(p, 'B'), Math.log((ahead * onward) / sum), `TOF of B at E = ${E}`);
      worst.add(results.lnTof(p, 'A'), Math.log((ahead * onward) / sum), `TOF of A at E = ${E}`);
      worst.add(results.sign(p, 'B') - results.sign(p, 'A'), 2, `signs at E = ${E}`);
      worst.add(results.lnCoverage(p, 'A*'), Math.log(ahead / sum), `A* at E = ${E}`);
    });
    worst.expectWithin(1e-12);
  });

  it('the apex stands where k-1 = k1 a gamma / (1 - gamma)', async () => {
    const rows = [-1e-3, 0, 1e-3].map((off) => ({ E: apex + off }));
    const results = await evaluated(volcano(), rows, { derivatives: true });
    expectClose(results.response(1, 'B', 'E') * kT(T), 0, 1e-12, 'slope at the apex');
    expect(results.lnTof(1, 'B')).toBeGreaterThan(results.lnTof(0, 'B'));
    expect(results.lnTof(1, 'B')).toBeGreaterThan(results.lnTof(2, 'B'));
  });

  it('the slopes are gamma/kT on the strong side and (gamma - 1)/kT on the weak side', async () => {
    const results = await evaluated(volcano(), [{ E: apex - 2 }, { E: apex + 1 }], { derivatives: true });
    const [strong, weak] = [0, 1].map((p) => results.response(p, 'B', 'E') * kT(T));
    expectClose(strong, volcanoGamma, 1e-8, 'strong side');
    expectClose(weak, volcanoGamma - 1, 1e-4, 'weak side');
  });

  it('X_RC of the adsorption = k2 / (k1 a + k-1 + k2), of the surface step the rest', async () => {
    const rows = [-0.6, apex, -0.1, 0.3].map((E) => ({ E }));
    const results = await evaluated(volcano(), rows, { derivatives: true });
    const worst = new Worst();
    rows.forEach(({ E }, p) => {
      const [ahead, back, onward] = constants(E);
      const first = onward / (ahead + back + onward);
      const [X1, X2] = results.control(p, 'B');
      worst.add(X1, first, `adsorption at E = ${E}`);
      worst.add(X2, 1 - first, `surface step at E = ${E}`);
    });
    worst.expectWithin(1e-12);
  });
});
