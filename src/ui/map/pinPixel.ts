import type { Workbench } from '../state/workbench.svelte';
import type { MapCursor } from './mapCursor';

/** Pins a pixel. */
export function pinPixel(workbench: Workbench, at: Pick<MapCursor, 'x' | 'y'>): void {
  const [x, y] = workbench.view.axes;
  workbench.pin({ kind: 'point', at: { [x.name]: at.x, [y.name]: at.y } });
}
