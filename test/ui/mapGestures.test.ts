import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { clickBookmark } from '../../src/ui/map/clickBookmark';
import type { GestureTargets } from '../../src/ui/map/gestureTargets';
import { MapGestures } from '../../src/ui/map/mapGestures';
import type { Range } from '../../src/ui/map/mapGeometry';
import { pinPixel } from '../../src/ui/map/pinPixel';
import { Workbench } from '../../src/ui/state/workbench.svelte';

/** What of an element gestures use. */
class Surface extends EventTarget {
  getBoundingClientRect(): { left: number; top: number } {
    return { left: 0, top: 0 };
  }
  setPointerCapture(): void {
    // Nothing else is there that could have the pointer.
  }
}

/** A map of 200 × 200 px over 0 to 10, and what gestures on it led to. */
function gesturesOn(tools: { readonly cuts?: boolean } = {}) {
  const surface = new Surface();
  let shown: readonly [Range, Range] = [
    [0, 10],
    [0, 10],
  ];
  const done: string[] = [];
  const targets: GestureTargets = {
    geometry: () => ({ left: 0, top: 0, width: 200, height: 200, x: shown[0], y: shown[1] }),
    ranges: () => shown,
    limits: () => [
      { low: -100, high: 100, span: 0.01 },
      { low: -100, high: 100, span: 0.01 },
    ],
    zoom: (x, y) => (shown = [x, y]),
    begin: () => done.push('begin'),
    reset: () => done.push('reset'),
    settle: () => done.push('settle'),
    hover: () => undefined,
    pin: () => done.push('pin'),
    press: () => done.push('press'),
    box: () => undefined,
    selects: () => false,
    select: () => done.push('select'),
    cuts: () => tools.cuts === true,
    cut: (line) => done.push(line === null ? 'no cut' : line.done ? 'cut' : 'cutting'),
  };
  new MapGestures(targets).attach(surface as unknown as HTMLElement);
  const at = (type: string, pointerId: number, clientX: number, clientY: number, time = 0, shiftKey = false): void => {
    const event = Object.assign(new Event(type), { pointerId, clientX, clientY, button: 0, shiftKey });
    Object.defineProperty(event, 'timeStamp', { value: time });
    surface.dispatchEvent(event);
  };
  return { at, done, width: () => shown[0][1] - shown[0][0], range: () => shown[0] };
}

describe('gestures on a map', () => {
  beforeEach(() => void vi.stubGlobal('Element', class extends EventTarget {}));
  afterEach(() => void vi.unstubAllGlobals());

  it('stays where a pinch has led when one finger is lifted before the other', () => {
    const { at, width, range } = gesturesOn();
    at('pointerdown', 1, 80, 100);
    at('pointerdown', 2, 120, 100);
    at('pointermove', 1, 40, 100);
    at('pointermove', 2, 160, 100);
    const pinched = width();
    expect(pinched).toBeLessThan(5);
    const [from] = range();
    at('pointerup', 2, 160, 100);
    at('pointermove', 1, 41, 100);
    expect(width()).toBeCloseTo(pinched, 6);
    expect(Math.abs(range()[0] - from)).toBeLessThan(0.1);
  });

  it('draws no cut with two fingers, though the next drag is to draw one', () => {
    const { at, done, width } = gesturesOn({ cuts: true });
    at('pointerdown', 1, 80, 100);
    at('pointermove', 1, 70, 100);
    at('pointerdown', 2, 120, 100);
    at('pointermove', 2, 160, 100);
    at('pointerup', 2, 160, 100);
    at('pointerup', 1, 70, 100);
    expect(width()).toBeLessThan(10);
    expect(done).toEqual(['begin', 'cutting', 'no cut', 'settle']);
  });

  it('ends a movement that the browser takes away, so that the next zoom is undone alone', () => {
    const { at, done, range } = gesturesOn();
    at('pointerdown', 1, 100, 100);
    at('pointermove', 1, 120, 100);
    at('pointercancel', 1, 120, 100);
    expect(range()).toEqual([-1, 9]);
    expect(done).toEqual(['begin', 'no cut', 'settle']);
    at('pointercancel', 1, 120, 100);
    expect(done).toEqual(['begin', 'no cut', 'settle']);
  });

  it('goes on with the finger that is left when the other one is taken away', () => {
    const { at, done, range, width } = gesturesOn();
    at('pointerdown', 1, 80, 100);
    at('pointerdown', 2, 120, 100);
    at('pointermove', 2, 160, 100);
    const [from] = range();
    const zoomed = width();
    at('pointercancel', 2, 160, 100);
    expect(done).not.toContain('settle');
    at('pointermove', 1, 100, 100);
    expect(width()).toBeCloseTo(zoomed, 6);
    expect(range()[0]).toBeCloseTo(from - 0.1 * zoomed, 6);
    at('pointerup', 1, 100, 100);
    expect(done.filter((name) => name === 'pin' || name === 'settle')).toEqual(['settle']);
  });

  it('ends a box at the edge of the map, wherever the pointer is lifted', () => {
    const { at, range } = gesturesOn();
    at('pointerdown', 1, 100, 100, 0, true);
    at('pointermove', 1, 150, 50, 10, true);
    at('pointerup', 1, 320, -90, 20, true);
    expect(range()).toEqual([5, 10]);
  });

  it('remembers where a double click began, not where its second click was', () => {
    const { at, done } = gesturesOn();
    const click = (x: number, time: number): void => {
      at('pointerdown', 1, x, 100, time);
      at('pointerup', 1, x, 100, time + 50);
    };
    click(20, 0);
    click(150, 300);
    click(151, 500);
    at('dblclick', 1, 151, 100, 560);
    expect(done.filter((name) => name !== 'settle')).toEqual(['begin', 'pin', 'begin', 'pin', 'pin', 'reset']);
  });

  it('leaves all four pins and no steps of undo where a double click has pinned on its way', () => {
    const bench = new Workbench(embeddedStudy('no3rr'));
    for (const x of [-4, -4.1, -4.2, -4.3]) pinPixel(bench, { x, y: -5 });
    const { document } = bench;
    const back = clickBookmark(bench);
    pinPixel(bench, { x: -5, y: -5 });
    expect(bench.notice).toContain('gave way');
    back();
    expect(bench.document).toBe(document);
    expect(bench.notice).toBeNull();
  });
});
