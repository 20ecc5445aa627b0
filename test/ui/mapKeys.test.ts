import { expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { pixelAt, type MapCursor } from '../../src/ui/map/mapCursor';
import { mapKey } from '../../src/ui/map/mapKeys';
import { Workbench } from '../../src/ui/state/workbench.svelte';

/** Presses keys on a map whose cursor stands somewhere. @returns where it stands then. */
function press(bench: Workbench, start: MapCursor | null, ...keys: readonly string[]): MapCursor | null {
  let cursor = start;
  for (const key of keys) {
    const event = { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false } as KeyboardEvent;
    mapKey(event, { workbench: bench, cursor, moveTo: (next) => (cursor = next), zoomBy: () => undefined });
  }
  return cursor;
}

it('keys begin in the middle where the cursor is from another axis, out of sight', () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  const cursor = pixelAt(bench.view, -5, -4);
  bench.pickAxis(1, 'U_RHE');
  const [low, high] = bench.view.axes[1].range;
  const seen = (y: number): boolean => y >= low && y <= high;
  press(bench, cursor, 'c');
  expect(seen(bench.view.cut?.[0][1] ?? NaN)).toBe(true);
  press(bench, cursor, 'Enter');
  const [pin] = bench.view.pins;
  expect(pin.kind === 'point' && seen(pin.at.U_RHE)).toBe(true);
  expect(seen(press(bench, cursor, 'ArrowUp')?.y ?? NaN)).toBe(true);
  press(bench, cursor, 'Escape');
  expect(bench.view.pins).toEqual([]);
});

it('arrows move a cursor in sight by a pixel, Escape takes it away before a pin', () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  const start = pixelAt(bench.view, -5, -4);
  const moved = press(bench, start, 'ArrowRight', 'ArrowUp', 'Enter');
  expect(moved!.x - start!.x).toBeCloseTo(start!.stepX, 9);
  expect(moved!.y - start!.y).toBeCloseTo(start!.stepY, 9);
  expect(press(bench, moved, 'Escape')).toBeNull();
  expect(bench.view.pins).toHaveLength(1);
});
