import { describe, expect, it } from 'vitest';
import { TilePace } from '../../src/workers/tilePace';
import { toyBatch } from './toyKernel';

describe('TilePace', () => {
  it('starts small, then gives what a few milliseconds allow, up to the largest tile', () => {
    const pace = new TilePace(512);
    const batch = toyBatch(1);
    expect(pace.points(batch, 1e6, 2)).toBe(64);
    pace.learn(batch, 64, 0.064);
    expect(pace.points(batch, 1e6, 2)).toBe(512);
    for (let i = 0; i < 30; i++) pace.learn(batch, 64, 64 * 0.1);
    expect(pace.points(batch, 1e6, 2)).toBe(80);
    expect(pace.points({ ...batch, time: 1 }, 1e6, 2)).toBe(64);
    pace.learn({ ...batch, time: 1 }, 64, 64 * 4);
    expect(pace.points({ ...batch, time: 1 }, 1e6, 2)).toBe(8);
  });

  it('shares out what is left, so that workers end together', () => {
    const pace = new TilePace(512);
    const batch = toyBatch(1);
    pace.learn(batch, 64, 0.064);
    expect(pace.points(batch, 1000, 2)).toBe(512);
    expect(pace.points(batch, 5, 2)).toBe(5);
    for (let i = 0; i < 30; i++) pace.learn(batch, 64, 64 * 0.01);
    expect(pace.points(batch, 1000, 2)).toBe(250);
    expect(pace.points(batch, 1000, 0)).toBe(500);
    expect(pace.points(batch, 500, 2)).toBe(150);
  });
});
