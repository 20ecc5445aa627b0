import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { mapFault, refusalNote, refusalOf } from '../../src/ui/state/mapFault';
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
    /^The second map does not follow: invalid time: got 1, expected steady/,
  );
});

it('says nothing where all maps follow', () => {
  const fine = { fault: null };
  const bad = { fault: 'why' };
  expect(mapFault(null, null)).toBe(null);
  expect(mapFault(fine, fine)).toBe(null);
  expect(mapFault(bad, null)).toBe('The map does not follow: why');
  expect(mapFault(bad, fine)).toBe('The first map does not follow: why');
  expect(mapFault(bad, bad)).toBe('Both maps do not follow: why');
  expect(mapFault(bad, { fault: 'else' })).toBe('Both maps do not follow: why; the second: else');
});

it('says it of cuts too, and of what was cancelled', () => {
  const { document } = new Workbench(embeddedStudy('no3rr'));
  expect(mapFault({ fault: null }, { fault: 'why' }, 'cut')).toBe('The second cut does not follow: why');
  expect(mapFault({ fault: null, cancelled: document }, null)).toBe(
    'The map does not follow: the computation was cancelled',
  );
});

it('has the map say that it is the one from before, for the document that was refused alone', async () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  bench.show({ grid: [12, 9], show: 'drc:NO + * <-> NO*', settings: { time: 1 } });
  const runner = new MapRunner(engineOf(cpuKernel));
  runner.request(bench.document);
  for (let n = 0; n < 1000 && runner.fault === null; n++) await new Promise((r) => setTimeout(r, 5));
  const refusal = refusalOf(runner, bench.document) ?? '';
  expect(refusalNote(refusal, true)).toMatch(/^This is the map from before: invalid time: got 1, .*\)\.$/);
  expect(refusalNote(refusal, false)).toMatch(/^There is no map of this: invalid time/);
  bench.show({ settings: {} });
  expect(refusalOf(runner, bench.document)).toBeNull();
  expect(refusalOf(null, bench.document)).toBeNull();
});
