import { candidateOf } from './markPress';
import type { AxisLimits } from '../state/axisLimits';
import { fitted, panned, rounded, toValues, zoomed, type MapGeometry, type Range } from './mapGeometry';

type Place = readonly [number, number];

/** What gestures on a map lead to. Places are px within the map's element. */
export interface GestureTargets {
  readonly geometry: () => MapGeometry;
  readonly ranges: () => readonly [Range, Range];
  /** How far the axes go. */
  readonly limits: () => readonly [AxisLimits, AxisLimits];
  readonly zoom: (x: Range, y: Range) => void;
  /** A press that may become the first of a double click. */
  readonly begin: () => void;
  /** A double click, whose first click has pinned already. */
  readonly reset: () => void;
  /** A drag, pinch or turn of the wheel has ended. */
  readonly settle: () => void;
  readonly hover: (at: Place | null) => void;
  readonly pin: (at: Place) => void;
  /** A press on the mark of a candidate, by its index, that was no drag. */
  readonly press: (candidate: number, selects: boolean) => void;
  /** Box that is being drawn, or null when it is gone. */
  readonly box: (shape: { x0: number; y0: number; x1: number; y1: number } | null) => void;
  /** True while the next drag selects what is in a box, such as for fingers, which have no Ctrl key. */
  readonly selects: () => boolean;
  /** Corners of a box whose candidates are selected, `besides` those that are. */
  readonly select: (from: Place, to: Place, besides: boolean) => void;
  /** True while the next drag draws a cut, such as for fingers, which have no Alt key. */
  readonly cuts: () => boolean;
  /** Line of a cut that is being drawn, or that was `done`; null when it was given up. */
  readonly cut: (line: { readonly from: Place; readonly to: Place; readonly done: boolean } | null) => void;
}

/** Movement [px] from which a press is a drag. */
const still = 4;
const wheelPause_ms = 250;
/** Presses within this time [ms] and distance [px] may make a double click. */
const [double_ms, double_px] = [600, 40];

/**
 * Wheel and pinch zoom around the pointer, drag moves, Shift-drag zooms to a box, Ctrl-drag selects in a box, Alt-drag
 * draws a cut, double click resets, click pins. A mark is a part of the map: a drag may begin on it, and as the map
 * captures the pointer, no click would reach the mark itself.
 */
