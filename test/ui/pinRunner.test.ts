import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { PinRunner } from '../../src/ui/state/pinRunner.svelte';
import { Workbench } from '../../src/ui/state/workbench.svelte';
import { engineOf } from './engineOf';

it('names a pinned surface as the table of candidates prints it, files by its plain name', async () => {
  const bench = new Workbench(embeddedStudy('no3rr'));
  bench.show({
    pins: [
      { kind: 'candidate', name: 'Pd3Cu(211)' },
      { kind: 'point', at: { E_O: -4.5, E_N: -5 } },
    ],
  });
  const runner = new PinRunner(engineOf(cpuKernel));
  runner.request(bench.document);
  for (let n = 0; n < 1000 && runner.results.length < 2; n++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(runner.results.map(({ name, label }) => [name, label])).toEqual([
    ['Pd3Cu(211)', 'Pd₃Cu(211)'],
    ['O −4.50, N −5.00', 'O −4.50, N −5.00'],
  ]);
});
