/**
 * `value` with one more pixel on every side and with every missing value (NaN) filled, so that contour lines reach
 * the edges of good pixels without bending. Pixels next to a valid one get a one-sided linear extrapolation, limited
 * by the gentler of the last two slopes; pixels further out repeat the nearest of those. The filled values give geometry
 * only and must be clipped away. A linear field stays linear. Returns (columns + 2) * (rows + 2) values, or nothing
 * when no value is valid.
 */
export function grownField(value: Float64Array, columns: number, rows: number): Float64Array | undefined {
  const grid = new PaddedGrid(value, columns, rows);
  if (grid.filled.every((v) => Number.isNaN(v))) return undefined;
  const queue = grid.missingNextToValid();
  const edge = queue.map((cell) => extrapolated(cell, grid));
  queue.forEach((cell, k) => (grid.filled[cell] = edge[k]!));
  for (let k = 0; k < queue.length; k++) {
    const cell = queue[k];
    for (const offset of grid.sides) {
      if (!Number.isNaN(grid.at(cell, offset, 1)) || !grid.contains(cell, offset, 1)) continue;
      grid.filled[cell + offset] = grid.filled[cell]!;
      queue.push(cell + offset);
    }
  }
  return grid.filled;
}

class PaddedGrid {
  readonly filled: Float64Array;
  readonly width: number;
  readonly height: number;
  readonly sides: readonly number[];
  readonly diagonals: readonly number[];

  constructor(value: Float64Array, columns: number, rows: number) {
    this.width = columns + 2;
    this.height = rows + 2;
    this.filled = new Float64Array(this.width * this.height).fill(NaN);
    for (let j = 0; j < rows; j++)
      this.filled.set(value.subarray(j * columns, (j + 1) * columns), (j + 1) * this.width + 1);
    this.sides = [1, -1, this.width, -this.width];
    this.diagonals = [this.width + 1, this.width - 1, -this.width + 1, -this.width - 1];
  }

  /** Whether `steps` moves along `offset` from `cell` end inside the padded grid. */
  contains(cell: number, offset: number, steps: number): boolean {
    const down = Math.round(offset / this.width);
    const column = (cell % this.width) + (offset - down * this.width) * steps;
    const row = Math.floor(cell / this.width) + down * steps;
    return column >= 0 && column < this.width && row >= 0 && row < this.height;
  }

  /** Value `steps` moves along `offset` from `cell`; NaN beyond the grid. */
  at(cell: number, offset: number, steps: number): number {
    return this.contains(cell, offset, steps) ? this.filled[cell + offset * steps] : NaN;
  }

  missingNextToValid(): number[] {
    const offsets = [...this.sides, ...this.diagonals];
    const found: number[] = [];
    for (let cell = 0; cell < this.filled.length; cell++) {
      if (!Number.isNaN(this.filled[cell])) continue;
      if (offsets.some((offset) => !Number.isNaN(this.at(cell, offset, 1)))) found.push(cell);
    }
    return found;
  }
}

function extrapolated(cell: number, grid: PaddedGrid): number {
  for (const offsets of [grid.sides, grid.diagonals]) {
    const sloped: number[] = [];
    const flat: number[] = [];
    for (const offset of offsets) {
      const [near, next, far] = [1, 2, 3].map((steps) => grid.at(cell, offset, steps)) as [number, number, number];
      if (Number.isNaN(near)) continue;
      if (Number.isNaN(next)) flat.push(near);
      else sloped.push(near + (Number.isNaN(far) ? near - next : gentler(near - next, next - far)));
    }
    if (sloped.length > 0) return mean(sloped);
    if (flat.length > 0) return mean(flat);
  }
  return NaN;
}

/** The smaller of two slopes of the same sign, else 0 (minmod). */
function gentler(a: number, b: number): number {
  if (a * b <= 0) return 0;
  return Math.abs(a) < Math.abs(b) ? a : b;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}
