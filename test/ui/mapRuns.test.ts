import { expect, it } from 'vitest';
import { embeddedStudy } from '../../src/study';
import { mapRuns } from '../../src/ui/state/mapRuns';
import { Workbench } from '../../src/ui/state/workbench.svelte';

const { document } = new Workbench(embeddedStudy('no3rr'));

/** A runner at this share of its map, or one whose map was given up, and what it was told. */
function runnerAt(name: string, progress: number | null, told: string[], cancelled = false) {
  return {
    progress,
    cancelled: cancelled ? document : null,
    cancel: () => void told.push(`cancel ${name}`),
    request: () => void told.push(`request ${name}`),
  };
}

it('shows the second map at work as it does the first, and the slower one of both', () => {
  const at = (first: number | null, second: number | null) => {
    const { progress, label } = mapRuns(runnerAt('first', first, []), runnerAt('second', second, []));
    return [progress, label];
  };
  expect(at(null, 0.4)).toEqual([0.4, 'Progress of the second map']);
  expect(at(0.4, null)).toEqual([0.4, 'Progress of the first map']);
  expect(at(0.4, 0.3)).toEqual([0.3, 'Progress of both maps']);
  expect(at(null, null)[0]).toBeNull();
  expect(mapRuns(runnerAt('first', 0, []), null)).toMatchObject({ progress: 0, label: 'Progress of the map' });
  expect(mapRuns(null, null)).toMatchObject({ progress: null, cancelled: false });
});

it('gives up both maps, and asks again for those that were given up alone', () => {
  const told: string[] = [];
  mapRuns(runnerAt('first', 0.1, told), runnerAt('second', null, told)).cancel();
  expect(told.splice(0)).toEqual(['cancel first', 'cancel second']);
  const runs = mapRuns(runnerAt('first', null, told), runnerAt('second', null, told, true));
  expect(runs.cancelled).toBe(true);
  runs.again(document);
  expect(told).toEqual(['request second']);
});
