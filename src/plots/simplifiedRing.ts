/** A point of the plane, in the unit of its owner. */
export type Point = readonly [number, number];

/**
 * `ring` (closed, without a repeated end) with the points left out that lie within `tolerance` of the line through
 * their remaining neighbours (Douglas and Peucker, doi 10.3138/FM57-6770-U75U-7727). Points on a straight line go even
 * at tolerance 0; a ring keeps at least the two points that split it and what lies off their line.
 */
export function simplifiedRing(ring: readonly Point[], tolerance: number): Point[] {
  if (ring.length < 4) return [...ring];
  const split = farthestFromFirst(ring);
  const keep = new Uint8Array(ring.length + 1);
  keep[0] = keep[split] = keep[ring.length] = 1;
  const spans: [number, number][] = [
    [0, split],
    [split, ring.length],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const a = ring[from];
    const b = ring[to % ring.length];
    let worst = -1;
    let deviation = Math.max(tolerance, 1e-9);
    for (let k = from + 1; k < to; k++) {
      const d = distanceToSegment(ring[k], a, b);
      if (d > deviation) [worst, deviation] = [k, d];
    }
    if (worst < 0) continue;
    keep[worst] = 1;
    spans.push([from, worst], [worst, to]);
  }
  return ring.filter((_, k) => keep[k] === 1);
}

function farthestFromFirst(ring: readonly Point[]): number {
  const [x, y] = ring[0];
  let farthest = 0;
  let best = -1;
  ring.forEach((point, k) => {
    const d = Math.hypot(point[0] - x, point[1] - y);
    if (d > best) [farthest, best] = [k, d];
  });
  return farthest;
}

/** Distance from `p` to the segment from `a` to `b`. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / squared;
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}
