import type { Pin, View } from '../state/view';
import type { Workbench } from '../state/workbench.svelte';
import type { MapCursor } from './mapCursor';

/** Pins a pixel. */
export function pinPixel(workbench: Workbench, at: MapCursor): void {
  workbench.pin(pinOf(workbench.view, at));
}

/** Takes a pixel's pin away, if it has one. */
export function unpinPixel(workbench: Workbench, at: MapCursor): void {
  const key = JSON.stringify(pinOf(workbench.view, at));
  const index = workbench.view.pins.findIndex((pin) => JSON.stringify(pin) === key);
  if (index >= 0) workbench.unpin(index);
}

function pinOf({ axes }: View, at: MapCursor): Pin {
  return { kind: 'point', at: { [axes[0].name]: at.x, [axes[1].name]: at.y } };
}
