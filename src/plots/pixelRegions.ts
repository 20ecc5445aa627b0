/** Corners of closed outlines in pixel-edge units: (0, 0) is the lower left corner of the grid, one unit one pixel. */
export type Outline = readonly (readonly [number, number])[];

const stepX = [1, 0, -1, 0];
const stepY = [0, 1, 0, -1];

/**
 * Exact outlines of the pixels for which `inside` is true, corners only. The inside lies to the left: outer outlines
 * run counter-clockwise, holes clockwise, so the signed areas add up to the number of pixels. Pixels that touch only
 * at a corner get separate outlines. The size of the result grows with the border, not with the area.
 */
export function pixelOutlines(inside: (pixel: number) => boolean, columns: number, rows: number): Outline[] {
  const stride = columns + 1;
  const leaving = borderEdges(inside, columns, rows);
  const outlines: Outline[] = [];
  for (let start = 0; start < leaving.length; start++) {
    while (leaving[start] !== 0) outlines.push(traced(leaving, start, stride));
  }
  return outlines;
}

/** Per grid corner a bit for each direction (east, north, west, south) in which a border edge leaves it. */
function borderEdges(inside: (pixel: number) => boolean, columns: number, rows: number): Uint8Array {
  const stride = columns + 1;
  const leaving = new Uint8Array(stride * (rows + 1));
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const pixel = j * columns + i;
      if (!inside(pixel)) continue;
      const corner = j * stride + i;
      if (j === 0 || !inside(pixel - columns)) leaving[corner] |= 1;
      if (i === columns - 1 || !inside(pixel + 1)) leaving[corner + 1] |= 2;
      if (j === rows - 1 || !inside(pixel + columns)) leaving[corner + stride + 1] |= 4;
      if (i === 0 || !inside(pixel - 1)) leaving[corner + stride] |= 8;
    }
  }
  return leaving;
}

/**
 * Walks one outline and takes its edges off `leaving`. Turning left first keeps pixels apart that touch at a corner;
 * since every lower outline has been walked already, the walk ends when no edge is left at its start.
 */
function traced(leaving: Uint8Array, start: number, stride: number): Outline {
  const corners: [number, number][] = [];
  const first = [0, 1, 2, 3].find((d) => (leaving[start] & (1 << d)) !== 0)!;
  let at = start;
  let before = -1;
  for (let heading: number | undefined = first; heading !== undefined;) {
    if (heading !== before) corners.push([at % stride, Math.floor(at / stride)]);
    leaving[at] &= ~(1 << heading);
    at += stepX[heading] + stepY[heading] * stride;
    before = heading;
    heading = [(before + 1) % 4, before, (before + 3) % 4].find((d) => (leaving[at] & (1 << d)) !== 0);
  }
  if (before === first) corners.shift();
  return corners;
}

/** 4-connected groups of pixels with the same non-negative key, largest first; a negative key belongs to no group. */
export function connectedPixels(key: (pixel: number) => number, columns: number, rows: number): number[][] {
  const seen = new Uint8Array(columns * rows);
  const groups: number[][] = [];
  for (let first = 0; first < seen.length; first++) {
    if (seen[first] === 1 || key(first) < 0) continue;
    const group = [first];
    seen[first] = 1;
    for (let k = 0; k < group.length; k++) {
      const pixel = group[k];
      for (const next of neighbours(pixel, columns, rows)) {
        if (seen[next] === 1 || key(next) !== key(first)) continue;
        seen[next] = 1;
        group.push(next);
      }
    }
    groups.push(group);
  }
  return groups.sort((a, b) => b.length - a.length || a[0] - b[0]);
}

function neighbours(pixel: number, columns: number, rows: number): number[] {
  const i = pixel % columns;
  const found: number[] = [];
  if (i > 0) found.push(pixel - 1);
  if (i < columns - 1) found.push(pixel + 1);
  if (pixel >= columns) found.push(pixel - columns);
  if (pixel < columns * (rows - 1)) found.push(pixel + columns);
  return found;
}
