import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { GridStages, isSlow, type Grid } from '../../src/ui/state/gridStages';

/** Sides of the pictures up to the full one when a pixel takes so long [ms], and all that they take. */
function way(stages: GridStages, full: Grid, pixel_ms: number, slow: boolean): readonly string[] {
  const grids: string[] = [];
  for (let pixels = 0; pixels < full[0] * full[1];) {
    const [columns, rows] = stages.next('map', full, pixels, slow);
    grids.push(`${columns}×${rows}`);
    pixels = columns * rows;
    stages.learn('map', pixels, pixels * pixel_ms);
  }
  return grids;
}

describe('pictures on the way to a full map', () => {
  it('are one of 40 × 40 at first and none later, where the full map takes a moment', () => {
    const stages = new GridStages();
    expect(way(stages, [101, 101], 0.005, false)).toEqual(['40×40', '101×101']);
    expect(way(stages, [101, 101], 0.005, false)).toEqual(['101×101']);
    expect(way(stages, [12, 9], 0.005, true)).toEqual(['12×9']);
  });

  it('come within a moment where a pixel takes a millisecond, and again after a change', () => {
    const stages = new GridStages();
    expect(way(stages, [101, 101], 0.7, true)).toEqual(['16×16', '48×48', '101×101']);
    expect(way(stages, [101, 101], 0.7, true)).toEqual(['16×16', '48×48', '101×101']);
    const large = ['40×40', '120×120', '360×360', '1000×1000'];
    expect(way(new GridStages(), [1000, 1000], 0.003, false)).toEqual(large);
  });

  it('are expected to be slow where only cpu solves them', () => {
    const slow = ['no3rr', 'co-oxidation', 'co-oxidation-sites'].map((name) => isSlow(modelOf(embeddedStudy(name))));
    expect(slow).toEqual([false, false, true]);
  });
});
