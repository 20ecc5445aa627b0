import { describe, expect, it, onTestFinished } from 'vitest';
import { InvalidInput } from '../../src/base';
import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { coarseFirst, KernelPool } from '../../src/workers';
import { captureBatch } from '../agreement/captureBatch';
import { FakeWorkers } from './fakeWorkers';
import { batchWith, refused, toyBatch, ToyWork } from './toyKernel';
import { toyPool } from './toyPool';

const sizes = [0, 1, 2, 63, 64, 65, 1000, 5000];

describe('merged solutions', () => {
  it.each([true, false].flatMap((shared) => sizes.map((count) => ({ count, shared }))))(
    'of $count points are those of the kernel alone, bit by bit (shared memory: $shared)',
    async ({ count, shared }) => {
      const { pool, local } = toyPool({ shared });
      for (const options of [{}, { derivatives: false, start: null }]) {
        const batch = toyBatch(count, options);
        expect(await pool.solve(batch)).toEqual(await new ToyWork().kernel().solve(batch));
      }
      expect(local.points).toBe(0);
    },
  );

  it.each(sizes)('of %d points are the same without workers', async (count) => {
    const { pool, work, workers } = toyPool({ size: 0 });
    const batch = toyBatch(count);
    expect(await pool.solve(batch)).toEqual(await new ToyWork().kernel().solve(batch));
    expect([work.points, workers.spawned, pool.workers]).toEqual([0, 0, 0]);
  });

  it('of the nitrate study are those of the cpu backend, and leave the batch as it was', async () => {
    const rows = Array.from({ length: 150 }, (_, i) => ({ E_O: -3.9 - 0.01 * (i % 15), E_N: -4.2 - 0.08 * (i / 15) }));
    const batch = await captureBatch(embeddedStudy('no3rr'), rows);
    const workers = new FakeWorkers(() => cpuKernel);
    const pool = new KernelPool({ size: 2, spawn: workers.spawn, source: null, fallback: cpuKernel });
    onTestFinished(() => pool.close());
    const x = batch.x.slice();
    const solutions = await pool.solve(batch);
    expect(solutions).toEqual(await cpuKernel.solve(batch));
    expect(solutions.status.some((status) => status === 0)).toBe(true);
    expect(batch.x).toEqual(x);
  });

  it('belong to their batch when several mechanisms are solved at once, more than a worker remembers', async () => {
    const { pool } = toyPool({ tilePoints: 50 });
    const batches = Array.from({ length: 25 }, (_, i) => toyBatch(100 + i, { derivatives: i % 2 === 0 }));
    const twice = [...batches, ...batches];
    const solved = await Promise.all(twice.map((batch) => pool.solve(batch)));
    for (const [i, batch] of twice.entries()) expect(solved[i]).toEqual(await new ToyWork().kernel().solve(batch));
  });
});

describe('progress', () => {
  it.each([0, 2])('tells every row once, coarse rows first, with %d workers', async (size) => {
    const { pool } = toyPool({ size });
    const batch = toyBatch(5000);
    const alone = await new ToyWork().kernel().solve(batch);
    const seen: number[] = [];
    await pool.solve(batch, undefined, {
      onTile: (rows, { residual }) => {
        for (const row of rows) expect(residual[row]).toBe(alone.residual[row]);
        seen.push(...rows);
      },
    });
    expect(Int32Array.from(seen).sort()).toEqual(Int32Array.from(seen.keys()));
    expect(seen.slice(0, 300).every((row) => row % 8 === 0)).toBe(true);
  });

  it('follows the order asked for', async () => {
    const { pool } = toyPool({ size: 1 });
    const order = Int32Array.from({ length: 1000 }, (_, i) => 999 - i);
    const seen: number[] = [];
    await pool.solve(toyBatch(1000), undefined, { order, onTile: (rows) => seen.push(...rows) });
    expect(Int32Array.from(seen)).toEqual(order);
  });

  it.each([[Int32Array.of(0, 1)], [Int32Array.of(0, 1, 1)], [Int32Array.of(0, 1, 3)], [Int32Array.of(0, 1, 2, 2)]])(
    'refuses the order %o of three rows',
    async (order) => {
      const { pool } = toyPool();
      await expect(pool.solve(toyBatch(3), undefined, { order })).rejects.toThrow('expected each of 3 rows once');
      expect(pool.pending).toBe(0);
    },
  );

  it('ends with the error of a callback that throws', async () => {
    const { pool } = toyPool();
    const onTile = (): never => {
      throw new Error('no canvas');
    };
    await expect(pool.solve(toyBatch(1000), undefined, { onTile })).rejects.toThrow('no canvas');
    expect(pool.pending).toBe(0);
  });
});

describe('refused input', () => {
  it.each([0, 2])('arrives as InvalidInput, with its detail, with %d workers', async (size) => {
    const { pool, incidents, workers } = toyPool({ size });
    const error: unknown = await pool.solve(batchWith(1000, 900, refused)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidInput);
    expect((error as InvalidInput).message).toBe('invalid a: got 667, expected another value (toy)');
    expect((error as InvalidInput).detail.where).toBe('toy');
    expect([incidents, workers.spawned, pool.pending]).toEqual([[], size, 0]);
  });

  it('is refused by the pool itself for a size that is none', () => {
    expect(() => toyPool({ size: -1 })).toThrow('invalid size: got -1, expected a whole number from 0 (KernelPool)');
    expect(() => toyPool({ tilePoints: 0.5 })).toThrow('invalid tilePoints: got 0.5');
  });
});

describe('coarseFirst', () => {
  it.each([
    [0, 0],
    [1, 1],
    [17, 1],
    [8, 9],
    [13, 5],
  ])('names each of %d × %d points once, every 8th in both directions first', (columns, rows) => {
    const order = coarseFirst(columns, rows);
    expect(order.slice().sort()).toEqual(Int32Array.from({ length: columns * rows }, (_, i) => i));
    const coarse = Math.ceil(columns / 8) * Math.ceil(rows / 8);
    const onGrid = (row: number): boolean => (row % columns) % 8 === 0 && Math.floor(row / columns) % 8 === 0;
    expect([...order].map(onGrid)).toEqual([...order].map((_, i) => i < coarse));
  });

  it('refines a row of nine', () => {
    expect([...coarseFirst(9)]).toEqual([0, 8, 4, 2, 6, 1, 3, 5, 7]);
  });
});
