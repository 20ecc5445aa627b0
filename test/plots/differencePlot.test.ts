import { describe, expect, test } from 'vitest';
import {
  bandColors,
  differencePlot,
  withoutNoise,
  type CategoryField,
  type MapPlot,
  type PixelState,
  type ScalarField,
} from '../../src/plots';

const axis = (values: readonly number[]): MapPlot['x'] => ({
  title: 'x',
  unit: 'eV',
  values: Float64Array.from(values),
});
const good: readonly PixelState[] = ['good', 'good', 'good', 'good'];

function plot(value: readonly number[], state: readonly PixelState[] = good, x: readonly number[] = [0, 1]): MapPlot {
  const field: ScalarField = {
    kind: 'scalar',
    value: Float64Array.from(value),
    palette: 'sequential',
    levels: [0, 1],
    title: 'log₁₀ TOF',
    name: 'log₁₀ TOF',
  };
  return {
    title: '',
    subtitle: '',
    x: axis(x),
    y: axis([0, 1]),
    state,
    field,
    candidates: [],
    maskReason: '',
    metadata: {},
  };
}

describe('differencePlot', () => {
  test('second − first, with levels that are even around 0 and reach the largest difference', () => {
    const out = differencePlot(plot([-10, -20, -5, 1]), plot([-8, -27, -5, 1]));
    const field = out?.field as ScalarField;
    expect([...field.value]).toEqual([2, -7, 0, 0]);
    expect(field.palette).toBe('diverging');
    expect(field.levels).toEqual(field.levels.map((v) => 0 - v).reverse());
    expect(field.levels.at(-1)).toBeGreaterThanOrEqual(7);
    const neutral = bandColors(field)[(field.levels.length - 2) / 2];
    expect(neutral).toBe(bandColors({ ...field, levels: [-1, 1] })[0]);
    expect(field.title).toBe('difference of log₁₀ TOF');
  });

  test('a pixel without a value in one picture has none; vanishing rates do not differ', () => {
    const none = -Infinity;
    const out = differencePlot(
      plot([1, NaN, none, none], ['good', 'masked', 'good', 'good']),
      plot([NaN, 2, none, 3], ['failed', 'good', 'good', 'good']),
    );
    expect(out?.state).toEqual(['failed', 'masked', 'good', 'good']);
    const { value } = out?.field as ScalarField;
    expect([value[2], value[3]]).toEqual([0, Infinity]);
  });

  test('a rate that runs backwards or is not known in one picture is so in the difference, with words', () => {
    const reasons = { backwardReason: 'released', emptyReason: 'nothing' };
    const out = differencePlot(
      { ...plot([1, -Infinity, NaN, -Infinity], ['good', 'backward', 'unknown', 'backward']), ...reasons },
      plot([2, 2, 2, NaN], ['good', 'good', 'masked', 'unknown']),
    );
    expect(out?.state).toEqual(['good', 'backward', 'masked', 'unknown']);
    expect(out?.backwardReason).toBe('released (in one of the two)');
    expect(out?.unknownReason).toBeUndefined();
    expect(out?.emptyReason).toBeUndefined();
    const apart = differencePlot(
      plot([1, 1, 1, 1], ['masked', 'good', 'masked', 'good']),
      plot([1, 1, 1, 1], ['good', 'masked', 'good', 'failed']),
    );
    expect(apart?.emptyReason).toContain('no point has a value in both maps');
  });

  test('equal pictures have a scale all the same, of one neutral band', () => {
    const near = plot([1, 2 + 1e-12, 3 - 1e-12, 4]);
    for (const other of [plot([1, 2, 3, 4]), near]) {
      const difference = differencePlot(plot([1, 2, 3, 4]), other)!;
      expect((difference.field as ScalarField).levels).toEqual([-1, 1]);
      expect(bandColors(difference.field as ScalarField)).toEqual(['#eeeeea']);
      expect([...(withoutNoise(difference).field as ScalarField).value]).toEqual([0, 0, 0, 0]);
    }
  });

  test('what is a millionth of the largest difference has no sign where it is drawn', () => {
    const difference = differencePlot(plot([0, 0, 0, 0]), plot([20, -1e-5, 1e-5, -3e-5]))!;
    expect([...(difference.field as ScalarField).value]).toEqual([20, -1e-5, 1e-5, -3e-5]);
    expect([...(withoutNoise(difference).field as ScalarField).value]).toEqual([20, 0, 0, -3e-5]);
    const sequential = plot([1e-12, 0, 0, 1]);
    expect(withoutNoise(sequential)).toBe(sequential);
  });

  test('other pixels or categories have no difference', () => {
    expect(differencePlot(plot([1, 2, 3, 4]), plot([1, 2, 3, 4], good, [0, 2]))).toBeNull();
    const field: CategoryField = {
      kind: 'category',
      index: new Int16Array(4),
      margin: new Float64Array(4),
      categories: [],
      title: '',
    };
    expect(differencePlot({ ...plot([1, 2, 3, 4]), field }, plot([1, 2, 3, 4]))).toBeNull();
  });
});
