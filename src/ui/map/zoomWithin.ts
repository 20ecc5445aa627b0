import type { GestureTargets } from './gestureTargets';
import { fitted, rounded, type Range } from './mapGeometry';

/** Zooms to these ranges, rounded and as far as the axes go. */
export function zoomWithin(to: Pick<GestureTargets, 'limits' | 'zoom'>, x: Range, y: Range): void {
  const [lx, ly] = to.limits();
  to.zoom(fitted(rounded(x), lx), fitted(rounded(y), ly));
}
