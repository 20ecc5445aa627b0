import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { fitted, panned, rounded, zoomed, type Range } from '../../src/ui/map/mapGeometry';
import { axisLimits } from '../../src/ui/state/axisLimits';
import { defaultView, requireView } from '../../src/ui/state/view';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const view = defaultView(study);

/** What wheel, pinch, keys and drags do to an axis. */
function moved(name: string, range: Range, moves: readonly (readonly [by: number, at: number])[]): Range {
  return moves.reduce<Range>(([from, to], [by, at]) => {
    const limits = axisLimits(model, { name, range: [from, to] });
    const next = at > 1 ? panned([from, to], by * (to - from), limits) : zoomed([from, to], from + at * (to - from), by, limits); // prettier-ignore
    return fitted(rounded(next), limits);
  }, range);
}

describe('the limits of an axis', () => {
  it.each([
    ['T', [250, 600], [50, 3000]],
    ['pH', [0, 14], [-2, 16]],
    ['E_O', [-6.2, -3], [-20, 20]],
    ['U_RHE', [-1, 0.5], [-20, 20]],
    ['lg_a_NO3-', [-4, 0], [-30, 6]],
    ['a_NO3-', [0.001, 1], [1e-12, 1e6]],
  ] as const)('of %s end zooming out', (name, home, all) => {
    const out = Array.from({ length: 200 }, () => [1.3, 0.5] as const);
    expect(moved(name, [...home], out)).toEqual(all);
    expect(moved(name, [...home], [...out, [5, 2], [-9, 2]])).toEqual(all);
  });

  it('keeps every place that is zoomed and moved to one that can be computed', () => {
    const step = fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }));
    const names = fc.constantFrom('T', 'pH', 'E_O', 'U_SHE', 'lg_a_NO3-', 'a_NO3-');
    fc.assert(
      fc.property(names, fc.array(step, { maxLength: 60 }), (name, steps) => {
        const home: Range = name === 'a_NO3-' ? [0.001, 1] : name === 'T' ? [250, 600] : [-4, 0];
        const range = moved(name, home, steps);
        requireView(
          {
            ...view,
            axes: [
              { name, range },
              { name: 'E_N', range: [-6, -3] },
            ],
          },
          model,
        );
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('stop zooming in while pixels still have numbers of their own', () => {
    const [from, to] = moved(
      'E_O',
      [-6.2, -3],
      Array.from({ length: 200 }, () => [0.7, 0.3] as const),
    );
    expect(to - from).toBeCloseTo(1e-3, 5);
  });

  it('hold what an axis shows already, such as a range that was typed', () => {
    expect(axisLimits(model, { name: 'T', range: [20, 100] }).low).toBe(20);
    expect(moved('T', [20, 100], [[3, 0]])).toEqual([20, 260]);
    expect(axisLimits(model, { name: 'E_O', range: [-4, -3.9999] }).span).toBeCloseTo(1e-4, 12);
  });
});

describe('a view', () => {
  it.each([
    [{ name: 'T', range: [-5, 600] }, /invalid T: got -5, expected a temperature above 0/],
    [{ name: 'a_NO3-', range: [-1, 1] }, /invalid a_NO3-: got -1/],
    [{ name: 'E_O', range: [1, 1 + 1e-12] }, /invalid range of E_O: .*ends further apart/],
  ] as const)('with the axis %j is refused', ({ name, range }, message) => {
    const axes = [
      { name, range: [range[0], range[1]] },
      { name: 'E_N', range: [-6, -3] },
    ] satisfies (typeof view)['axes'];
    expect(() => requireView({ ...view, axes }, model)).toThrow(message);
  });
});
