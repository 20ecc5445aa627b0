import type { Model } from '../../screening';
import { homeRange } from './homeRange';
import type { AxisView } from './view';

/** How far wheel, pinch, drag and keys take an axis. */
export interface AxisLimits {
  readonly low: number;
  readonly high: number;
  /** Least distance between both ends. */
  readonly span: number;
}

/**
 * Limits of an axis over a variable: what a variable can be, wide enough for any question, and never less than the axis
 * shows already, such as after a range was typed, or has by itself.
 */
export function axisLimits(model: Model, { name, range }: AxisView): AxisLimits {
  const [low, high, span] = limitsOf(name, Math.max(...range.map(Math.abs)));
  const home = homeRange(model, name);
  return {
    low: Math.min(low, home[0], range[0]),
    high: Math.max(high, home[1], range[1]),
    span: Math.min(span, range[1] - range[0]),
  };
}

/** Numbers in words of the axis stay short down to these spans: ticks have four decimals at most. */
function limitsOf(name: string, magnitude: number): readonly [low: number, high: number, span: number] {
  if (name === 'T') return [50, 3000, 0.01];
  if (name === 'pH') return [-2, 16, 1e-3];
  if (name.startsWith('lg_')) return [-30, 6, 1e-3];
  if (name === 'P' || name.startsWith('a_')) return [1e-12, 1e6, 1e-3 * magnitude];
  return [-20, 20, 1e-3];
}
