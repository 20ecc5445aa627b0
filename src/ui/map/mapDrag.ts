import type { GestureTargets, Place } from './gestureTargets';
import { panned, toValues, type Range } from './mapGeometry';
import { zoomWithin } from './zoomWithin';

/** Movement [px] from which a press is a drag. */
const still = 4;

/** What a drag does: moves the map, zooms to a box, draws a cut, selects in a box. */
export type DragKind = 'pan' | 'box' | 'cut' | 'select';

/** A press of one pointer. */
export interface Press {
  readonly from: Place;
  readonly kind: DragKind;
  /** Index of the mark that was pressed, or null. */
  readonly candidate: number | null;
  /** True for what goes on from a gesture before it: no click, however little it moves. */
  readonly dragged: boolean;
}

/** What becomes of a press, from its first movement to its end. */
export class MapDrag {
  /** Ranges of the axes where it began. */
  private readonly ranges: readonly [Range, Range];
  private dragged: boolean;

  constructor(
    private readonly to: GestureTargets,
    private readonly press: Press,
  ) {
    this.ranges = to.ranges();
    this.dragged = press.dragged;
  }

  move(at: Place): void {
    const { to } = this;
    const { from, kind } = this.press;
    const [dx, dy] = [at[0] - from[0], at[1] - from[1]];
    this.dragged ||= Math.hypot(dx, dy) > still;
    if (!this.dragged) return;
    if (kind === 'cut') {
      to.hover(null);
      to.cut({ from, to: this.inFrame(at), done: false });
    } else if (kind === 'pan') this.pan(dx, dy);
    else {
      const [x1, y1] = this.inFrame(at);
      to.box({ x0: from[0], y0: from[1], x1, y1 });
    }
  }

  /** Does what it was for. @param besides true to keep what was selected before. */
  end(at: Place, besides: boolean): void {
    const { to } = this;
    const { from, kind, candidate } = this.press;
    if (!this.dragged && candidate !== null) to.press(candidate, kind === 'select');
    else if (!this.dragged) to.pin(at);
    else if (kind === 'box') this.zoomTo(this.inFrame(at));
    else if (kind === 'select') to.select(from, this.inFrame(at), besides);
    else if (kind === 'cut') to.cut({ from, to: this.inFrame(at), done: true });
  }

  private pan(dx: number, dy: number): void {
    const { width, height, x, y } = this.to.geometry();
    const byX = (-dx / width) * (x[1] - x[0]);
    const byY = (dy / height) * (y[1] - y[0]);
    this.to.hover(null);
    const [lx, ly] = this.to.limits();
    const [fromX, fromY] = this.ranges;
    zoomWithin(this.to, panned(fromX, byX, lx), panned(fromY, byY, ly));
  }

  private zoomTo(corner: Place): void {
    const [xa, ya] = toValues(this.to.geometry(), ...this.press.from);
    const [xb, yb] = toValues(this.to.geometry(), ...corner);
    zoomWithin(this.to, sorted(xa, xb), sorted(ya, yb));
  }

  private inFrame([px, py]: Place): Place {
    const { left, top, width, height } = this.to.geometry();
    return [Math.max(left, Math.min(left + width, px)), Math.max(top, Math.min(top + height, py))];
  }
}

function sorted(a: number, b: number): Range {
  return a < b ? [a, b] : [b, a];
}
