import { describe, expect, it } from 'vitest';
import { bandColors, dividingStep, fittingLevels, renderMap, requireLevels, withScale } from '../../src/plots';
import { samplePlot } from './samplePlot';

const plot = samplePlot(8, 8, (x, y) => (x + y) / 4 - 2);

describe('a chosen colour scale', () => {
  it('has the ends of the palettes of matplotlib', () => {
    const ends = (colors: 'cividis' | 'Spectral_r' | 'jet'): readonly string[] =>
      bandColors({ palette: 'sequential', colors, levels: [0, 1, 2, 3] });
    expect(ends('jet')[0]).toBe('#000080');
    expect(ends('jet')[2]).toBe('#800000');
    expect(ends('Spectral_r')).toEqual(['#5e4fa2', '#ffffbf', '#9e0142']);
    expect(bandColors({ palette: 'diverging', colors: 'cividis', levels: [0, 1, 2, 3] })).toEqual(ends('cividis'));
  });

  it('replaces levels and colours of the plot, and is told in the metadata', () => {
    const choice = { levels: [-3, -1, 0.5], palette: 'jet' } as const;
    const scaled = withScale(plot, choice);
    expect(scaled.field).toMatchObject({ levels: [-3, -2.5, -2, -1.5, -1], colors: 'jet' });
    expect(scaled.metadata.scale).toEqual(choice);
    expect(renderMap(scaled)).toContain('#000080');
    expect(withScale(plot, undefined)).toBe(plot);
  });

  it('does not read metadata that are made when a file is written', () => {
    const metadata = {
      get studyHash(): string {
        throw new Error('read');
      },
    };
    expect(() => withScale({ ...plot, metadata: metadata }, { palette: 'jet' })).not.toThrow();
  });

  it.each([
    [[1, 0, 1], 'below the highest'],
    [[0, 1, 0.3], 'whole number of steps'],
    [[0, 1, 0.001], '1 to 100 steps'],
    [[0, 1, -1], '1 to 100 steps'],
    [[0, NaN, 1], 'three numbers'],
  ] as const)('refuses %j', (levels, rule) => {
    expect(() => requireLevels(levels, '--levels')).toThrow(rule);
  });

  it('fits what is shown in round steps', () => {
    const field = plot.field;
    if (field.kind !== 'scalar') throw new Error('no scalar');
    const of = (low: number, high: number): ReturnType<typeof fittingLevels> =>
      fittingLevels({
        ...plot,
        field: { ...field, value: Float64Array.from(field.value, (_, p) => (p === 0 ? low : high)) },
      });
    expect(of(0, 1 + 1e-12)).toEqual([0, 1, 0.1]);
    expect(of(-11.63, -8.17)).toEqual([-12, -8, 0.5]);
    const flat = of(-9, -9);
    expect(flat![0]).toBeLessThan(-9);
    expect(flat![1]).toBeGreaterThan(-9);
    requireLevels(flat!, 'flat');
  });

  it('fits two maps at once', () => {
    const beside = samplePlot(8, 8, (x, y) => 3 * (x + y) - 20);
    const [low, high] = [fittingLevels(plot)!, fittingLevels(beside)!];
    const both = fittingLevels(plot, beside)!;
    expect(both[0]).toBeLessThanOrEqual(Math.min(low[0], high[0]));
    expect(both[1]).toBeGreaterThanOrEqual(Math.max(low[1], high[1]) - both[2]);
    expect(fittingLevels()).toBeNull();
  });

  it('finds a step that divides a range', () => {
    expect(dividingStep(-10, 3)).toBe(1);
    expect(dividingStep(0, 1)).toBe(0.1);
    expect(dividingStep(0, Math.PI)).toBeNull();
  });
});
