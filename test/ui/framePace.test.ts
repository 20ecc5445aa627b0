import { describe, expect, it } from 'vitest';
import { FramePace } from '../../src/ui/state/framePace';

const full = [101, 101] as const;

function started(): FramePace {
  const pace = new FramePace();
  pace.begin('map', 10, 0.16);
  return pace;
}

/** Maps in a row whose time grows with their pixels, as on a machine that takes so long for the full grid. */
function drag(pace: FramePace, full_ms: number, maps: number): number {
  for (let i = 0; i < maps; i++) {
    const [columns, rows] = pace.affordable('map', full);
    pace.learn('map', 3 + (full_ms * columns * rows) / (full[0] * full[1]));
  }
  return pace.affordable('map', full)[0];
}

describe('FramePace', () => {
  it('keeps the full grid where there is time for it, whatever a single map took', () => {
    const pace = started();
    expect(drag(pace, 25, 30)).toBe(101);
    pace.learn('map', 100);
    pace.learn('map', 12);
    pace.learn('map', 12);
    expect(pace.affordable('map', full)).toEqual([101, 101]);
  });

  it.each([60, 120, 250])('finds a grid that is fast enough where the full one takes %d ms, and stays there', (ms) => {
    const pace = started();
    const side = drag(pace, ms, 60);
    expect(3 + ms * (side / 101) ** 2).toBeLessThan(40 * 1.05);
    expect(3 + ms * (side / 101) ** 2).toBeGreaterThan(40 * 0.6);
    expect(Math.abs(drag(pace, ms, 30) - side)).toBeLessThanOrEqual(0.15 * side);
  });

  it('goes back to the full grid when maps become cheap', () => {
    const pace = started();
    expect(drag(pace, 200, 30)).toBeLessThan(60);
    expect(drag(pace, 10, 30)).toBe(101);
  });

  it('takes maps that were given up for slow ones, and never shows fewer than 32 pixels a side', () => {
    const pace = started();
    pace.giveUp('map', 60);
    expect(pace.affordable('map', full)[0]).toBeLessThan(80);
    for (let i = 0; i < 50; i++) pace.giveUp('map', 60);
    expect(pace.affordable('map', full)).toEqual([32, 32]);
    expect(pace.affordable('map', [20, 200])).toEqual([20, 32]);
  });

  it('begins with a part of a grid that is far too large', () => {
    const pace = new FramePace();
    expect(pace.knows('huge')).toBe(false);
    pace.begin('huge', 10, 1600 / 1e6);
    expect(pace.knows('huge')).toBe(true);
    expect(pace.affordable('huge', [1000, 1000])[0]).toBeLessThan(400);
    expect(pace.affordable('unknown', [1000, 1000])).toEqual([1000, 1000]);
  });
});
