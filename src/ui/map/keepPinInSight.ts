import { tick } from 'svelte';
import type { LayoutState } from '../state/layout.svelte';
import type { Workbench } from '../state/workbench.svelte';

/** Room [px] between the newest pin and the sheet that comes up over the map. */
const room_px = 48;

/** Moves what holds the map up while the details lie over its lower part, so far that the newest pin stays in sight. */
export function keepPinInSight(workbench: Workbench, layout: LayoutState): (holder: HTMLElement) => void {
  return (holder) => {
    const covered = layout.narrow && layout.isOpen('details') && workbench.view.pins.length > 0;
    void tick().then(() => {
      const lift = Number.parseFloat(holder.style.top) || 0;
      const pin = Array.from(holder.querySelectorAll('[data-pin]')).at(-1)?.getBoundingClientRect();
      const sheet = document.querySelector('aside.open[data-tour=details]')?.getBoundingClientRect();
      const hidden = covered && pin && sheet ? pin.bottom - lift + room_px - sheet.top : 0;
      holder.style.top = hidden > 0 ? `${-Math.round(hidden)}px` : '';
    });
  };
}
