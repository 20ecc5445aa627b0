/** More candidates than this are drawn by their density, not each with a mark. */
export const mostMarks = 1500;
/** More points of a density than this are cells; fewer are dots, one each. */
export const mostSingle = 600;

/** A honeycomb over two axes: cells of a row are `dx` apart, rows `dy`, and every other row is moved by half a cell. */
export interface Honeycomb {
  /** In units of the axes. */
  readonly dx: number;
  readonly dy: number;
}

/** A rectangle in units of the axes. */
export interface DensityRange {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** Cells that hold points, in the order of their rows and columns. */
export interface DensityCells {
  readonly comb: Honeycomb;
  /** Column and row of each cell; its centre is at ((column + half of an odd row) dx, row dy). */
  readonly column: Int32Array;
  readonly row: Int32Array;
  readonly count: Int32Array;
  /** Point with the highest score of the cell, the first of equal ones; -1 where none has a score. */
  readonly best: Int32Array;
  /** Points in the range, which are those that are counted. */
  readonly inside: number;
}

/** Height of a regular hexagon's row in units of the distance of its columns. */
const rowShare = Math.sqrt(3) / 2;
/** Steps of cells: their size changes by √2, so that they stay while a map is zoomed a little. */
const perDoubling = 2;

/**
 * The honeycomb of a picture whose cells are about as wide as asked. It lies at the same place whatever part of the axes is
 * in sight, so that cells move with the map.
 *
 * @param pixels per unit of either axis. @param width of a cell [px].
 */
export function honeycomb(pixels: { readonly x: number; readonly y: number }, width: number): Honeycomb {
  const step = (perUnit: number): number => 2 ** (Math.round(perDoubling * Math.log2(width / perUnit)) / perDoubling);
  return { dx: step(pixels.x), dy: rowShare * step(pixels.y) };
}

/** Counts the points of a range by the cells of a honeycomb; points with a coordinate that is not finite lie nowhere. */
export function densityCells(
  x: Float64Array,
  y: Float64Array,
  score: Float64Array | null,
  comb: Honeycomb,
  range: DensityRange,
): DensityCells {
  const { dx, dy } = comb;
  const firstColumn = Math.floor(range.x[0] / dx) - 2;
  const firstRow = Math.floor(range.y[0] / dy) - 2;
  const columns = Math.ceil(range.x[1] / dx) + 3 - firstColumn;
  const rows = Math.ceil(range.y[1] / dy) + 3 - firstRow;
  const counts = new Int32Array(columns * rows);
  const leaders = new Int32Array(columns * rows).fill(-1);
  let inside = 0;
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i], y[i]];
    if (!(px >= range.x[0] && px <= range.x[1] && py >= range.y[0] && py <= range.y[1])) continue;
    inside++;
    const at = cellOf(px / dx, py / dy, firstColumn, firstRow, columns);
    counts[at]++;
    if (score === null || Number.isNaN(score[i])) continue;
    const leader = leaders[at];
    if (leader < 0 || score[i] > score[leader]) leaders[at] = i;
  }
  const filled: number[] = [];
  for (let at = 0; at < counts.length; at++) if (counts[at] > 0) filled.push(at);
  return {
    comb,
    column: Int32Array.from(filled, (at) => firstColumn + (at % columns)),
    row: Int32Array.from(filled, (at) => firstRow + Math.floor(at / columns)),
    count: Int32Array.from(filled, (at) => counts[at]),
    best: Int32Array.from(filled, (at) => leaders[at]),
    inside,
  };
}

/** Centre of a cell in units of the axes. */
export function cellCentre({ comb, column, row }: DensityCells, cell: number): readonly [number, number] {
  return [(column[cell] + (row[cell] & 1) / 2) * comb.dx, row[cell] * comb.dy];
}

/** The filled cell that holds a place, or -1. */
export function cellAt(cells: DensityCells, x: number, y: number): number {
  const at = nearest(x / cells.comb.dx, y / cells.comb.dy);
  return cells.row.findIndex((row, cell) => row === at.row && cells.column[cell] === at.column);
}

function cellOf(u: number, v: number, firstColumn: number, firstRow: number, columns: number): number {
  const { column, row } = nearest(u, v);
  return (row - firstRow) * columns + column - firstColumn;
}

/** The nearest centre is in the nearest row, or in the next one on the other side of the place. */
function nearest(u: number, v: number): { readonly column: number; readonly row: number } {
  const row = Math.round(v);
  const column = Math.round(u - (row & 1) / 2);
  const up = v - row;
  if (Math.abs(up) * 3 <= 1) return { column, row };
  const other = row + (up < 0 ? -1 : 1);
  const beside = Math.round(u - (other & 1) / 2);
  const far = (r: number, c: number): number => (u - (r & 1) / 2 - c) ** 2 + (rowShare * (v - r)) ** 2;
  return far(other, beside) < far(row, column) ? { column: beside, row: other } : { column, row };
}

/**
 * The ring that stands for a cell: width of the cell, of the line and of the pale edge around it [px], and how much of the
 * map that edge hides. Where all cells are full the lines take 18 % of the map and the edges as much again, so that its
 * colours can be read.
 */
export const densityRing = { cell: 18, line: 1.2, edge: 2.4, edgeOpacity: 0.7 } as const;

/** Share of a cell's width that its ring takes: by the logarithm of the count, so that single points still show. */
export function cellShare(count: number, most: number): number {
  const [least, full] = [0.22, 0.66];
  if (most <= 1) return least;
  return least + ((full - least) * Math.log(count)) / Math.log(most);
}

/** Counts that a legend shows: 1 and powers of ten up to the largest count, or that one itself. */
export function legendCounts(most: number): readonly number[] {
  const powers: number[] = [];
  for (let count = 1; count <= most; count *= 10) powers.push(count);
  return most > 2 * (powers.at(-1) ?? 1) ? [...powers, most] : powers;
}
