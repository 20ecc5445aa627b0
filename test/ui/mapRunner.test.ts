import { describe, expect, it } from 'vitest';
import { converged, cpuKernel, stalled, type Kernel, type Solutions } from '../../src/kinetics';
import { computeMap, makeAxis, modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { refusalOf } from '../../src/ui/state/mapFault';
import { MapRunner, type MapFrameResult } from '../../src/ui/state/mapRunner.svelte';
import { Workbench } from '../../src/ui/state/workbench.svelte';
import { engineOf } from './engineOf';

const study = embeddedStudy('no3rr');

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 2000 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

/** The cpu backend, and whether each batch that it solved had a start. */
function watchedKernel(): { readonly kernel: Kernel; readonly starts: readonly boolean[] } {
  const starts: boolean[] = [];
  const kernel: Kernel = {
    name: 'watched',
    solve(batch, signal) {
      starts.push(batch.start !== null);
      return cpuKernel.solve(batch, signal);
    },
  };
  return { kernel, starts };
}

function small(): Workbench {
  const bench = new Workbench(study);
  bench.show({ grid: [12, 9] });
  return bench;
}

describe('the map runner', () => {
  it('shows the map of the document, sharp in the end, with the numbers of computeMap', async () => {
    const bench = small();
    bench.set('U_RHE', -0.1);
    const runner = new MapRunner(engineOf(cpuKernel));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    const model = modelOf(study);
    const [x, y] = bench.view.axes.map(({ name, range }, i) => makeAxis(model, name, range, bench.view.grid[i]));
    const expected = await computeMap(study, x, y, { U_RHE: -0.1 }, { kernel: cpuKernel });
    expect(runner.frame?.map.evaluation.solutions.lnTof).toEqual(expected.evaluation.solutions.lnTof);
    const masked = expected.evaluation.solutions.status.filter((s) => s === 1).length;
    expect(runner.frame?.counts).toMatchObject({ total: 108, converged: 108 - masked, masked, failed: 0, refined: 0 });
    expect(runner.frame?.backend).toBe('cpu');
  });

  it('ends at the newest of many requests and skips those that came and went', async () => {
    const bench = small();
    let solved = 0;
    const slow: Kernel = {
      name: 'slow',
      async solve(batch, signal) {
        solved += 1;
        await new Promise((resolve) => setTimeout(resolve, 20));
        return cpuKernel.solve(batch, signal);
      },
    };
    const runner = new MapRunner(engineOf(slow));
    for (let i = 0; i < 50; i++) {
      bench.set('U_RHE', -0.01 * i);
      runner.request(bench.document);
    }
    await until(() => runner.frame?.sharp === true && runner.frame.view === bench.view);
    expect(runner.frame?.map.evaluation.settings.U_RHE).toBeCloseTo(-0.49, 12);
    expect(solved).toBeLessThan(10);
  });

  it('starts from the map before, with the same answer', async () => {
    const bench = small();
    const { kernel: watched, starts } = watchedKernel();
    const runner = new MapRunner(engineOf(watched));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    bench.set('U_RHE', 0.09);
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true && runner.frame.view === bench.view);
    expect(starts.at(-1)).toBe(true);
    const cold = new MapRunner(engineOf(cpuKernel));
    cold.request(bench.document);
    await until(() => cold.frame?.sharp === true);
    const [a, b] = [runner, cold].map((r) => r.frame!.map.evaluation.solutions.lnCoverage);
    a.forEach((value, i) => Number.isFinite(b[i]) && expect(Math.abs(value - b[i])).toBeLessThan(1e-9));
  });

  it('does not start from another part of the plane or other axes', async () => {
    const bench = small();
    const { kernel: watched, starts } = watchedKernel();
    const runner = new MapRunner(engineOf(watched));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    bench.zoom([-5, -4], [-5, -4]);
    runner.request(bench.document);
    await until(() => runner.frame?.view === bench.view && runner.frame.sharp);
    expect(starts).not.toContain(true);
  });

  it('keeps the last picture and says what was wrong when a map fails', async () => {
    const bench = small();
    let broken = false;
    const fragile: Kernel = {
      name: 'fragile',
      solve: (batch, signal) => (broken ? Promise.reject(new Error('out of order')) : cpuKernel.solve(batch, signal)),
    };
    const runner = new MapRunner(engineOf(fragile));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    const before = runner.frame;
    broken = true;
    bench.set('T', 320);
    runner.request(bench.document);
    await until(() => runner.fault !== null);
    expect([runner.fault, runner.frame]).toEqual(['out of order', before]);
    expect(runner.refused).toBe(bench.document);
    broken = false;
    bench.set('T', 330);
    runner.request(bench.document);
    await until(() => runner.fault === null && runner.frame !== before);
    expect(runner.refused).toBe(null);
  });

  it('gives up when told to and works on the next request', async () => {
    const bench = small();
    let stopped = false;
    const endless: Kernel = {
      name: 'endless',
      solve: (batch, signal) =>
        stopped
          ? cpuKernel.solve(batch, signal)
          : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    };
    const runner = new MapRunner(engineOf(endless));
    runner.request(bench.document);
    runner.cancel();
    stopped = true;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([runner.frame, runner.fault]).toEqual([null, null]);
    expect(runner.cancelled).toBe(bench.document);
    expect(refusalOf(runner, bench.document)).toBe('the computation was cancelled');
    runner.request(bench.document);
    expect(runner.cancelled).toBeNull();
    await until(() => runner.frame?.sharp === true);
    expect(refusalOf(runner, bench.document)).toBeNull();
  });

  it('has nothing to give up once the picture is there, and forgets a fault that the one given up would have had', async () => {
    const bench = small();
    let work: 'done' | 'fails' | 'endless' = 'done';
    const kernel: Kernel = {
      name: 'moody',
      solve: (batch, signal) =>
        work === 'done'
          ? cpuKernel.solve(batch, signal)
          : work === 'fails'
            ? Promise.reject(new Error('out of order'))
            : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))),
    };
    const runner = new MapRunner(engineOf(kernel));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    runner.cancel();
    expect(runner.cancelled).toBeNull();
    work = 'fails';
    bench.set('T', 320);
    runner.request(bench.document);
    await until(() => runner.fault !== null);
    work = 'endless';
    bench.set('T', 330);
    runner.request(bench.document);
    runner.cancel();
    expect([runner.cancelled, runner.fault, runner.refused]).toEqual([bench.document, null, null]);
  });

  it('keeps a picture that was done before it could be given up', async () => {
    const bench = small();
    let solved = (): void => undefined;
    const deaf: Kernel = {
      name: 'deaf',
      async solve(batch) {
        await new Promise<void>((resolve) => (solved = resolve));
        return cpuKernel.solve(batch);
      },
    };
    const runner = new MapRunner(engineOf(deaf));
    runner.request(bench.document);
    runner.cancel();
    solved();
    await until(() => runner.frame?.sharp === true);
    expect(runner.cancelled).toBeNull();
  });

  it('solves the next map before it shows the last one, and never shows an older one after a newer one', async () => {
    const bench = small();
    const log: string[] = [];
    const kernel: Kernel = {
      name: 'recorded',
      async solve(batch, signal) {
        const own = batch.x[batch.program.variables.indexOf('U')];
        if (batch.count === 108) log.push(`solve ${own.toFixed(2)} after ${runner.frames}`);
        // Later maps take less long than earlier ones.
        await new Promise((resolve) => setTimeout(resolve, Math.max(1, 30 - 3 * log.length)));
        return cpuKernel.solve(batch, signal);
      },
    };
    const runner = new MapRunner(engineOf(kernel));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    log.length = 0;
    const first = runner.frames;
    const shown: number[] = [];
    for (let i = 1; i <= 12; i++) {
      bench.set('U_RHE', -0.01 * i);
      runner.request(bench.document);
      const seen = runner.frames;
      await until(() => runner.frames > seen || i < 3);
      shown.push(runner.frame!.map.evaluation.settings.U_RHE ?? 1);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await until(() => runner.frame?.view === bench.view && runner.frame.sharp && !runner.frame.moving);
    expect([...shown].sort((a, b) => b - a)).toEqual(shown);
    // The second map is asked for while the first one is solved: its work begins before the first one is shown.
    expect(log[1]).toBe(`solve ${log[1].split(' ')[1]} after ${first}`);
  });

  it('calls pictures moving while they follow each other, and the last one no more, without computing it again', async () => {
    const bench = small();
    const { kernel: watched, starts } = watchedKernel();
    const runner = new MapRunner(engineOf(watched));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    for (const U of [-0.01, -0.02]) {
      bench.set('U_RHE', U);
      runner.request(bench.document);
      await until(() => runner.frame?.view === bench.view);
    }
    expect([runner.frame?.moving, runner.frame?.sharp]).toEqual([true, true]);
    const { map } = runner.frame!;
    const solved = starts.length;
    await until(() => runner.frame?.moving === false);
    expect(runner.frame?.map).toBe(map);
    expect(starts.length).toBe(solved);
  });

  it('solves points that it gave up while something moved when it rests', async () => {
    const bench = small();
    const asked: (boolean | undefined)[] = [];
    let rest = (): void => undefined;
    const resting = new Promise<void>((resolve) => (rest = resolve));
    const hasty: Kernel = {
      name: 'hasty',
      async solve(batch, signal) {
        // The map at rest waits until the one before it was looked at.
        if (batch.quick !== true && asked.includes(true)) await resting;
        asked.push(batch.quick);
        const solutions = await cpuKernel.solve(batch, signal);
        if (batch.quick === true) solutions.status[solutions.status.indexOf(converged)] = stalled;
        return solutions;
      },
    };
    const runner = new MapRunner(engineOf(hasty));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    for (const U of [-0.01, -0.02]) {
      bench.set('U_RHE', U);
      runner.request(bench.document);
      await until(() => runner.frame?.view === bench.view);
    }
    expect([runner.frame?.sharp, runner.frame?.counts.failed]).toEqual([false, 1]);
    rest();
    await until(() => runner.frame?.sharp === true);
    expect([runner.frame?.moving, runner.frame?.counts.failed]).toEqual([false, 0]);
    expect(asked.at(-1)).toBe(false);
  });

  it('gives back maps of a movement when two newer ones are shown, but none that rests or is held', async () => {
    const bench = small();
    const shown: MapFrameResult[] = [];
    const back: { readonly solutions: Solutions; readonly age: number }[] = [];
    const of = ({ map }: MapFrameResult): Solutions => map.evaluation.solutions;
    const kernel: Kernel = {
      ...cpuKernel,
      recycle(solutions) {
        const at = shown.findIndex((frame) => of(frame) === solutions);
        back.push({ solutions, age: shown.length - at });
      },
    };
    const runner = new MapRunner(engineOf(kernel));
    runner.request(bench.document);
    await until(() => runner.frame?.sharp === true);
    for (let i = 1; i < 40 && back.length < 6; i++) {
      bench.set('U_RHE', -0.005 * i);
      runner.request(bench.document);
      await until(() => runner.frame?.view === bench.view);
      shown.push(runner.frame!);
      if (i === 5) runner.hold(runner.frame!);
      // A rest in between.
      if (i % 10 === 0) await until(() => runner.frame?.moving === false);
    }
    const held = of(shown[4]);
    const resting = shown.filter((frame, i) => !frame.moving || (i + 1) % 10 === 0).map(of);
    expect(back.length).toBeGreaterThan(0);
    expect(new Set(back.map(({ solutions }) => solutions)).size).toBe(back.length);
    for (const { solutions, age } of back) {
      expect(age).toBeGreaterThanOrEqual(2);
      expect([held, ...resting].includes(solutions)).toBe(false);
    }
  });
});
