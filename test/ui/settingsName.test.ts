import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { ExportJob } from '../../src/ui/state/exportJob.svelte';
import { settingsName } from '../../src/ui/state/settingsName';
import { defaultView } from '../../src/ui/state/view';
import { engineOf } from './engineOf';

const study = embeddedStudy('no3rr');
const view = defaultView(study);

it('settingsName names what differs from the study', () => {
  expect(settingsName(study, view)).toEqual([]);
  expect(settingsName(study, { ...view, settings: { U_RHE: 0.1 } })).toEqual([]);
  expect(settingsName(study, { ...view, settings: { U_RHE: -0.2, T: 350, time: 1e-6 } })).toEqual([
    'U_RHE_m0.2',
    'T_350',
    'time_0.000001',
  ]);
});

it('files of other conditions have other names', () => {
  const name = (settings: typeof view.settings, compare: typeof view.compare = null): string[] =>
    (['first', 'second', 'difference'] as const).map((which) =>
      new ExportJob(engineOf(cpuKernel), { study, view: { ...view, settings, compare } }).fileName(which, 'csv'),
    );
  expect(name({})[0]).toBe('no3rr-activity.csv');
  expect(name({ U_RHE: -0.2 })[0]).toBe('no3rr-activity-U_RHE_m0.2.csv');
  expect(name({ U_RHE: 0.2 }, { T: 310 })).toEqual([
    'no3rr-activity-U_RHE_0.2.csv',
    'no3rr-activity-second-T_310.csv',
    'no3rr-activity-difference-T_310-minus-U_RHE_0.2.csv',
  ]);
});
