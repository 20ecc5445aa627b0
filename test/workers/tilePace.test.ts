import { describe, expect, it } from 'vitest';
import { TilePace } from '../../src/workers/tilePace';
import { toyBatch } from './toyKernel';

const batch = toyBatch(1);
const of = (count: number): typeof batch => ({ ...batch, count });

/** Points of a tile of a batch that has just begun. */
function firstTile(pace: TilePace, count: number, workers: number): number {
  return pace.points(of(count), count, workers);
}

describe('TilePace', () => {
  it('starts small, then gives what a few milliseconds allow, up to the largest tile', () => {
    const pace = new TilePace(512);
    expect(firstTile(pace, 1e6, 2)).toBe(64);
    pace.learn(batch, 64, 0.064);
    expect(firstTile(pace, 1e6, 2)).toBe(512);
    for (let i = 0; i < 30; i++) pace.learn(batch, 64, 64 * 0.1);
    expect(firstTile(pace, 1e6, 2)).toBe(120);
    const transient = { ...of(1e6), time: 1 };
    expect(pace.points(transient, 1e6, 2)).toBe(64);
    pace.learn(transient, 64, 64 * 4);
    expect(pace.points(transient, 1e6, 2)).toBe(8);
  });

  it('gives each worker one tile of a batch that takes little', () => {
    const pace = new TilePace(8192);
    pace.learn(batch, 1000, 1);
    expect(firstTile(pace, 10201, 2)).toBe(5101);
    expect(pace.points(of(10201), 5100, 2)).toBe(5100);
    expect(firstTile(pace, 1000, 0)).toBe(1000);
    expect(firstTile(pace, 5, 2)).toBe(3);
  });

  it('shares out a batch that takes long, so that workers end together', () => {
    const pace = new TilePace(8192);
    pace.learn(batch, 1000, 10);
    expect(firstTile(pace, 10_000, 2)).toBe(1200);
    expect(pace.points(of(10_000), 2000, 2)).toBe(500);
    expect(pace.points(of(10_000), 200, 2)).toBe(150);
    expect(pace.points(of(10_000), 20, 2)).toBe(20);
  });
});
