import type { MapGeometry } from './mapGeometry';

const mostDots = 900;
/** Share of the dots of a side for a picture that soon gives way to another one. */
const movingShare = 0.5;

/** Dots of the canvas along both sides of a map; fewer for one that does not stay (`settled` false). */
export function paintSize({ width, height }: MapGeometry, settled: boolean): readonly [number, number] {
  const share = Math.min(2, globalThis.devicePixelRatio || 1) * (settled ? 1 : movingShare);
  const dots = (side: number): number => Math.max(1, Math.min(mostDots, Math.round(side * share)));
  return [dots(width), dots(height)];
}
