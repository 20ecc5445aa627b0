import { describe, expect, it } from 'vitest';
import {
  changedDBand,
  fitScaling,
  hammerNorskovTerms,
  mixedDBand,
  newnsAndersonEnergy,
  upperEdge,
  type DBand,
} from '../../../src/energetics';
import { dbandMetals } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';

const copper: DBand = { center_eV: -2.67, width_eV: 4.2, filling: 1, coupling: 1 };

/** Eigenvalues of a symmetric tridiagonal matrix by bisection on the number of those below (Sturm). */
function eigenvalues(diagonal: readonly number[], off: readonly number[]): readonly number[] {
  const below = (x: number): number => {
    let count = 0;
    let q = 1;
    diagonal.forEach((d, i) => {
      q = d - x - (i === 0 ? 0 : off[i - 1] ** 2 / (q === 0 ? 1e-300 : q));
      if (q < 0) count++;
    });
    return count;
  };
  return diagonal.map((_, k) => {
    let [low, high] = [-100, 100];
    for (let pass = 0; pass < 60; pass++) {
      const middle = (low + high) / 2;
      if (below(middle) > k) high = middle;
      else low = middle;
    }
    return (low + high) / 2;
  });
}

/** The same energy from the levels of a level on a chain of so many atoms, whose end has a semi-elliptic band. */
function chainEnergy(
  band: Pick<DBand, 'center_eV' | 'width_eV'>,
  level: number,
  coupling: number,
  atoms: number,
): number {
  const hop = band.width_eV / 4;
  const filled = (values: readonly number[]): number => 2 * values.reduce((sum, e) => sum + Math.min(e, 0), 0);
  const chain = Array.from({ length: atoms }, () => band.center_eV);
  const hops = Array.from({ length: atoms - 1 }, () => hop);
  const together = eigenvalues([level, ...chain], [Math.sqrt(coupling), ...hops]);
  return filled(together) - filled(eigenvalues(chain, hops)) - 2 * Math.min(level, 0);
}

describe('newnsAndersonEnergy', () => {
  it.each([
    [-2.67, 4.2, -5, 1],
    [-1.2, 6, -5, 3.3],
    [1.5, 8, -5, 7],
    [-4.1, 3, 2.5, 1],
    [-2, 5, -1, 9],
  ])('is that of a level on a long chain (ε_d %d, W %d, ε_a %d, V² %d)', (center_eV, width_eV, level, coupling) => {
    const band = { center_eV, width_eV };
    // The levels of a finite chain are discrete; the mean over lengths is that of a long one.
    const lengths = [196, 197, 198, 199, 200, 201, 202, 203, 204];
    const mean = lengths.reduce((sum, n) => sum + chainEnergy(band, level, coupling, n), 0) / lengths.length;
    expectClose(newnsAndersonEnergy(band, level, coupling), mean, { abs: 2e-3 });
  });

  it('is second-order perturbation for a weak coupling to a narrow empty band', () => {
    const energy = newnsAndersonEnergy({ center_eV: 2, width_eV: 0.01 }, -3, 1e-4);
    expectClose(energy, (-2 * 1e-4) / 5, { rel: 1e-4 });
  });

  it('is stronger for a higher band and for a larger coupling', () => {
    const at = (center_eV: number, coupling = 2): number =>
      newnsAndersonEnergy({ center_eV, width_eV: 5 }, -5, coupling);
    expect(at(-1)).toBeLessThan(at(-2));
    expect(at(-2)).toBeLessThan(at(-4));
    expect(at(-2, 4)).toBeLessThan(at(-2, 2));
    expectClose(at(-2, 1e-12), 0, { abs: 1e-11 });
  });
});

describe('hammerNorskovTerms', () => {
  it('are those of the formula', () => {
    const nickel = { center_eV: -1.29, width_eV: 5, filling: 0.9, coupling: 1.16 };
    const { hybridization, repulsion } = hammerNorskovTerms(nickel, -5);
    expectClose(hybridization, (-2 * 0.1 * 1.16) / 3.71, { rel: 1e-14 });
    expectClose(repulsion, 2 * 1.9 * 1.16, { rel: 1e-14 });
    expect(hammerNorskovTerms(copper, -5).hybridization).toBeCloseTo(0, 15);
  });

  it('describe the adsorption of O on 21 metals, attraction and repulsion with their signs', () => {
    const metals = dbandMetals().metals.flatMap(({ element, center, Vad2, filling, adsorption }) =>
      center.ruban1997 === undefined || Vad2 === undefined || filling === undefined || adsorption?.E_O === undefined
        ? []
        : [
            {
              element,
              energy: adsorption.E_O,
              band: { center_eV: center.ruban1997, width_eV: 1, filling, coupling: Vad2 },
            },
          ],
    );
    expect(metals.length).toBe(21);
    const terms = metals.map(({ band }) => hammerNorskovTerms(band, -5));
    const fit = fitScaling(
      {
        y: { name: 'E_O', values: Float64Array.from(metals, ({ energy }) => energy) },
        x: [
          { name: 'hybridization', values: Float64Array.from(terms, (t) => t.hybridization) },
          { name: 'repulsion', values: Float64Array.from(terms, (t) => t.repulsion) },
        ],
      },
      { bounds: { hybridization: [0, Infinity], repulsion: [0, Infinity] } },
    );
    expect(fit.coefficients[1].value).toBeGreaterThan(1);
    expect(fit.coefficients.some(({ held }) => held)).toBe(false);
    expect(fit.rSquared).toBeGreaterThan(0.85);
    expect(fit.mae).toBeLessThan(0.6);
  });
});

describe('d bands of strained and mixed metals', () => {
  it('move up when stretched or with fewer neighbours below half filling of the window, and keep their filling', () => {
    const stretched = changedDBand(copper, { strain: 0.03, neighbours: 9 });
    expect(stretched.center_eV).toBeGreaterThan(copper.center_eV);
    expectClose(stretched.center_eV / stretched.width_eV, copper.center_eV / copper.width_eV, { rel: 1e-14 });
    expectClose(stretched.width_eV, copper.width_eV / 1.03 ** 5, { rel: 1e-14 });
    expectClose(changedDBand(copper, { strain: 0, neighbours: 7 }).width_eV, 4.2 * Math.sqrt(7 / 9), { rel: 1e-14 });
    expect(changedDBand(copper, { strain: 0, neighbours: 9 })).toEqual(copper);
    expectClose(upperEdge(copper), -0.57, { abs: 1e-12 });
  });

  it('are the mean of their parts', () => {
    const other: DBand = { center_eV: -1.29, width_eV: 5.4, filling: 0.9, coupling: 1.16 };
    const mixed = mixedDBand([
      [0.25, copper],
      [0.75, other],
    ]);
    expectClose(mixed.center_eV, 0.25 * -2.67 + 0.75 * -1.29, { rel: 1e-14 });
    expectClose(mixed.coupling, 1.12, { rel: 1e-14 });
    expect(mixedDBand([[1, copper]])).toEqual(copper);
  });
});
