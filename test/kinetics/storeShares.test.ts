import { describe, expect, it } from 'vitest';
import { converged, emptySolutions, stalled, type Batch, type Solutions } from '../../src/kinetics';
import { storeShares } from '../../src/kinetics/storeShares';
import { expectClose } from '../helpers/expectClose';

const ln2 = Math.LN2;

/** Shares of A (two atoms), B (one) and C (none) at one point with these TOFs: ln of the magnitude and sign. */
function sharesOf(tofs: readonly (readonly [ln: number, sign: number])[], status = converged): Solutions {
  const batch = {
    mechanism: { states: [], steps: [], externals: tofs.map(() => null) },
    program: { variables: [] },
    count: 1,
    derivatives: false,
    shares: { products: [2, 0, 1], weights: [2, 1, 0] },
  } as unknown as Batch;
  const out = emptySolutions(batch);
  out.status[0] = status;
  tofs.forEach(([ln, sign], x) => {
    out.lnTof[x] = ln;
    out.tofSign[x] = sign;
  });
  storeShares(batch, 0, out);
  return out;
}

describe('storeShares', () => {
  it('weighs the products that form, far below the range of f64 too', () => {
    for (const shift of [0, -2000, 2000]) {
      const { selectivity, winner } = sharesOf([
        [ln2 + shift, 1],
        [50 + shift, 1],
        [shift, 1],
      ]);
      expectClose(selectivity![0], 0.5, { rel: 1e-12 });
      expectClose(selectivity![1], 0.5, { rel: 1e-12 });
      expect(selectivity![2]).toBe(0);
      expect(winner![0]).toBeGreaterThanOrEqual(0);
    }
  });

  it('leaves out what is consumed', () => {
    const { selectivity, winner } = sharesOf([
      [9, -1],
      [0, 1],
      [-3, 1],
    ]);
    expect([[...selectivity!], [...winner!]]).toEqual([[1, 0, 0], [0]]);
  });

  it('knows no shares where one TOF is not known, but the winner among the others', () => {
    const { selectivity, winner } = sharesOf([
      [0, 1],
      [0, 1],
      [NaN, 0],
    ]);
    expect([[...selectivity!], [...winner!]]).toEqual([[NaN, NaN, NaN], [1]]);
  });

  it.each([
    { name: 'nothing forms', sign: -1, status: converged },
    { name: 'the point is not solved', sign: 1, status: stalled },
  ])('knows nothing where $name', ({ sign, status }) => {
    const { selectivity, winner } = sharesOf(
      [
        [0, sign],
        [0, 1],
        [0, sign],
      ],
      status,
    );
    expect([[...selectivity!], [...winner!]]).toEqual([[NaN, NaN, NaN], [-1]]);
  });
});
