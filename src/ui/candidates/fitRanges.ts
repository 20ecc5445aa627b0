import { rounded, type Range } from '../map/mapGeometry';
import type { View } from '../state/view';
import type { Candidate } from '../../study';

/** Room left around the outermost surfaces, of their span, and the least room [eV]. */
const margin = 0.08;
const leastMargin = 0.2;

/**
 * Ranges of both axes that show every surface; an axis that is no descriptor keeps its own. Null where no surface has a
 * place on the map.
 */
export function fitRanges(axes: View['axes'], candidates: readonly Candidate[]): readonly [Range, Range] | null {
  const [x, y] = axes.map(({ name, range }): Range | null => {
    const values = candidates.map((candidate) => candidate.values[name]).filter(Number.isFinite);
    if (values.length === 0) return candidates.some((candidate) => name in candidate.values) ? null : [...range];
    const [low, high] = values.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [Infinity, -Infinity]);
    const room = Math.max(leastMargin, margin * (high - low));
    return rounded([low - room, high + room]);
  });
  const moved = [x, y].some((range, i) => range !== null && range.some((end, k) => end !== axes[i].range[k]));
  return x === null || y === null || !moved ? null : [x, y];
}
