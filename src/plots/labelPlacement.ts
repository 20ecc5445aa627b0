import type { Box } from './plotLayout';
import { distanceToSegment, type Point } from './simplifiedRing';

/** A mark that wants a label: its centre [px] and the size of the label [px]. */
export interface LabelRequest {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True for a mark that chooses before those without, such as a surface of the reader. */
  readonly first?: boolean;
}

/** Where a label stands. `leader` ties a displaced label to its mark, from the mark's edge to the label's. */
export interface LabelPlace {
  readonly box: Box;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly leader?: readonly [Point, Point];
}

/** A place under consideration, with the smallest box around label and leader. */
interface Option extends LabelPlace {
  readonly hull: Box;
}

const angles = 16;
const displacements = [17, 24, 32, 42, 54];
const gap = 1;
const passes = 4;

/**
 * Places for labels, one per request, `null` where none is free. No label touches another label, a mark, an obstacle
 * or the edge of `bounds`; no leader crosses a label, another leader or a foreign mark. Eight places next to the mark
 * are tried before rings of displaced ones. Marks that are `first` choose first, then the most crowded; then missing labels get in by moving
 * up to two others, and displaced ones move closer. Deterministic: the result depends only on the order and the
 * numbers of the input. `markReach` is the half width of a mark [px].
 */
export function labelPlacement(
  requests: readonly LabelRequest[],
  bounds: Box,
  obstacles: readonly Box[],
  markReach: number,
): (LabelPlace | null)[] {
  const options = freeOptions(requests, bounds, obstacles, markReach);
  const chosen: (Option | null)[] = requests.map(() => null);
  const rivals = (k: number, option: Option) =>
    requests.map((_, m) => m).filter((m) => m !== k && chosen[m] !== null && conflict(option, chosen[m]));
  const settle = (k: number, wanted: readonly Option[]): boolean => {
    const free = wanted.find((option) =>
      chosen.every((other, m) => m === k || other === null || !conflict(option, other)),
    );
    if (free !== undefined) chosen[k] = free;
    return free !== undefined;
  };
  const push = (k: number): boolean =>
    options[k].some((option) => {
      const moved = rivals(k, option);
      if (moved.length > 2) return false;
      const before = moved.map((m) => chosen[m]);
      for (const m of moved) chosen[m] = null;
      chosen[k] = option;
      if (moved.every((m) => settle(m, options[m]))) return true;
      moved.forEach((m, i) => (chosen[m] = before[i]));
      chosen[k] = null;
      return false;
    });
  const rank = (k: number): number => (requests[k].first === true ? 0 : 1);
  const order = requests
    .map((_, k) => k)
    .sort((a, b) => rank(a) - rank(b) || options[a].length - options[b].length || a - b);
  for (const k of order) settle(k, options[k]);
  for (let pass = 0; pass < passes; pass++) {
    const pushed = order.filter((k) => chosen[k] === null && push(k));
    for (const k of order) {
      const place = chosen[k];
      if (place !== null) settle(k, options[k].slice(0, options[k].indexOf(place)));
    }
    if (pushed.length === 0) break;
  }
  return chosen.map(
    (place) => place && { box: place.box, anchor: place.anchor, ...(place.leader && { leader: place.leader }) },
  );
}

/** Per request the places that touch no mark, no obstacle and no edge, best first. */
function freeOptions(
  requests: readonly LabelRequest[],
  bounds: Box,
  obstacles: readonly Box[],
  reach: number,
): Option[][] {
  const marks = requests.map(({ x, y }) => ({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }));
  return requests.map((request, k) => {
    const foreign = [...marks.filter((_, m) => m !== k), ...obstacles];
    return possiblePlaces(request, reach)
      .filter(({ box }) => within(box, bounds) && !overlap(box, marks[k]))
      .map((place) => ({ ...place, hull: hullOf(place) }))
      .filter((option) =>
        foreign.every((box) => !overlap(option.hull, box) || (!overlap(option.box, box) && !crosses(option, box))),
      );
  });
}

function hullOf({ box, leader }: LabelPlace): Box {
  const xs = [box.x, box.x + box.width, ...(leader ?? []).map((p) => p[0])];
  const ys = [box.y, box.y + box.height, ...(leader ?? []).map((p) => p[1])];
  const [x, y] = [Math.min(...xs) - gap, Math.min(...ys) - gap];
  return { x, y, width: Math.max(...xs) + gap - x, height: Math.max(...ys) + gap - y };
}

/** Places in order of preference: right, left, above, below, the corners, then rings with leaders. */
function possiblePlaces({ x, y, width, height }: LabelRequest, reach: number): LabelPlace[] {
  const near = reach + gap;
  const low = near * 0.75;
  const at = (left: number, top: number, anchor: LabelPlace['anchor']): LabelPlace => ({
    box: { x: left, y: top, width, height },
    anchor,
  });
  const adjacent = [
    at(x + near, y - height / 2, 'start'),
    at(x - near - width, y - height / 2, 'end'),
    at(x - width / 2, y - near - height, 'middle'),
    at(x - width / 2, y + near, 'middle'),
    at(x + low, y - low - height, 'start'),
    at(x + low, y + low, 'start'),
    at(x - low - width, y - low - height, 'end'),
    at(x - low - width, y + low, 'end'),
  ];
  const displaced = displacements.flatMap((distance) =>
    Array.from({ length: angles }, (_, k) =>
      displacedPlace({ x, y, width, height }, reach, distance, (k / angles) * 2 * Math.PI),
    ),
  );
  return [...adjacent, ...displaced];
}

function displacedPlace(
  { x, y, width, height }: LabelRequest,
  reach: number,
  distance: number,
  angle: number,
): LabelPlace {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const anchor = cos > 0.4 ? 'start' : cos < -0.4 ? 'end' : 'middle';
  const tip: Point = [x + distance * cos, y + distance * sin];
  const left = { start: tip[0], middle: tip[0] - width / 2, end: tip[0] - width }[anchor];
  const top = tip[1] - height / 2 + (anchor === 'middle' ? (Math.sign(sin) * height) / 2 : 0);
  const start: Point = [x + (reach - 1) * cos, y + (reach - 1) * sin];
  return { box: { x: left, y: top, width, height }, anchor, leader: [start, tip] };
}

/** Whether two boxes share area. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function within(box: Box, bounds: Box): boolean {
  const right = bounds.x + bounds.width - gap;
  const bottom = bounds.y + bounds.height - gap;
  return (
    box.x >= bounds.x + gap && box.y >= bounds.y + gap && box.x + box.width <= right && box.y + box.height <= bottom
  );
}

function conflict(a: Option, b: Option): boolean {
  if (!overlap(a.hull, b.hull)) return false;
  if (overlap(a.box, b.box) || crosses(a, b.box) || crosses(b, a.box)) return true;
  return a.leader !== undefined && b.leader !== undefined && segmentsMeet(a.leader, b.leader);
}

function crosses(place: LabelPlace, box: Box): boolean {
  if (place.leader === undefined) return false;
  const [from, to] = place.leader;
  const { x, y, width, height } = box;
  const inside = (p: Point) => p[0] > x && p[0] < x + width && p[1] > y && p[1] < y + height;
  if (inside(from) || inside(to)) return true;
  const corners: Point[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return corners.some((corner, i) => segmentsMeet(place.leader!, [corner, corners[(i + 1) % 4]]));
}

function segmentsMeet([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  if (side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)) return true;
  return distanceToSegment(c, a, b) < gap || distanceToSegment(a, c, d) < gap;
}
