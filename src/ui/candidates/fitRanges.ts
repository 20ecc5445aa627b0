import { rounded, type Range } from '../map/mapGeometry';
import type { Candidate } from '../../study';
import type { View } from '../state/view';

/** Room around the outermost surfaces, as a share of their span, and the least of it [eV]. */
const share = 0.06;
const least = 0.2;

/**
 * Ranges of both axes that show every surface; an axis that no surface has a value for keeps its own. Null where that
 * changes nothing.
 */
export function fitRanges(axes: View['axes'], candidates: readonly Candidate[]): readonly [Range, Range] | null {
  const ranges = axes.map(({ name, range }): Range => {
    let [low, high] = [Infinity, -Infinity];
    for (const { values } of candidates) {
      const value = values[name] ?? NaN;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low > high) return [...range];
    const room = Math.max(least, share * (high - low));
    return rounded([low - room, high + room]);
  });
  const moved = ranges.some((range, i) => range.some((end, k) => end !== axes[i].range[k]));
  return moved ? [ranges[0], ranges[1]] : null;
}
