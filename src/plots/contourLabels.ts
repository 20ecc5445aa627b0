import { contourTicks } from './colorBar';
import { contourBands } from './contourBands';
import { overlap } from './labelPlacement';
import { levelTexts } from './numberText';
import { gridToPicture, type Box, type MapFrame } from './plotLayout';
import type { PixelState, ScalarField } from './plotModel';
import { distanceToSegment, type Point } from './simplifiedRing';
import { textWidth } from './textWidth';

/** The number of a contour line, standing on it: its middle [px], the turn of its line, and the box around it. */
export interface ContourLabel {
  readonly x: number;
  readonly y: number;
  /** Turn [degrees], clockwise, between −90 and 90. */
  readonly turn_deg: number;
  readonly text: string;
  readonly box: Box;
}

/** Where labels stand, and what they keep clear of. */
export interface ContourLabelRoom {
  readonly frame: MapFrame;
  /** Labels stay inside [px]. */
  readonly bounds: Box;
  readonly obstacles: readonly Box[];
  /** Height of the text [px]. */
  readonly size: number;
}

/** A place on a contour line. */
interface Place {
  readonly at: Point;
  readonly turn_deg: number;
  readonly box: Box;
  /** Distance to the next contour line [px], as the slope says: it is largest on the ridge. */
  readonly spacing: number;
}

const step = 6;
/** Lines closer than this have no room for a number between them [px]. */
const narrowest = 9;
const labelsPerLevel = 2;
/** Two labels of a level stand at least this far apart [px]. */
const apart = 180;

/**
 * Numbers for the contour lines that the picture draws, each where its line crosses the ridge: there the slope along the
 * line is least, and the next lines are farthest. A line gets none where there is no room.
 */
export function contourLabels(
  field: ScalarField,
  state: readonly PixelState[],
  room: ContourLabelRoom,
): readonly ContourLabel[] {
  const turns = contourLabelTurns(field, state, room);
  for (;;) {
    const { done, value } = turns.next();
    if (done === true) return value;
  }
}

/** `contourLabels` in turns of some ten milliseconds at most, for a page that has other things to do between them. */
export function* contourLabelTurns(
  field: ScalarField,
  state: readonly PixelState[],
  { frame, bounds, obstacles, size }: ContourLabelRoom,
): Generator<undefined, readonly ContourLabel[]> {
  const ticks = contourTicks(field, frame.width).filter((i) => i > 0 && i < field.levels.length - 1);
  const texts = levelTexts(field.levels);
  const value = field.value.map((v, p) => (state[p] === 'good' ? v : NaN));
  const bands = contourBands(
    value,
    frame.columns,
    frame.rows,
    ticks.map((i) => field.levels[i]),
  );
  yield;
  const spacing = spacings(value, field.levels, ticks, frame);
  const taken = [...obstacles];
  const labels: ContourLabel[] = [];
  for (const [k, { rings }] of bands.entries()) {
    const text = texts[ticks[k]];
    const width = textWidth(text, size) + 2;
    const room = { frame, bounds, width, height: size, state, spacing };
    const places = rings
      .flatMap((ring) => placesOn(ring, room))
      .sort((a, b) => b.spacing - a.spacing || a.at[0] - b.at[0]);
    const chosen: Place[] = [];
    for (const place of places) {
      if (chosen.length === labelsPerLevel) break;
      const near = chosen.some(({ at }) => Math.hypot(at[0] - place.at[0], at[1] - place.at[1]) < apart);
      if (near || taken.some((box) => overlap(box, place.box))) continue;
      chosen.push(place);
      taken.push(place.box);
    }
    labels.push(...chosen.map(({ at: [x, y], turn_deg, box }) => ({ x, y, turn_deg, text, box })));
    yield;
  }
  return labels;
}

interface RingRoom {
  readonly frame: MapFrame;
  readonly bounds: Box;
  readonly width: number;
  readonly height: number;
  readonly state: readonly PixelState[];
  readonly spacing: (pixel: number) => number;
}

function placesOn(ring: readonly Point[], { frame, bounds, width, height, state, spacing }: RingRoom): Place[] {
  const points = sampled([...ring, ring[0]].map(([column, row]) => gridToPicture(frame, column, row)));
  const reach = Math.ceil(width / 2 / step);
  const places: Place[] = [];
  for (let i = reach; i + reach < points.length; i++) {
    const at = points[i];
    const [from, to] = [points[i - reach], points[i + reach]];
    const bend = Math.max(...points.slice(i - reach, i + reach + 1).map((p) => distanceToSegment(p, from, to)));
    if (bend > 0.35 * height) continue;
    const angle = Math.atan((to[1] - from[1]) / (to[0] - from[0] || 1e-9));
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ].map(([u, v]): Point => {
      const [dx, dy] = [(u * width) / 2, (v * height) / 2];
      return [at[0] + dx * cos - dy * sin, at[1] + dx * sin + dy * cos];
    });
    const pixel = pixelOf(at, frame);
    if (pixel < 0 || corners.some((corner) => !within(corner, bounds) || state[pixelOf(corner, frame)] !== 'good'))
      continue;
    const free = spacing(pixel);
    if (!(free >= narrowest)) continue;
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
    const [x, y] = [Math.min(...xs), Math.min(...ys)];
    const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    places.push({ at, turn_deg: (angle * 180) / Math.PI, box, spacing: Math.round(free) });
  }
  return places;
}

/** Points every few pixels along a line. */
function sampled(line: readonly Point[]): readonly Point[] {
  const points: Point[] = [];
  let rest = 0;
  for (let i = 1; i < line.length; i++) {
    const [[x0, y0], [x1, y1]] = [line[i - 1], line[i]];
    const length = Math.hypot(x1 - x0, y1 - y0);
    let at = rest;
    for (; at < length; at += step) points.push([x0 + ((x1 - x0) * at) / length, y0 + ((y1 - y0) * at) / length]);
    rest = at - length;
  }
  return points;
}

/** How far the next contour line is from a pixel [px], by the slope there; NaN beside pixels without a value. */
function spacings(
  value: Float64Array,
  levels: readonly number[],
  ticks: readonly number[],
  { columns, rows, width, height }: MapFrame,
): (pixel: number) => number {
  const gap = ticks.length > 1 ? levels[ticks[1]] - levels[ticks[0]] : levels[levels.length - 1] - levels[0];
  return (pixel) => {
    const [i, j] = [pixel % columns, Math.floor(pixel / columns)];
    if (i === 0 || j === 0 || i === columns - 1 || j === rows - 1) return NaN;
    const across = ((value[pixel + 1] - value[pixel - 1]) / 2) * (columns / width);
    const up = ((value[pixel + columns] - value[pixel - columns]) / 2) * (rows / height);
    return gap / Math.max(Math.hypot(across, up), 1e-12);
  };
}

function pixelOf([x, y]: Point, frame: MapFrame): number {
  const i = Math.floor(((x - frame.x) / frame.width) * frame.columns);
  const j = Math.floor((1 - (y - frame.y) / frame.height) * frame.rows);
  return i >= 0 && i < frame.columns && j >= 0 && j < frame.rows ? j * frame.columns + i : -1;
}

function within([x, y]: Point, box: Box): boolean {
  return x >= box.x + 2 && x <= box.x + box.width - 2 && y >= box.y + 2 && y <= box.y + box.height - 2;
}
