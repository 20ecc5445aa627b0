import { tickTexts, type ScatterPlot, type ScatterPoint } from '../../plots';

/** Where the axes of a chart lie [px], y downwards. */
export interface ChartFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point of a chart in its place. */
export interface PlacedPoint {
  readonly point: ScatterPoint;
  /** Number of its series, which is its mark. */
  readonly series: number;
  readonly px: number;
  readonly py: number;
}

/** The frame of a chart in a box; a plot with equal scales has a square one. */
export function chartFrame(plot: ScatterPlot, width: number, height: number): ChartFrame {
  const widest = Math.max(...tickTexts(...plot.y.range, 5).map(({ text }) => text.length));
  const room = { left: 36 + 7.2 * widest, right: 12, top: 8, bottom: 40 };
  const free = {
    width: Math.max(40, width - room.left - room.right),
    height: Math.max(40, height - room.top - room.bottom),
  };
  const side = Math.min(free.width, free.height);
  return plot.equal ? { x: room.left, y: room.top, width: side, height: side } : { x: room.left, y: room.top, ...free };
}

/** Place of values in a frame [px]. */
export function toChart(plot: Pick<ScatterPlot, 'x' | 'y'>, frame: ChartFrame, x: number, y: number): [number, number] {
  const across = (x - plot.x.range[0]) / (plot.x.range[1] - plot.x.range[0]);
  const up = (y - plot.y.range[0]) / (plot.y.range[1] - plot.y.range[0]);
  return [frame.x + across * frame.width, frame.y + (1 - up) * frame.height];
}

/** Values at a place in a frame. */
export function fromChart(
  plot: Pick<ScatterPlot, 'x' | 'y'>,
  frame: ChartFrame,
  px: number,
  py: number,
): [number, number] {
  const across = (px - frame.x) / frame.width;
  const up = 1 - (py - frame.y) / frame.height;
  const { x, y } = plot;
  return [x.range[0] + across * (x.range[1] - x.range[0]), y.range[0] + up * (y.range[1] - y.range[0])];
}

/** All points of a plot in their places. */
export function placedPoints(plot: ScatterPlot, frame: ChartFrame): readonly PlacedPoint[] {
  return plot.series.flatMap(({ points }, series) =>
    points.map((point): PlacedPoint => {
      const [px, py] = toChart(plot, frame, point.x, point.y);
      return { point, series, px, py };
    }),
  );
}

/** The point nearest to a place, or null where none is within `reach` px. */
export function nearestPoint(
  points: readonly PlacedPoint[],
  px: number,
  py: number,
  reach: number,
): PlacedPoint | null {
  let best: PlacedPoint | null = null;
  let least = reach ** 2;
  for (const placed of points) {
    const distance = (placed.px - px) ** 2 + (placed.py - py) ** 2;
    if (distance <= least) [best, least] = [placed, distance];
  }
  return best;
}

/** The next point to the right (1) or left (-1) of a row, around the ends; the first one where the row is not there. */
export function nextPoint(points: readonly PlacedPoint[], row: number | null, step: 1 | -1): PlacedPoint | null {
  if (points.length === 0) return null;
  const order = [...points].sort((a, b) => a.px - b.px || a.py - b.py);
  const at = order.findIndex(({ point }) => point.row === row);
  if (at < 0) return order[step === 1 ? 0 : order.length - 1];
  return order[(at + step + order.length) % order.length];
}

/** A step of the keyboard in data units: a round number near a fiftieth of the range. */
export function keyStep([low, high]: readonly [number, number]): number {
  const raw = Math.abs(high - low) / 50;
  const power = 10 ** Math.floor(Math.log10(raw));
  const share = raw / power;
  return Number(((share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power).toPrecision(1));
}