export function mapGestures(to: GestureTargets): {
  readonly attach: (element: HTMLElement) => () => void;
  readonly zoomBy: (factor: number, at: Place) => void;
} {
  const zoomBy = (factor: number, at: Place): void => {
    const [x, y] = to.ranges();
    const [vx, vy] = toValues(to.geometry(), ...at);
    const [lx, ly] = to.limits();
    show(zoomed(x, vx, factor, lx), zoomed(y, vy, factor, ly));
  };
  const show = (x: Range, y: Range): void => {
    const [lx, ly] = to.limits();
    to.zoom(fitted(rounded(x), lx), fitted(rounded(y), ly));
  };
  const attach = (element: HTMLElement): (() => void) => {
    const pointers = new Map<number, Place>();
    let pressed: {
      readonly at: Place;
      readonly x: Range;
      readonly y: Range;
      readonly kind: 'pan' | 'box' | 'cut' | 'select';
      readonly candidate: number | null;
    } | null = null;
    /** When and where the last press was. */
    let last = { time: -Infinity, at: [0, 0] as Place };
    let dragged = false;
    let spread = 0;
    let wheelEnd = 0;
    const placeOf = (event: MouseEvent): Place => {
      const { left, top } = element.getBoundingClientRect();
      return [event.clientX - left, event.clientY - top];
    };
    const within = ([px, py]: Place): boolean => {
      const { left, top, width, height } = to.geometry();
      return px >= left && px <= left + width && py >= top && py <= top + height;
    };
    const inFrame = ([px, py]: Place): Place => {
      const { left, top, width, height } = to.geometry();
      return [Math.max(left, Math.min(left + width, px)), Math.max(top, Math.min(top + height, py))];
    };
    const kindOf = (event: PointerEvent): 'pan' | 'box' | 'cut' | 'select' => {
      if (event.ctrlKey || event.metaKey || to.selects()) return 'select';
      return event.shiftKey ? 'box' : event.altKey || to.cuts() ? 'cut' : 'pan';
    };
    const down = (event: PointerEvent): void => {
      const at = placeOf(event);
      if (event.button !== 0 || !within(at)) return;
      element.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, at);
      if (pointers.size > 1) {
        // Two fingers zoom, whatever the first one had begun.
        to.box(null);
        to.cut(null);
        goOn(at);
        return;
      }
      const near = Math.hypot(at[0] - last.at[0], at[1] - last.at[1]) < double_px;
      if (!near || event.timeStamp - last.time > double_ms) to.begin();
      last = { time: event.timeStamp, at };
      const [x, y] = to.ranges();
      pressed = { at, x, y, kind: kindOf(event), candidate: candidateOf(event.target) };
      dragged = false;
    };
    /** A finger that came or went: what is left moves the map from where it stands now. */
    const goOn = (at: Place): void => {
      const [x, y] = to.ranges();
      pressed = { at, x, y, kind: 'pan', candidate: null };
      dragged = true;
      spread = distance(pointers);
    };
    const move = (event: PointerEvent): void => {
      const at = placeOf(event);
      if (!pointers.has(event.pointerId)) {
        to.hover(within(at) ? at : null);
        return;
      }
      pointers.set(event.pointerId, at);
      if (pointers.size > 1) {
        const now = distance(pointers);
        if (spread > 0 && now > 0) zoomBy(spread / now, centre(pointers));
        spread = now;
        return;
      }
      if (pressed === null) return;
      const [dx, dy] = [at[0] - pressed.at[0], at[1] - pressed.at[1]];
      dragged ||= Math.hypot(dx, dy) > still;
      if (!dragged) return;
      if (pressed.kind === 'cut') {
        to.hover(null);
        to.cut({ from: pressed.at, to: inFrame(at), done: false });
        return;
      }
      if (pressed.kind === 'box' || pressed.kind === 'select') {
        const [x1, y1] = inFrame(at);
        to.box({ x0: pressed.at[0], y0: pressed.at[1], x1, y1 });
        return;
      }
      const { width, height, x, y } = to.geometry();
      const byX = (-dx / width) * (x[1] - x[0]);
      const byY = (dy / height) * (y[1] - y[0]);
      to.hover(null);
      const [lx, ly] = to.limits();
      show(panned(pressed.x, byX, lx), panned(pressed.y, byY, ly));
    };
    const up = (event: PointerEvent): void => {
      if (!pointers.delete(event.pointerId)) return;
      const at = placeOf(event);
      if (pressed !== null && pointers.size === 0) {
        if (!dragged && pressed.candidate !== null) to.press(pressed.candidate, pressed.kind === 'select');
        else if (!dragged) to.pin(at);
        else if (pressed.kind === 'box') zoomToBox(pressed.at, inFrame(at));
        else if (pressed.kind === 'select') to.select(pressed.at, inFrame(at), event.shiftKey);
        else if (pressed.kind === 'cut') to.cut({ from: pressed.at, to: inFrame(at), done: true });
        to.settle();
      }
      to.box(null);
      if (pointers.size === 0) pressed = null;
      else goOn([...pointers.values()][0]);
    };
    const zoomToBox = (a: Place, b: Place): void => {
      const [xa, ya] = toValues(to.geometry(), ...a);
      const [xb, yb] = toValues(to.geometry(), ...b);
      show(sorted(xa, xb), sorted(ya, yb));
    };
    const wheel = (event: WheelEvent): void => {
      const at = placeOf(event);
      if (!within(at)) return;
      event.preventDefault();
      zoomBy(Math.exp(Math.max(-1, Math.min(1, event.deltaY * 0.0015))), at);
      clearTimeout(wheelEnd);
      wheelEnd = window.setTimeout(to.settle, wheelPause_ms);
    };
    const cancel = (event: PointerEvent): void => {
      pointers.delete(event.pointerId);
      pressed = null;
      to.box(null);
      to.cut(null);
    };
    const leave = (): void => {
      if (pointers.size === 0) to.hover(null);
    };
    const double = (event: MouseEvent): void => {
      const at = placeOf(event);
      if (within(at)) to.reset();
    };
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener('pointerdown', down, { signal });
    element.addEventListener('pointermove', move, { signal });
    element.addEventListener('pointerup', up, { signal });
    element.addEventListener('pointercancel', cancel, { signal });
    element.addEventListener('pointerleave', leave, { signal });
    element.addEventListener('dblclick', double, { signal });
    element.addEventListener('wheel', wheel, { signal, passive: false });
    return () => stop.abort();
  };
  return { attach, zoomBy };
}

function distance(pointers: ReadonlyMap<number, Place>): number {
  const [a, b] = [...pointers.values()];
  return b === undefined ? 0 : Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function centre(pointers: ReadonlyMap<number, Place>): Place {
  const [a, b] = [...pointers.values()];
  return b === undefined ? a : [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function sorted(a: number, b: number): Range {
  return a < b ? [a, b] : [b, a];
}
