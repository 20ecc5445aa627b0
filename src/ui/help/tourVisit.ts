import { defaultView } from '../state/view';
import type { Workbench } from '../state/workbench.svelte';
import type { TourStop } from './tourStops';

/** What the map shows during a tour, and the way back. */
export interface TourVisit {
  /** Shows what a stop speaks of. Points pinned on the way stay. */
  readonly visit: (stop: TourStop) => void;
  /** Brings the view back that was there before, with its history; points that were pinned meanwhile are kept. */
  readonly leave: () => void;
}

/** Begins a tour of the study that is open. */
export function beginVisit(workbench: Workbench): TourVisit {
  const { grid } = workbench.view;
  const home = { ...defaultView(workbench.study), grid };
  const restore = workbench.bookmark();
  return {
    visit: ({ view: { show, U } }) =>
      workbench.show({ ...home, pins: workbench.view.pins, show, settings: { U_RHE: U } }, 'tour'),
    leave: () => {
      const { pins } = workbench.view;
      restore();
      workbench.show({ pins });
    },
  };
}
