import type { Driver, DriveStep } from 'driver.js';
import { embeddedStudy } from '../../study';
import type { Brush } from '../state/brush.svelte';
import type { Workbench } from '../state/workbench.svelte';
import { tourStops, type TourPlace } from './tourStops';
import { beginVisit } from './tourVisit';

/** Walks through the nitrate map. The view that was there before comes back at the end, with what was pinned meanwhile. */
export async function startTour(workbench: Workbench, brush: Brush): Promise<void> {
  const [{ driver }] = await Promise.all([
    import('driver.js'),
    import('driver.js/dist/driver.css'),
    import('./tour.css'),
  ]);
  if (workbench.study.id !== 'no3rr') {
    workbench.open(embeddedStudy('no3rr'));
    workbench.notice = 'The tour opened the nitrate study; undo leads back to yours.';
  }
  const { visit, leave } = beginVisit(workbench);
  const selected = brush.selected;
  const focused = document.activeElement;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const tour: Driver = driver({
    animate: !still,
    duration: 150,
    smoothScroll: false,
    showProgress: true,
    progressText: '{{current}} of {{total}}',
    overlayOpacity: 0.12,
    popoverClass: 'sabatier-tour',
    stagePadding: 4,
    nextBtnText: 'Next',
    prevBtnText: 'Back',
    doneBtnText: 'Done',
    // The first control of a stop would be the one that ends the tour.
    onPopoverRender: ({ nextButton }) => setTimeout(() => nextButton.focus()),
    // A press that misses what a stop points at is no wish to leave.
    overlayClickBehavior: () => undefined,
    steps: tourStops.map((stop): DriveStep => {
      const { place, title, text, surfaces = [] } = stop;
      return {
        element: () => visiblePlace(place),
        popover: { title, description: text, ...(place === 'map' ? { side: 'right', align: 'start' } : {}) },
        onHighlightStarted: () => {
          visit(stop);
          brush.select(surfaces);
        },
      };
    }),
    onDestroyed: () => {
      leave();
      brush.select(selected);
      if (focused instanceof HTMLElement) focused.focus();
    },
  });
  tour.drive();
}

/** The part of the page, or the map where the part is folded away. */
function visiblePlace(place: TourPlace): Element {
  const seen = (name: TourPlace): Element | undefined =>
    [...document.querySelectorAll(`[data-tour~=${name}]`)].find((element) => element.getClientRects().length > 0);
  return seen(place) ?? seen('map') ?? document.body;
}
