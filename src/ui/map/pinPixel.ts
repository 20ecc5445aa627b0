import type { Pin, View } from '../state/view';
import type { Workbench } from '../state/workbench.svelte';
import type { MapCursor } from './mapCursor';

/** Pins a pixel. */
export function pinPixel(workbench: Workbench, at: MapCursor): void {
  workbench.pin(pixelPin(workbench.view, at));
}

/** The pin of a pixel. */
export function pixelPin({ axes }: View, at: MapCursor): Pin {
  return { kind: 'point', at: { [axes[0].name]: at.x, [axes[1].name]: at.y } };
}
