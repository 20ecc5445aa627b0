import { describe, expect, it } from 'vitest';
import { fitRanges } from '../../../src/ui/candidates/fitRanges';
import type { View } from '../../../src/ui/state/view';

const axes: View['axes'] = [
  { name: 'E_O', range: [-5, -4] },
  { name: 'U_RHE', range: [-1, 0.5] },
];
const candidates = [-6.3, -2.1, -4].map((E_O, i) => ({ name: `${i}`, values: { E_O, E_N: i } }));

describe('ranges that fit', () => {
  it('hold every surface with some room, and leave an axis that is no descriptor alone', () => {
    const fitted = fitRanges(axes, candidates);
    expect(fitted?.[0][0]).toBeCloseTo(-6.552, 6);
    expect(fitted?.[0][1]).toBeCloseTo(-1.848, 6);
    expect(fitted?.[1]).toEqual([-1, 0.5]);
  });

  it('are null without surfaces, and once they fit', () => {
    expect(fitRanges(axes, [])).toBeNull();
    const [x] = fitRanges(axes, candidates)!;
    expect(fitRanges([{ name: 'E_O', range: x }, axes[1]], candidates)).toBeNull();
  });

  it('have a width for a single surface', () => {
    expect(fitRanges(axes, candidates.slice(2))?.[0]).toEqual([-4.2, -3.8]);
  });
});
