import { describe, expect, it } from 'vitest';
import { fitScaling, groupFits, scalingValue, type ScalingData } from '../../src/energetics';
import { renderScaling, scalingPlot } from '../../src/plots';
import { expectClose } from '../helpers/expectClose';
import { xmlFault } from './xml';

const x = Float64Array.of(-5.5, -5, -4.6, -4.1, -3.7, -3.2);
const data: ScalingData = {
  x: [{ name: 'E_O_eV', values: x }],
  y: { name: 'E_OH', values: x.map((v, i) => 0.5 * v - 0.3 + 0.05 * Math.sin(9 * i)) },
  labels: ['Pt(111)', '<b>Cu</b>', 'Ni & Co', 'Rh', 'Ir', 'Au'],
};
const fit = fitScaling(data);

describe('scalingPlot', () => {
  const plot = scalingPlot(new Map([['all', fit]]), 'eV');

  it('carries the relation, its units and every row', () => {
    expect(plot.title).toMatch(/^E_OH = .* E_O$/);
    expect(plot.x.title).toBe('E_O (eV)');
    expect(plot.series[0].points.map(({ label }) => label)).toEqual(data.labels);
    plot.series[0].points.forEach((point, i) => expectClose(point.residual, fit.points[i].residual, { abs: 0 }));
  });

  it('draws the bands of the fit', () => {
    const { x: at, y, confidence, prediction } = plot.series[0].line[17];
    const value = scalingValue(fit, [at]);
    expect([y, confidence, prediction]).toEqual([value.value, value.confidence, value.prediction]);
  });

  it('shows several descriptors as fitted against given values, without bands', () => {
    const two = fitScaling({ ...data, x: [...data.x, { name: 'E_N', values: x.map((v, i) => v + (i % 3)) }] });
    const parity = scalingPlot(new Map([['all', two]]), 'eV');
    expect(parity.x.title).toBe('E_OH as fitted (eV)');
    expect(parity.bands).toBe('');
    parity.series[0].points.forEach((point, i) => expect(point.x).toBe(two.points[i].fitted));
  });
});

describe('renderScaling', () => {
  it('is well-formed, with text as text', () => {
    const svg = renderScaling(scalingPlot(new Map([['all', fit]]), 'eV'));
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).toContain('&lt;b&gt;Cu&lt;/b&gt;');
    expect(svg).not.toContain('<b>');
    expect(svg).not.toContain('NaN');
  });

  it('has a line and a legend entry for each group', () => {
    const groups = ['a', 'a', 'a', 'b', 'b', 'b'];
    const svg = renderScaling(scalingPlot(groupFits(data, groups, {}, fit).fits, ''));
    expect(svg.match(/data-label="[ab]"/g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });

  it('draws a fit without errors', () => {
    const exact = fitScaling({
      x: [{ name: 'x', values: Float64Array.of(1, 2) }],
      y: { name: 'y', values: Float64Array.of(1, 3) },
    });
    expect(renderScaling(scalingPlot(new Map([['all', exact]]), ''))).not.toContain('NaN');
  });
});
