import type { MapRunner } from './mapRunner.svelte';
import type { WorkbenchDocument } from './workbench.svelte';

type Runner = Pick<MapRunner, 'progress' | 'cancelled' | 'cancel' | 'request'>;

/** What the maps of the page are at, as one: where two take long there is one bar and one button for both. */
export interface MapRuns {
  /** Share done of the map that is furthest behind; null while none takes long. */
  readonly progress: number | null;
  /** Which maps take long. */
  readonly label: string;
  /** True where one was given up that can be asked for again. */
  readonly cancelled: boolean;
  /** Gives up whatever is on its way. */
  readonly cancel: () => void;
  /** Asks again for what was given up. */
  readonly again: (document: WorkbenchDocument) => void;
}

/** @param second computes the second map; null while there is none. */
export function mapRuns(first: Runner | null, second: Runner | null): MapRuns {
  const runners = [first, second].flatMap((runner) => (runner === null ? [] : [runner]));
  const running = runners.filter(({ progress }) => progress !== null);
  const which =
    second === null
      ? 'the map'
      : running.length > 1
        ? 'both maps'
        : running[0] === second
          ? 'the second map'
          : 'the first map';
  return {
    progress: running.length === 0 ? null : Math.min(...running.map(({ progress }) => progress ?? 0)),
    label: `Progress of ${which}`,
    cancelled: runners.some(({ cancelled }) => cancelled !== null),
    cancel: () => runners.forEach((runner) => runner.cancel()),
    again: (document) => runners.forEach((runner) => runner.cancelled !== null && runner.request(document)),
  };
}
