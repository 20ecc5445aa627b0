import { levelCut } from '../cut/cutEnds';
import type { Workbench } from '../state/workbench.svelte';
import { pixelAt, type MapCursor } from './mapCursor';
import { pinPixel } from './pinPixel';

/** What keys on a map act on. */
export interface KeyTargets {
  readonly workbench: Workbench;
  readonly cursor: MapCursor | null;
  readonly moveTo: (cursor: MapCursor | null) => void;
  /** Zooms by a factor around a point in values of the axes. */
  readonly zoomBy: (factor: number, at: MapCursor) => void;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const zoomStep = 1.25;

/**
 * Arrows move the cursor by a pixel (Shift: ten), Enter pins, Escape takes the cursor and then the last pin away, plus and
 * minus zoom, 0 shows the whole map, C draws a level cut or removes it.
 *
 * @returns false for a key that means nothing here.
 */
export function mapKey(event: KeyboardEvent, { workbench, cursor, moveTo, zoomBy }: KeyTargets): boolean {
  const { view } = workbench;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const [x, y] = view.axes.map(({ range }) => (range[0] + range[1]) / 2);
  // A cursor from before a zoom or another axis is nowhere to be seen: keys begin in the middle then.
  const here = cursor === null ? null : pixelAt(view, cursor.x, cursor.y);
  const now = here ?? pixelAt(view, x, y);
  if (now === null) return false;
  const by = moves[event.key];
  if (by !== undefined) {
    const far = event.shiftKey ? 10 : 1;
    const next = pixelAt(view, now.x + far * by[0] * now.stepX, now.y + far * by[1] * now.stepY);
    moveTo(here === null ? now : (next ?? now));
    return true;
  }
  switch (event.key) {
    case 'Enter':
    case ' ':
      pinPixel(workbench, now);
      return true;
    case 'Escape':
      if (here !== null) moveTo(null);
      else if (view.pins.length > 0) workbench.unpin(view.pins.length - 1);
      return true;
    case '+':
    case '=':
      zoomBy(1 / zoomStep, now);
      return true;
    case '-':
      zoomBy(zoomStep, now);
      return true;
    case '0':
      workbench.resetZoom();
      return true;
    case 'c':
      workbench.show({ cut: view.cut === null ? levelCut(view, now.y) : null });
      return true;
    default:
      return false;
  }
}
