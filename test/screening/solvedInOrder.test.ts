import { describe, expect, it } from 'vitest';
import { solvedInOrder } from '../../src/screening/solvedInOrder';
import { unheardRejections } from '../helpers/unheardRejections';

/** Keeps this thread for a while [ms]. */
function work(time_ms: number): void {
  const began = performance.now();
  while (performance.now() - began < time_ms);
}

async function turn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

describe('solvedInOrder', () => {
  it('gives solutions in the order of the tasks, at most so many at once', async () => {
    const ends = new Map<number, () => void>();
    let most = 0;
    const solve = (task: number): Promise<number> => {
      const solution = new Promise<number>((resolve) => {
        ends.set(task, () => {
          ends.delete(task);
          resolve(task ** 2);
        });
      });
      most = Math.max(most, ends.size);
      // The newest ends first, as soon as there are three or none is to come.
      if (ends.size === 3 || task === 9) [...ends.values()].reverse().forEach((end) => end());
      return solution;
    };
    const seen: (readonly [number, number])[] = [];
    for await (const pair of solvedInOrder(Array(10).keys(), solve, { atOnce: 3 })) seen.push(pair);
    expect(seen).toEqual(Array.from({ length: 10 }, (_, task) => [task, task ** 2]));
    expect(most).toBe(3);
  });

  it('throws a failure when its turn comes, and leaves nothing at the kernel', async () => {
    const unheard = unheardRejections();
    let ended = false;
    const solve = async (task: number, signal: AbortSignal): Promise<number> => {
      if (task === 1) throw new Error('no solution');
      if (task === 2) {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        await turn();
        ended = true;
      }
      return task;
    };
    const seen: number[] = [];
    const run = async (): Promise<void> => {
      for await (const [task] of solvedInOrder([0, 1, 2], solve, { atOnce: 2 })) {
        work(15);
        seen.push(task);
      }
    };
    await expect(run()).rejects.toThrow('no solution');
    await turn();
    expect([seen, ended, unheard]).toEqual([[0], true, []]);
  });

  it('lets an interrupt be heard between tasks that never go back to the event loop', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('interrupted')), 0);
    let done = 0;
    const run = async (): Promise<void> => {
      const solve = (task: number): Promise<number> => Promise.resolve(task);
      for await (const [task] of solvedInOrder(Array(1000).keys(), solve, { atOnce: 1, signal: stop.signal })) {
        work(4);
        done = task + 1;
      }
    };
    await expect(run()).rejects.toThrow('interrupted');
    expect(done).toBeLessThan(100);
  });

  it('ends what is at the kernel when its reader fails', async () => {
    const signals: AbortSignal[] = [];
    const solve = (task: number, signal: AbortSignal): Promise<number> => {
      signals.push(signal);
      return Promise.resolve(task);
    };
    const run = async (): Promise<void> => {
      for await (const [task] of solvedInOrder([0, 1, 2], solve, { atOnce: 2 })) throw new Error(`cannot take ${task}`);
    };
    await expect(run()).rejects.toThrow('cannot take 0');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true]);
  });
});
