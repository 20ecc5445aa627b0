import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { mapFault } from '../../src/ui/state/mapFault';
import { MapRunner } from '../../src/ui/state/mapRunner.svelte';
import { Workbench } from '../../src/ui/state/workbench.svelte';
import { engineOf } from './engineOf';

it('says which of two maps does not follow, the second alone too', async () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  bench.show({ grid: [12, 9], show: 'drc:NO + * <-> NO*', compare: { time: 1 } });
  const runners = [new MapRunner(engineOf(cpuKernel)), new MapRunner(engineOf(cpuKernel), (view) => view.compare!)];
  for (const runner of runners) runner.request(bench.document);
  for (let n = 0; n < 1000 && mapFault(runners[0], runners[1]) === null; n++)
    await new Promise((r) => setTimeout(r, 5));
  expect(mapFault(runners[0], runners[1])).toMatch(
    /^The second map is as before: invalid time: got 1, expected steady/,
  );
});

it('says nothing where all maps follow', () => {
  const fine = { fault: null };
  const bad = { fault: 'why' };
  expect(mapFault(null, null)).toBe(null);
  expect(mapFault(fine, fine)).toBe(null);
  expect(mapFault(bad, null)).toBe('The map is as before: why');
  expect(mapFault(bad, fine)).toBe('The first map is as before: why');
  expect(mapFault(bad, bad)).toBe('Both maps are as before: why');
});
