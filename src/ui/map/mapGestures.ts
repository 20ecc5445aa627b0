import type { GestureTargets, Place } from './gestureTargets';
import { HeldPointers } from './heldPointers';
import { MapDrag, type DragKind } from './mapDrag';
import { toValues, zoomed } from './mapGeometry';
import { candidateOf } from './markPress';
import { zoomWithin } from './zoomWithin';

const wheelPause_ms = 250;
/** Presses within this time [ms] and distance [px] may make a double click. */
const [double_ms, double_px] = [600, 40];

/**
 * Wheel and pinch zoom around the pointer, drag moves, Shift-drag zooms to a box, Ctrl-drag selects in a box, Alt-drag
 * draws a cut, double click resets, click pins. A mark is a part of the map: a drag may begin on it, and as the map
 * captures the pointer, no click would reach the mark itself.
 */
export class MapGestures {
  private readonly held = new HeldPointers();
  private drag: MapDrag | null = null;
  /** When and where the last press was. */
  private last = { time: -Infinity, at: [0, 0] as Place };
  private wheelEnd = 0;

  constructor(private readonly to: GestureTargets) {}

  /** Listens to an element; the function that is returned ends it. */
  readonly attach = (element: HTMLElement): (() => void) => {
    const stop = new AbortController();
    const { signal } = stop;
    const at = (event: MouseEvent): Place => {
      const { left, top } = element.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    element.addEventListener('pointerdown', (event) => this.down(event, at(event), element), { signal });
    element.addEventListener('pointermove', (event) => this.move(event, at(event)), { signal });
    element.addEventListener('pointerup', (event) => this.up(event, at(event)), { signal });
    element.addEventListener('pointercancel', (event) => this.cancel(event), { signal });
    element.addEventListener('pointerleave', () => this.leave(), { signal });
    element.addEventListener('dblclick', (event) => this.double(at(event)), { signal });
    element.addEventListener('wheel', (event) => this.wheel(event, at(event)), { signal, passive: false });
    return () => stop.abort();
  };

  /** Zooms by a factor of the ranges around a place. */
  zoomBy(factor: number, at: Place): void {
    const { to } = this;
    const [x, y] = to.ranges();
    const [vx, vy] = toValues(to.geometry(), ...at);
    const [lx, ly] = to.limits();
    zoomWithin(to, zoomed(x, vx, factor, lx), zoomed(y, vy, factor, ly));
  }

  private down(event: PointerEvent, at: Place, element: Element): void {
    const { to, held, last } = this;
    if (event.button !== 0 || !this.within(at)) return;
    element.setPointerCapture(event.pointerId);
    held.put(event.pointerId, at);
    if (held.count > 1) {
      // Two fingers zoom, whatever the first one had begun.
      to.box(null);
      to.cut(null);
      this.goOn(at);
      return;
    }
    const near = Math.hypot(at[0] - last.at[0], at[1] - last.at[1]) < double_px;
    if (!near || event.timeStamp - last.time > double_ms) to.begin();
    this.last = { time: event.timeStamp, at };
    this.drag = new MapDrag(to, {
      from: at,
      kind: this.kindOf(event),
      candidate: candidateOf(event.target),
      dragged: false,
    });
  }

  private move(event: PointerEvent, at: Place): void {
    const { held } = this;
    if (!held.has(event.pointerId)) {
      this.to.hover(this.within(at) ? at : null);
      return;
    }
    held.put(event.pointerId, at);
    if (held.count === 1) {
      this.drag?.move(at);
      return;
    }
    const pinch = held.pinch();
    if (pinch !== null) this.zoomBy(pinch.factor, pinch.around);
  }

  private up(event: PointerEvent, at: Place): void {
    if (!this.held.remove(event.pointerId)) return;
    if (this.held.count === 0) this.drag?.end(at, event.shiftKey);
    this.to.box(null);
    this.oneLess();
  }

  /** The browser takes a pointer away: the map stays where it was moved to, a box or cut that was being drawn is given up. */
  private cancel(event: PointerEvent): void {
    if (!this.held.remove(event.pointerId)) return;
    this.to.box(null);
    this.to.cut(null);
    this.oneLess();
  }

  private oneLess(): void {
    const left = this.held.first();
    if (left !== undefined) {
      this.goOn(left);
      return;
    }
    this.drag = null;
    this.to.settle();
  }

  /** A finger that came or went: what is left moves the map from where it stands now. */
  private goOn(from: Place): void {
    this.drag = new MapDrag(this.to, { from, kind: 'pan', candidate: null, dragged: true });
    this.held.restart();
  }

  private leave(): void {
    if (this.held.count === 0) this.to.hover(null);
  }

  private double(at: Place): void {
    if (this.within(at)) this.to.reset();
  }

  private wheel(event: WheelEvent, at: Place): void {
    if (!this.within(at)) return;
    event.preventDefault();
    this.zoomBy(Math.exp(Math.max(-1, Math.min(1, event.deltaY * 0.0015))), at);
    clearTimeout(this.wheelEnd);
    this.wheelEnd = window.setTimeout(() => this.to.settle(), wheelPause_ms);
  }

  private kindOf(event: PointerEvent): DragKind {
    if (event.ctrlKey || event.metaKey || this.to.selects()) return 'select';
    return event.shiftKey ? 'box' : event.altKey || this.to.cuts() ? 'cut' : 'pan';
  }

  private within([px, py]: Place): boolean {
    const { left, top, width, height } = this.to.geometry();
    return px >= left && px <= left + width && py >= top && py <= top + height;
  }
}
