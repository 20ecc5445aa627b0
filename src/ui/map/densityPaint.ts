import { cellCentre, cellShare, densityRing } from '../../plots';
import type { Density } from '../ranking/rankAsk';
import { toScreen, type MapGeometry } from './mapGeometry';

/** Radius of the mark of a single candidate [px]. */
const single = 2.6;
const ink = '#1c1f24';
const paper = '#ffffff';

/** Corners of a hexagon that stands on a point, in units of half of its width. */
const corners = Array.from({ length: 6 }, (_, k): readonly [number, number] => {
  const angle = Math.PI / 6 + (k * Math.PI) / 3;
  return [Math.cos(angle) / Math.cos(Math.PI / 6), Math.sin(angle) / Math.cos(Math.PI / 6)];
});

/**
 * Paints candidates over a map: where they are few each is a dot, else cells are rings that grow with the logarithm of
 * their count. Dark with a pale edge, so that they stand out from every colour of the map and from both grounds.
 *
 * @param dots of the canvas per px of the page.
 */
export function paintDensity(canvas: HTMLCanvasElement, density: Density, geometry: MapGeometry, dots: number): void {
  const { width, height, left, top } = geometry;
  canvas.width = Math.max(1, Math.round(width * dots));
  canvas.height = Math.max(1, Math.round(height * dots));
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.setTransform(dots, 0, 0, dots, -left * dots, -top * dots);
  context.lineJoin = 'round';
  const path = new Path2D();
  const { points, cells } = density;
  if (points !== null) {
    points.x.forEach((x, i) => {
      const [px, py] = toScreen(geometry, x, points.y[i]);
      path.moveTo(px + single, py);
      path.arc(px, py, single, 0, 2 * Math.PI);
    });
  } else {
    const most = mostOf(density);
    const [rx, ry] = halfWidths(density, geometry);
    cells.count.forEach((count, cell) => {
      const [px, py] = toScreen(geometry, ...cellCentre(cells, cell));
      const share = cellShare(count, most);
      corners.forEach(([cx, cy], k) => {
        const [x, y] = [px + share * rx * cx, py + share * ry * cy];
        if (k === 0) path.moveTo(x, y);
        else path.lineTo(x, y);
      });
      path.closePath();
    });
  }
  const { line, edge, edgeOpacity } = densityRing;
  context.strokeStyle = paper;
  context.globalAlpha = points === null ? edgeOpacity : 1;
  context.lineWidth = points === null ? edge : 1.6;
  context.stroke(path);
  context.globalAlpha = 1;
  if (points === null) {
    context.strokeStyle = ink;
    context.lineWidth = line;
    context.stroke(path);
  } else {
    context.fillStyle = ink;
    context.fill(path);
  }
}

/** Largest count of a cell. */
export function mostOf({ cells }: Density): number {
  let most = 1;
  for (const count of cells.count) if (count > most) most = count;
  return most;
}

/** Half of a cell's width, across and up [px]; the latter as if it were as high as wide in its own scale. */
function halfWidths({ cells: { comb } }: Density, { width, height, x, y }: MapGeometry): readonly [number, number] {
  const up = (comb.dy / (Math.sqrt(3) / 2)) * (height / (y[1] - y[0]));
  return [(comb.dx / 2) * (width / (x[1] - x[0])), up / 2];
}
