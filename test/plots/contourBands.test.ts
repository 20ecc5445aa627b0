import { describe, expect, it } from 'vitest';
import { contourBands } from '../../src/plots/contourBands';
import { grownField } from '../../src/plots/grownField';
import { distanceToSegment } from '../../src/plots/simplifiedRing';

const columns = 14;
const rows = 9;

function field(value: (i: number, j: number) => number): Float64Array {
  return Float64Array.from({ length: columns * rows }, (_, k) => value(k % columns, Math.floor(k / columns)));
}

/** Distance from (x, y) to the nearest edge of the level's rings. */
function distance(values: Float64Array, level: number, x: number, y: number): number {
  const [band] = contourBands(values, columns, rows, [level]);
  const edges = band.rings.flatMap((ring) => ring.map((point, k) => [point, ring[(k + 1) % ring.length]] as const));
  return Math.min(...edges.map(([from, to]) => distanceToSegment([x, y], from, to)));
}

describe('contour bands', () => {
  it('of a linear ramp lie at the analytic positions, up to the edges', () => {
    const ramp = field((i, j) => 2 * (i + 0.5) + 3 * (j + 0.5) - 20);
    for (const level of [-19.3, -9.3, 0, 4.71, 34]) {
      const line = Array.from({ length: 141 }, (_, k) => [k / 10, (level + 20 - (2 * k) / 10) / 3] as const);
      const onMap = line.filter(([, y]) => y >= 0 && y <= rows);
      expect(onMap.length).toBeGreaterThan(2);
      for (const [x, y] of onMap) expect(distance(ramp, level, x, y)).toBeLessThan(1e-9);
    }
  });

  it('of a linear ramp do not bend at missing pixels', () => {
    const hole = (i: number, j: number) => i > 4 && i < 9 && j > 2 && j < 6;
    const ramp = field((i, j) => (hole(i, j) ? NaN : i + 0.5));
    for (let y = 0; y <= rows; y += 0.25) expect(distance(ramp, 4.8, 4.8, y)).toBeLessThan(1e-9);
  });

  it('of a field below the level are empty, of one above it cover the map', () => {
    const bands = contourBands(
      field(() => 1),
      columns,
      rows,
      [0, 2],
    );
    expect(bands[1].rings).toEqual([]);
    const xs = bands[0].rings.flat().map(([x]) => x);
    expect(Math.min(...xs)).toBeLessThan(0);
    expect(Math.max(...xs)).toBeGreaterThan(columns);
  });

  it('take infinite values as beyond every level and stay finite', () => {
    const step = field((i) => (i < 6 ? -Infinity : Infinity));
    for (let y = 0; y <= rows; y++) expect(distance(step, 0, 6, y)).toBeLessThan(1e-9);
  });

  it('thinning moves a line by no more than the tolerance', () => {
    const bowl = field((i, j) => Math.hypot(i - 7, j - 4));
    const exact = contourBands(bowl, columns, rows, [3.3])[0].rings[1];
    const thin = contourBands(bowl, columns, rows, [3.3], 0.3)[0].rings[1];
    expect(thin.length).toBeLessThan(exact.length);
    const edges = thin.map((point, k) => [point, thin[(k + 1) % thin.length]] as const);
    const worst = Math.max(...exact.map((point) => Math.min(...edges.map(([a, b]) => distanceToSegment(point, a, b)))));
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThanOrEqual(0.3);
  });

  it('without any value are empty', () => {
    expect(
      contourBands(
        field(() => NaN),
        columns,
        rows,
        [0],
      ),
    ).toEqual([{ level: 0, rings: [] }]);
  });
});

describe('grown field', () => {
  it('keeps valid values, fills everything, and does not overshoot next to a cliff', () => {
    const cliff = field((i) => (i === 7 ? NaN : i < 6 ? -300 : 0));
    const grown = grownField(cliff, columns, rows)!;
    expect(grown.every(Number.isFinite)).toBe(true);
    for (let j = 0; j < rows; j++)
      for (let i = 0; i < columns; i++)
        if (i !== 7) expect(grown[(j + 1) * (columns + 2) + i + 1]).toBe(cliff[j * columns + i]);
    expect(Math.max(...grown)).toBe(0);
  });

  it('has nothing to draw without levels, as in a field of one value', () => {
    expect(contourBands(Float64Array.of(1, 1, 1, NaN, 1, 1), 3, 2, [])).toEqual([]);
  });
});
