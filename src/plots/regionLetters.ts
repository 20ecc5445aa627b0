import { connectedPixels } from './pixelRegions';
import { gridToPicture, type Box, type MapFrame } from './plotLayout';

/** A letter for a category: its box [px] and the number of the category. */
export interface RegionLetter {
  readonly box: Box;
  readonly category: number;
}

const lettersPerCategory = 3;
const letterReach = 10;

/**
 * Places for letters in the largest connected regions of each category: the pixel farthest from the region's border
 * and from the `marks` [px], nearer to the region's middle where several are alike. Regions that cannot hold a circle
 * of 10 px get none. `winner` is row-major, negative for no category.
 */
export function regionLetters(
  winner: Int16Array,
  frame: MapFrame,
  marks: readonly (readonly [number, number])[],
): RegionLetter[] {
  const { columns, rows } = frame;
  const distance = borderDistance(winner, frame);
  const centre = (pixel: number) => gridToPicture(frame, (pixel % columns) + 0.5, Math.floor(pixel / columns) + 0.5);
  const used = new Map<number, number>();
  const letters: RegionLetter[] = [];
  for (const region of connectedPixels((pixel) => winner[pixel], columns, rows)) {
    const category = winner[region[0]];
    const roomy = region.filter((pixel) => distance[pixel] >= letterReach);
    if (roomy.length === 0 || (used.get(category) ?? 0) >= lettersPerCategory) continue;
    const centres = roomy.map(centre);
    const middle = [0, 1].map((axis) => centres.reduce((sum, c) => sum + c[axis], 0) / centres.length);
    let best = 0;
    let bestScore = -Infinity;
    centres.forEach(([x, y], k) => {
      const toMark = Math.min(...marks.map(([mx, my]) => Math.hypot(mx - x, my - y)), Infinity);
      const score = Math.min(distance[roomy[k]], toMark, 40) - 0.05 * Math.hypot(x - middle[0], y - middle[1]);
      if (score > bestScore) [best, bestScore] = [k, score];
    });
    const [x, y] = centres[best];
    used.set(category, (used.get(category) ?? 0) + 1);
    letters.push({ box: { x: x - 8, y: y - 9, width: 16, height: 18 }, category });
  }
  return letters;
}

/** Distance [px] from the middle of each pixel to the nearest edge of its region or of the map (chamfer, within 8 %). */
function borderDistance(winner: Int16Array, frame: MapFrame): Float64Array {
  const { columns, rows } = frame;
  const w = frame.width / columns;
  const h = frame.height / rows;
  const distance = new Float64Array(columns * rows).fill(Infinity);
  const relax = (pixel: number, i: number, j: number, di: number, dj: number) => {
    const beyond = i + di < 0 || i + di >= columns || j + dj < 0 || j + dj >= rows;
    const other = pixel + dj * columns + di;
    const step = Math.hypot(di * w, dj * h);
    const near = beyond || winner[other] !== winner[pixel] ? step / 2 : distance[other] + step;
    distance[pixel] = Math.min(distance[pixel], near);
  };
  for (const way of [-1, 1]) {
    for (let k = 0; k < distance.length; k++) {
      const pixel = way === -1 ? k : distance.length - 1 - k;
      const [i, j] = [pixel % columns, Math.floor(pixel / columns)];
      for (const [di, dj] of [
        [way, 0],
        [-1, way],
        [0, way],
        [1, way],
      ] as const)
        relax(pixel, i, j, di, dj);
    }
  }
  return distance;
}
