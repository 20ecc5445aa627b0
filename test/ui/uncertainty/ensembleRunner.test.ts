import { describe, expect, it } from 'vitest';
import { cpuKernel, type Kernel } from '../../../src/kinetics';
import { computeEnsembleMap, makeAxis, modelOf } from '../../../src/screening';
import { embeddedStudy, parseStudy } from '../../../src/study';
import { ExportJob } from '../../../src/ui/state/exportJob.svelte';
import { defaultView, readView } from '../../../src/ui/state/view';
import { Workbench } from '../../../src/ui/state/workbench.svelte';
import { ensembleChoices } from '../../../src/ui/uncertainty/ensembleChoices';
import { ensembleFrame } from '../../../src/ui/uncertainty/ensembleFrame';
import { EnsembleRunner } from '../../../src/ui/uncertainty/ensembleRunner.svelte';
import { otherUncertainties, withSigma } from '../../../src/ui/uncertainty/sigmaEdits';
import { defaultUncertaintyView } from '../../../src/ui/uncertainty/uncertaintyView';
import { engineOf } from '../engineOf';

const study = embeddedStudy('no3rr');

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 4000 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** A workbench that shows an ensemble of a few members on a few pixels. */
function uncertainBench(members = 3): Workbench {
  const bench = new Workbench(study);
  bench.edit({ uncertainty: withSigma(study, 'barrier', 0.1) });
  bench.show({ grid: [6, 5], uncertainty: { ...defaultUncertaintyView(bench.model), members } });
  return bench;
}

describe('the ensemble runner', () => {
  it('shows what computeEnsembleMap gives', async () => {
    const bench = uncertainBench();
    const runner = new EnsembleRunner(engineOf(cpuKernel), 0);
    runner.request(bench.document);
    await until(() => runner.progress === null && runner.shown(bench.document) !== null);
    const [x, y] = bench.view.axes.map(({ name, range }, i) => makeAxis(bench.model, name, range, bench.view.grid[i]));
    const expected = await computeEnsembleMap(bench.study, x, y, {}, { kernel: cpuKernel, members: 3, seed: 1 });
    const shown = runner.shown(bench.document)!;
    expect(shown.ensemble.mean).toEqual(expected.ensemble.mean);
    expect(shown.ensemble.wins).toEqual(expected.ensemble.wins);
    const { plot, frame } = ensembleFrame(shown, bench.document)!;
    expect(plot.subtitle).toContain('3 members, seed 1');
    expect(frame.counts.total).toBe(30);
  });

  it('does not compute again for another picture of the same members, and does for other conditions', async () => {
    const bench = uncertainBench();
    let batches = 0;
    const kernel: Kernel = { name: 'counted', solve: (batch, signal) => (batches++, cpuKernel.solve(batch, signal)) };
    const runner = new EnsembleRunner(engineOf(kernel), 0);
    runner.request(bench.document);
    await until(() => runner.progress === null && runner.shown(bench.document) !== null);
    expect(batches).toBe(4);
    bench.show({ uncertainty: { ...bench.view.uncertainty!, show: 'spread', level: 0.8 } });
    runner.request(bench.document);
    expect(runner.shown(bench.document)).not.toBeNull();
    bench.set('U_RHE', 0);
    runner.request(bench.document);
    expect(runner.shown(bench.document)).toBeNull();
    await until(() => runner.shown(bench.document) !== null);
    expect(batches).toBe(8);
    bench.undo();
    expect(runner.shown(bench.document)).toBeNull();
  });

  it('stops when it is cancelled, and begins again', async () => {
    const bench = uncertainBench(400);
    const runner = new EnsembleRunner(engineOf(cpuKernel), 0);
    runner.request(bench.document);
    await until(() => (runner.progress?.done ?? 0) > 1);
    runner.cancel();
    expect(runner.progress).toBeNull();
    bench.show({ uncertainty: { ...bench.view.uncertainty!, members: 2 } });
    runner.again(bench.document);
    await until(() => runner.shown(bench.document)?.ensemble.members === 2);
  });

  it('computes nothing while nothing is uncertain', async () => {
    const bench = new Workbench(study);
    bench.show({ uncertainty: defaultUncertaintyView(bench.model) });
    const runner = new EnsembleRunner(engineOf(cpuKernel), 0);
    runner.request(bench.document);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([runner.progress, runner.fault, runner.shown(bench.document)]).toEqual([null, null, null]);
  });

  it('says what is wrong in one sentence', async () => {
    const bench = uncertainBench();
    const kernel: Kernel = { name: 'broken', solve: () => Promise.reject(new Error('no memory')) };
    const runner = new EnsembleRunner(engineOf(kernel), 0);
    runner.request(bench.document);
    await until(() => runner.fault !== null);
    expect(runner.fault).toBe('no memory');
  });
});

describe('the view', () => {
  it('of links made before there were ensembles is read', () => {
    const { uncertainty, ...before } = defaultView(study);
    expect(uncertainty).toBeNull();
    expect(readView(before, study).uncertainty).toBeNull();
  });

  it('is refused for a picture that does not exist', () => {
    const uncertainty = { ...defaultUncertaintyView(modelOf(study)), show: 'wins:XY' };
    expect(() => readView({ ...defaultView(study), uncertainty }, study)).toThrow('invalid plot: got "XY"');
  });

  it('can show every choice', () => {
    const model = modelOf(study);
    for (const { options } of ensembleChoices(model, 'NO3-')) {
      for (const { show } of options) {
        const uncertainty = { ...defaultUncertaintyView(model), show };
        expect(readView({ ...defaultView(study), uncertainty }, study).uncertainty).toEqual(uncertainty);
      }
    }
  });
});

describe('standard deviations', () => {
  it('are set and taken out by kind, and leave the rest of the study’s uncertainty', () => {
    const set = withSigma(study, 'barrier', 0.1);
    expect(set).toMatchObject({ basis: 'chosen in the workbench', sigma: { barrier: 0.1 } });
    const edited = parseStudy({ ...study, uncertainty: set }, 'test');
    expect(withSigma(edited, 'barrier', undefined)).toBeUndefined();
    const factors = [{ name: 'f', loadings: { 'energy:N*': 0.1 } }];
    const more = parseStudy({ ...study, uncertainty: { factors, sigma: { 'energy:O*': 0.2 } } }, 'test');
    expect(withSigma(more, 'energy', undefined)).toMatchObject({ factors, sigma: { 'energy:O*': 0.2 } });
    expect(otherUncertainties(more)).toBe('The study adds 1 single parameter, 1 common factor.');
    expect(otherUncertainties(edited)).toBeNull();
  });
});

describe('exports', () => {
  it('are those of the ensemble where one is shown', async () => {
    const bench = uncertainBench();
    const job = new ExportJob(engineOf(cpuKernel), bench.document);
    expect(await job.svg('first')).toContain('3 members, seed 1');
    expect(await job.caption('first')).toContain('Ensemble of 3 members (seed 1) in which 14 parameters are perturbed');
    const csv = await (await job.table('first', 'csv', {})).text();
    expect(csv.split('\n')[0]).toContain('members_solved');
    expect(job.fileName('first', 'svg')).toContain('ensemble-winner');
  });
});
