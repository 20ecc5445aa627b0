import { describe, expect, it } from 'vitest';
import { fitScaling } from '../../../src/energetics';
import { fitPlot, parityPlot } from '../../../src/plots';
import {
  chartFrame,
  fromChart,
  keyStep,
  nearestPoint,
  nextPoint,
  placedPoints,
  toChart,
} from '../../../src/ui/data/scatterGeometry';
import { expectClose } from '../../helpers/expectClose';

const fit = fitScaling({
  x: [{ name: 'E_O', values: Float64Array.of(3, 1, 2, 1.5) }],
  y: { name: 'E_OH', values: Float64Array.of(1, 2, 4, 3) },
});
const fits = new Map([['all', { fit, rows: [10, 11, 12, 13] }]]);
const plot = fitPlot(fits, [], 'eV');
const frame = chartFrame(plot, 500, 300);
const points = placedPoints(plot, frame);

describe('the geometry of a chart', () => {
  it('goes from values to pixels and back', () => {
    const [px, py] = toChart(plot, frame, 1.7, 2.9);
    const [x, y] = fromChart(plot, frame, px, py);
    expectClose(x, 1.7, { rel: 1e-12 });
    expectClose(y, 2.9, { rel: 1e-12 });
    expect(toChart(plot, frame, ...([plot.x.range[0], plot.y.range[0]] as const))).toEqual([
      frame.x,
      frame.y + frame.height,
    ]);
  });

  it('makes a square of equal scales', () => {
    const { width, height } = chartFrame(parityPlot(fits, 'eV'), 500, 300);
    expect(width).toBe(height);
  });

  it('finds the nearest point within reach, and none beyond', () => {
    const { px, py } = points[2];
    expect(nearestPoint(points, px + 5, py - 4, 14)?.point.row).toBe(12);
    expect(nearestPoint(points, px + 15, py, 14)).toBeNull();
  });

  it('walks from left to right and around', () => {
    const walk = [null, 11, 13, 12, 10].map((row) => nextPoint(points, row, 1)?.point.row);
    expect(walk).toEqual([11, 13, 12, 10, 11]);
    expect(nextPoint(points, 11, -1)?.point.row).toBe(10);
    expect(nextPoint([], 11, 1)).toBeNull();
  });

  it('steps by round numbers', () => {
    expect([keyStep([0, 1]), keyStep([-5, 0]), keyStep([0, 130]), keyStep([0, 0.002])]).toEqual([
      0.02, 0.1, 2, 0.00005,
    ]);
  });
});
