import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { batchWith, poison, toyBatch, ToyWork } from './toyKernel';
import { toyPool } from './toyPool';

describe('a worker that dies', () => {
  it('in the middle loses no tile, is replaced and told once', async () => {
    const { pool, workers, incidents, local } = toyPool({ pause_ms: 3, tilePoints: 100 });
    const batch = toyBatch(3000);
    const rows: number[] = [];
    const solved = pool.solve(batch, undefined, { onTile: (tile) => rows.push(...tile) });
    for (let i = 0; i < 4; i++) {
      await sleep(8);
      workers.live[i % 2].kill('out of memory');
    }
    expect(await solved).toEqual(await new ToyWork().kernel().solve(batch));
    expect(rows.length).toBe(3000);
    expect(new Set(rows).size).toBe(3000);
    expect(incidents).toEqual(['a worker stopped (out of memory); another one takes its place and redoes its part']);
    expect([pool.workers, workers.live.length, workers.spawned, local.points]).toEqual([2, 2, 6, 0]);
  });

  it('while idle is replaced', async () => {
    const { pool, workers } = toyPool();
    workers.live[0].kill();
    expect([pool.workers, workers.live.length]).toEqual([2, 2]);
    expect((await pool.solve(toyBatch(500))).status.length).toBe(500);
  });

  it('again and again, before any tile is solved, is given up; the calling thread takes over', async () => {
    const { pool, workers, incidents, local } = toyPool({ pause_ms: 50 });
    const batch = toyBatch(300);
    const solved = pool.solve(batch);
    for (let i = 0; workers.live.length > 0 && i < 100; i++) workers.live[0].kill('no memory');
    expect(await solved).toEqual(await new ToyWork().kernel().solve(batch));
    expect([pool.workers, local.points]).toEqual([0, 300]);
    expect(workers.spawned).toBeLessThanOrEqual(12);
    expect(incidents.length).toBe(2);
    expect(incidents[1]).toMatch(/^workers stop again and again \(no memory\); computing goes on without/);
  });
});

describe('a worker that throws', () => {
  it('is replaced and told once; its tile is redone three times, then solved by the fallback', async () => {
    const { pool, workers, incidents, local, work } = toyPool({ size: 1, tilePoints: 50 });
    const fallback = local.kernel();
    const mended = {
      name: 'mended',
      solve: (batch: Parameters<typeof fallback.solve>[0]) => fallback.solve(mend(batch)),
    };
    const second = toyPool({ size: 2, tilePoints: 50, fallback: mended });
    const batch = batchWith(2000, 1234, poison);
    expect(await second.pool.solve(batch)).toEqual(await new ToyWork().kernel().solve(mend(batch)));
    expect(second.workers.spawned).toBe(2 + 4);
    expect(second.incidents).toEqual([
      'a worker stopped (the toy is broken); another one takes its place and redoes its part',
    ]);
    expect([second.pool.workers, second.workers.live.length]).toEqual([2, 2]);
    expect(local.points).toBe(50);
    await expect(pool.solve(batch)).rejects.toThrow('the toy is broken');
    expect([pool.pending, pool.workers, workers.live.length, incidents.length]).toEqual([0, 1, 1, 1]);
    expect(work.points).toBeGreaterThan(0);
  });
});

describe('a place without workers', () => {
  it('computes on the calling thread and says why', async () => {
    const spawn = (): never => {
      throw new ReferenceError('Worker is not defined');
    };
    const { pool, incidents, local } = toyPool({ spawn });
    const batch = toyBatch(1000);
    expect(await pool.solve(batch)).toEqual(await new ToyWork().kernel().solve(batch));
    expect([pool.workers, local.points]).toEqual([0, 1000]);
    expect(incidents).toEqual(['no worker could be started (Worker is not defined); computing goes on without it']);
  });
});

function mend(batch: ReturnType<typeof toyBatch>): ReturnType<typeof toyBatch> {
  return { ...batch, x: batch.x.map((value) => (value === poison ? 1 : value)) };
}
