import { describe, expect, it } from 'vitest';
import { cpuKernel, type Kernel } from '../../../src/kinetics';
import { evaluateCandidates, log10Activity } from '../../../src/screening';
import { embeddedStudy } from '../../../src/study';
import { CandidateRunner } from '../../../src/ui/candidates/candidateRunner.svelte';
import { Workbench } from '../../../src/ui/state/workbench.svelte';
import { engineOf } from '../engineOf';

const whole = embeddedStudy('no3rr');
const study = { ...whole, candidates: whole.candidates.slice(9, 13) };

/** Waits for the first answer. */
async function answered(runner: CandidateRunner): Promise<void> {
  await expect.poll(() => runner.outcomeOf(study, study.candidates[0], 0)).not.toBeNull();
}

describe('the runner of candidates', () => {
  it('gives what evaluateCandidates gives at the conditions of the view, also with a descriptor that is set', async () => {
    const bench = new Workbench(study);
    bench.pickAxis(0, 'U_RHE');
    bench.set('T', 320);
    expect(bench.settings.E_O).toBeDefined();
    const runner = new CandidateRunner(engineOf(cpuKernel));
    runner.request(bench.document);
    await answered(runner);
    expect(runner.fault).toBeNull();
    const expected = await evaluateCandidates(study, { T: 320 }, { kernel: cpuKernel });
    const found = study.candidates.map((candidate, i) => runner.outcomeOf(bench.study, candidate, i)?.log10Tof);
    expect(found).toEqual(study.candidates.map((_, i) => log10Activity(expected, i)));
    expect(found.some((value) => Number.isFinite(value))).toBe(true);
  });

  it('computes the newest of many requests and skips the others', async () => {
    let solved = 0;
    const slow: Kernel = {
      name: 'slow',
      async solve(batch, signal) {
        solved += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return cpuKernel.solve(batch, signal);
      },
    };
    const bench = new Workbench(study);
    const runner = new CandidateRunner(engineOf(slow));
    for (let i = 0; i < 30; i++) {
      bench.set('U_RHE', -0.01 * i);
      runner.request(bench.document);
    }
    const expected = await evaluateCandidates(study, { U_RHE: -0.29 }, { kernel: cpuKernel });
    const found = (): number | undefined => runner.outcomeOf(bench.study, study.candidates[0], 0)?.log10Tof;
    await expect.poll(found).toBe(log10Activity(expected, 0));
    expect(solved).toBe(2);
  });

  it('leaves this thread after an answer that took long', async () => {
    const calls: string[] = [];
    const named = (name: string, rest: number): Kernel => ({
      name,
      async solve(batch, signal) {
        calls.push(name);
        await new Promise((resolve) => setTimeout(resolve, rest));
        return cpuKernel.solve(batch, signal);
      },
    });
    const runner = new CandidateRunner({ ...engineOf(named('workers', 0)), local: named('here', 80) });
    const bench = new Workbench(study);
    for (const [i, T] of [310, 320].entries()) {
      bench.set('T', T);
      runner.request(bench.document);
      await expect.poll(() => calls.length).toBe(i + 1);
    }
    expect(calls).toEqual(['here', 'workers']);
  });

  it('keeps what it knows of surfaces that an edit moved', async () => {
    const bench = new Workbench(study);
    const runner = new CandidateRunner(engineOf(cpuKernel));
    runner.request(bench.document);
    await answered(runner);
    const before = runner.outcomeOf(bench.study, study.candidates[2], 2);
    bench.edit({ candidates: study.candidates.slice(1) });
    expect(runner.outcomeOf(bench.study, bench.study.candidates[1], 1)).toEqual(before);
    expect(before?.state).toBe('solved');
    expect(runner.outcomeOf(bench.study, { name: 'new', values: { E_O: -4, E_N: -4 } }, 0)).toBeNull();
  });
});
