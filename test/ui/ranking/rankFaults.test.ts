import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createWasmKernel, type Kernel } from '../../../src/kinetics';
import type { OpenRankEnds } from '../../../src/ui/ranking/rankPort';
import { RankRunner } from '../../../src/ui/ranking/rankRunner.svelte';
import { rankService, type RankAnswer, type RankQuestion } from '../../../src/ui/ranking/rankService';
import { shownOf } from '../../../src/ui/ranking/rankView';
import { unheardRejections } from '../../helpers/unheardRejections';
import { answered, deskEnds, ranked, study, usual, wish } from './rankRuns';

let kernel: Kernel;
beforeAll(async () => {
  kernel = await createWasmKernel(readFileSync('build/kernel.wasm'));
});
const warmer = { ...study, conditions: { ...study.conditions, T: study.conditions.T + 60 } };

/** A kernel that computes, fails, or waits to be given up. */
class MoodyKernel implements Kernel {
  readonly name = 'moody';
  mood: 'computes' | 'fails' | 'waits' = 'computes';
  batches = 0;
  private goOn: () => void = () => undefined;

  async solve(...[batch, signal]: Parameters<Kernel['solve']>): ReturnType<Kernel['solve']> {
    this.batches++;
    if (this.mood === 'fails') throw new Error('no memory');
    if (this.mood === 'waits')
      await new Promise<void>((resolve, reject) => {
        this.goOn = resolve;
        signal?.addEventListener('abort', () => reject(new Error('given up')));
      });
    return kernel.solve(batch, signal);
  }

  /** Lets what waits, and all that comes, be computed. */
  release(): void {
    this.mood = 'computes';
    this.goOn();
  }
}

async function csvOf(runner: RankRunner): Promise<string> {
  return (await runner.file('csv')).text();
}

/** The file of a runner that has ranked nothing else. */
async function freshCsv(of: Parameters<typeof ranked>[1]): Promise<string> {
  const runner = new RankRunner(deskEnds(kernel));
  await ranked(runner, of);
  return csvOf(runner);
}

function calls(heard: readonly RankQuestion[], call: RankQuestion['call']): number {
  return heard.filter((question) => question.call === call).length;
}

describe('a ranking of an edited study that did not come about', () => {
  it.each(['is cancelled', 'fails'] as const)('is computed when it is asked for again: %s', async (how) => {
    const moody = new MoodyKernel();
    const runner = new RankRunner(deskEnds(moody));
    await ranked(runner, wish());
    const before = await csvOf(runner);
    const { batches } = moody;
    moody.mood = how === 'fails' ? 'fails' : 'waits';
    runner.request(wish({}, { study: warmer }));
    await vi.waitUntil(() => moody.batches > batches);
    if (how === 'is cancelled') runner.cancel();
    await answered(runner);
    expect([runner.cancelled, runner.fault]).toEqual(how === 'fails' ? [false, 'no memory'] : [true, null]);
    expect(await csvOf(runner)).toBe(before);
    moody.mood = 'computes';
    const again = { ...wish({}, { study: warmer }), show: shownOf(usual, 'm39', null) };
    await ranked(runner, again);
    expect(runner.fault).toBeNull();
    const now = await csvOf(runner);
    expect(now).toBe(await freshCsv(again));
    expect(now).not.toBe(before);
    expect(runner.summary!.shown).toBe(11);
  });
});

describe('another order while a ranking is on its way', () => {
  it('lets it go on; another ranking does not', async () => {
    const heard: RankQuestion[] = [];
    const moody = new MoodyKernel();
    const runner = new RankRunner(deskEnds(moody, heard));
    moody.mood = 'waits';
    runner.request(wish());
    await vi.waitUntil(() => moody.batches > 0);
    const now = performance.now();
    const clock = vi.spyOn(performance, 'now').mockReturnValue(now + 60_000);
    onTestFinished(() => clock.mockRestore());
    runner.request({ ...wish(), show: shownOf(usual, 'm3', null) });
    runner.request({ ...wish(), show: shownOf(usual, 'm39', null) });
    clock.mockRestore();
    moody.release();
    await answered(runner);
    expect(runner.summary!.shown).toBe(11);
    expect([calls(heard, 'rank'), calls(heard, 'show'), calls(heard, 'cancel')]).toEqual([1, 1, 0]);

    moody.mood = 'waits';
    const { batches } = moody;
    runner.request(wish({}, { settings: { U: -0.2 } }));
    await vi.waitUntil(() => moody.batches > batches);
    const later = vi.spyOn(performance, 'now').mockReturnValue(now + 120_000);
    onTestFinished(() => later.mockRestore());
    // As it was before: what runs is another ranking all the same.
    runner.request(wish());
    later.mockRestore();
    moody.release();
    await answered(runner);
    expect([calls(heard, 'rank'), calls(heard, 'cancel')]).toEqual([3, 1]);
    expect(await csvOf(runner)).toBe(await freshCsv(wish()));
  });
});

describe('a desk that dies', () => {
  it('is closed, and the next wish opens another', async () => {
    const closed: number[] = [];
    const deaths: ((why: string) => void)[] = [];
    const open: OpenRankEnds = (onAnswer, onDeath) => {
      const at = deaths.push(onDeath) - 1;
      return { ...deskEnds(kernel)(onAnswer, onDeath), close: () => void closed.push(at) };
    };
    const runner = new RankRunner(open);
    await ranked(runner, wish());
    deaths[0]('The ranking stopped.');
    deaths[0]('The ranking stopped.');
    expect(closed).toEqual([0]);
    expect([runner.summary, runner.density, runner.fault]).toEqual([null, null, 'The ranking stopped.']);
    expect(await runner.rows(0, 3)).toEqual([]);
    expect(deaths).toHaveLength(1);
    await ranked(runner, wish());
    expect([runner.fault, runner.summary!.screened, deaths.length]).toEqual([null, 400, 2]);
    expect(await csvOf(runner)).toBe(await freshCsv(wish()));
    runner.request(wish({}, { study: warmer }));
    deaths[1]('The ranking stopped.');
    await answered(runner);
    expect([runner.summary, runner.fault, closed]).toEqual([null, 'The ranking stopped.', [0, 1]]);
    await ranked(runner, wish({}, { study: warmer }));
    expect(await csvOf(runner)).toBe(await freshCsv(wish({}, { study: warmer })));
  });
});

describe('a desk that does not open', () => {
  it('is said with every call', async () => {
    const unheard = unheardRejections();
    const answers: RankAnswer[] = [];
    const serve = rankService(Promise.reject(new Error('no memory')), (answer) => answers.push(answer));
    await new Promise((resolve) => setTimeout(resolve, 0));
    await serve({ id: 1, call: 'open', of: { name: 'a.csv', content: '' } });
    await serve({ id: 2, call: 'rows', of: { first: 0, end: 1 } });
    expect(answers).toEqual([
      { id: 1, fault: 'no memory' },
      { id: 2, fault: 'no memory' },
    ]);
    expect(unheard).toEqual([]);
    const runner = new RankRunner(deskEnds(Promise.reject(new Error('no memory'))));
    await ranked(runner, wish());
    expect([runner.busy, runner.fault]).toEqual([false, 'no memory']);
  });
});
