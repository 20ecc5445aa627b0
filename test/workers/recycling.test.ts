import { describe, expect, it } from 'vitest';
import type { Solutions } from '../../src/kinetics';
import { toyBatch, ToyWork } from './toyKernel';
import { toyPool } from './toyPool';

const buffersOf = (solutions: Solutions): ReadonlySet<unknown> =>
  new Set((Object.values(solutions) as (Float64Array | null)[]).flatMap((array) => array?.buffer ?? []));

const shares = (a: Solutions, b: Solutions): boolean => [...buffersOf(a)].some((buffer) => buffersOf(b).has(buffer));

const other = (count: number) => toyBatch(count, { start: null, x: new Float64Array(2 * count).fill(3) });

describe('memory of solutions', () => {
  it('is used again for a batch of the same shape once they are given back, with the values of that batch', async () => {
    const { pool } = toyPool();
    const first = await pool.solve(toyBatch(500));
    pool.recycle(first);
    const again = await pool.solve(other(500));
    expect(shares(first, again)).toBe(true);
    expect(again).toEqual(await new ToyWork().kernel().solve(other(500)));
  });

  it('is never that of solutions which somebody keeps', async () => {
    const { pool } = toyPool();
    const kept = await pool.solve(toyBatch(500));
    const expected = structuredClone(kept);
    for (let i = 0; i < 5; i++) {
      const passing = await pool.solve(other(500));
      expect(shares(kept, passing)).toBe(false);
      pool.recycle(passing);
    }
    expect(kept).toEqual(expected);
  });

  it('goes to one batch alone, however often solutions are given back', async () => {
    const { pool } = toyPool();
    const first = await pool.solve(toyBatch(500));
    pool.recycle(first);
    pool.recycle(first);
    const [a, b] = await Promise.all([pool.solve(toyBatch(500)), pool.solve(other(500))]);
    expect(shares(a, b)).toBe(false);
    expect([a, b]).toEqual([
      await new ToyWork().kernel().solve(toyBatch(500)),
      await new ToyWork().kernel().solve(other(500)),
    ]);
  });

  it('shows NaN for points that are not solved yet, whatever was there before', async () => {
    const { pool } = toyPool({ tilePoints: 50 });
    pool.recycle(await pool.solve(toyBatch(500)));
    let looked = 0;
    await pool.solve(other(500), undefined, {
      onTile(_, { lnCoverage, status }) {
        for (const p of status.keys()) if (status[p] !== 0) expect(lnCoverage[3 * p]).toBeNaN();
        looked += status.includes(2) ? 1 : 0;
      },
    });
    expect(looked).toBeGreaterThan(0);
  });

  it('is not used again where a worker failed at a tile and may still be writing', async () => {
    const { pool, workers } = toyPool({ pause_ms: 5 });
    const solving = pool.solve(toyBatch(500));
    await new Promise((resolve) => setTimeout(resolve, 2));
    workers.live[0].kill();
    const redone = await solving;
    pool.recycle(redone);
    expect(shares(redone, await pool.solve(other(500)))).toBe(false);
  });
});

describe('memory of points', () => {
  it('comes back by itself once its batch is solved, and not before', async () => {
    const { pool } = toyPool({ pause_ms: 5 });
    const batch = toyBatch(500);
    const x = pool.doubles(batch.x.length);
    x.set(batch.x);
    const solving = pool.solve({ ...batch, x });
    expect(pool.doubles(x.length).buffer).not.toBe(x.buffer);
    expect(await solving).toEqual(await new ToyWork().kernel().solve(batch));
    expect(pool.doubles(x.length).buffer).toBe(x.buffer);
    expect(pool.doubles(x.length).buffer).not.toBe(x.buffer);
  });

  it('stays that of the caller where the pool did not give it', async () => {
    const { pool } = toyPool();
    const batch = toyBatch(500);
    const x = new Float64Array(new SharedArrayBuffer(batch.x.byteLength));
    x.set(batch.x);
    await pool.solve({ ...batch, x });
    expect(pool.doubles(x.length).buffer).not.toBe(x.buffer);
    expect(x).toEqual(batch.x);
  });
});
