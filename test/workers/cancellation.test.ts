import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { toyBatch, ToyWork } from './toyKernel';
import { toyPool } from './toyPool';

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'solved',
    (reason: unknown) => reason,
  );
}

function collectGarbage(): void {
  setFlagsFromString('--expose_gc');
  (runInNewContext('gc') as () => void)();
}

describe('abort', () => {
  it('rejects at once with the reason of the signal and drops queued tiles', async () => {
    const { pool, work } = toyPool({ pause_ms: 20, tilePoints: 10 });
    const controller = new AbortController();
    const reason = reasonOf(pool.solve(toyBatch(5000), controller.signal));
    await sleep(30);
    const { tiles } = work;
    const began = performance.now();
    controller.abort('enough');
    expect(await reason).toBe('enough');
    expect(performance.now() - began).toBeLessThan(50);
    expect(pool.pending).toBe(0);
    await sleep(60);
    expect(tiles).toBeGreaterThan(0);
    expect(work.tiles).toBeLessThanOrEqual(tiles + 4);
  });

  it('rejects a batch that waits behind another and lets the other end', async () => {
    const { pool } = toyPool({ pause_ms: 2, tilePoints: 100 });
    const controller = new AbortController();
    const first = toyBatch(1000);
    const solved = pool.solve(first);
    const reason = reasonOf(pool.solve(toyBatch(1000), controller.signal));
    controller.abort();
    expect(await reason).toMatchObject({ name: 'AbortError' });
    expect(await solved).toEqual(await new ToyWork().kernel().solve(first));
  });

  it('before the start does no work', async () => {
    const { pool, work } = toyPool();
    expect(await reasonOf(pool.solve(toyBatch(10), AbortSignal.abort('early')))).toBe('early');
    expect(work.tiles).toBe(0);
  });

  it('works without workers, between turns of the event loop', async () => {
    const { pool, local } = toyPool({ size: 0, tilePoints: 10 });
    local.pause_ms = 5;
    const controller = new AbortController();
    const reason = reasonOf(pool.solve(toyBatch(5000), controller.signal));
    await sleep(20);
    controller.abort('enough');
    expect(await reason).toBe('enough');
    const { tiles } = local;
    await sleep(30);
    expect(local.tiles).toBeLessThan(tiles + 2);
  });

  it('leaves no listener on a signal that outlives its batches', async () => {
    const { pool } = toyPool();
    const { signal } = new AbortController();
    for (const count of [0, 1, 700]) await pool.solve(toyBatch(count), signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('the latest of a key', () => {
  it('wins: older batches reject with AbortError, other keys go on', async () => {
    const { pool } = toyPool({ pause_ms: 3 });
    const batch = toyBatch(2000);
    const other = pool.solveLatest('b', batch);
    const older = Array.from({ length: 5 }, () => reasonOf(pool.solveLatest('a', batch)));
    const newest = pool.solveLatest('a', batch);
    for (const reason of await Promise.all(older)) {
      expect(reason).toBeInstanceOf(Error);
      expect(reason).toMatchObject({ name: 'AbortError' });
    }
    const alone = await new ToyWork().kernel().solve(batch);
    expect(await newest).toEqual(alone);
    expect(await other).toEqual(alone);
    expect(pool.pending).toBe(0);
  });

  it('may come again after the older one ended', async () => {
    const { pool } = toyPool();
    for (const count of [3, 0, 2]) expect((await pool.solveLatest('a', toyBatch(count))).status.length).toBe(count);
  });
});

describe('a thousand cancellations in a row', () => {
  it.each([true, false])('leave no promise, no worker more and no memory (shared: %s)', async (shared) => {
    const { pool, workers, work } = toyPool({ shared });
    const batch = toyBatch(5000);
    await pool.solve(batch);
    const used = (): number => {
      collectGarbage();
      const { heapUsed, external, arrayBuffers } = process.memoryUsage();
      return heapUsed + external + arrayBuffers;
    };
    const before = used();
    let rejected = 0;
    for (let i = 0; i < 1000; i++) {
      const controller = new AbortController();
      const reason = reasonOf(pool.solve(batch, controller.signal));
      if (i % 10 === 0) await sleep(0);
      controller.abort();
      if ((await reason) instanceof Error) rejected += 1;
    }
    expect(rejected).toBeGreaterThan(890);
    expect([pool.pending, pool.workers, workers.live.length, workers.spawned]).toEqual([0, 2, 2, 2]);
    expect(await pool.solve(batch)).toEqual(await new ToyWork().kernel().solve(batch));
    expect(work.points).toBeLessThan(1000 * 5000);
    // The engine sweeps array buffers some time after it collected them.
    await vi.waitFor(() => expect(used() - before).toBeLessThan(8e6), { timeout: 10_000, interval: 50 });
  });
});

describe('close', () => {
  it('ends all workers and rejects what is pending and what comes later', async () => {
    const { pool, workers } = toyPool({ pause_ms: 5 });
    const reasons = [reasonOf(pool.solve(toyBatch(1000))), reasonOf(pool.solveLatest('a', toyBatch(1000)))];
    await pool.close();
    for (const reason of await Promise.all(reasons)) expect(reason).toMatchObject({ name: 'AbortError' });
    expect(await reasonOf(pool.solve(toyBatch(1)))).toMatchObject({ name: 'AbortError' });
    expect([pool.pending, pool.workers, workers.live.length]).toEqual([0, 0, 0]);
    await pool.close();
  });
});
