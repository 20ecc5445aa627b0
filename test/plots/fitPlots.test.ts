import { describe, expect, it } from 'vitest';
import { fitScaling, groupFits, type ScalingData } from '../../src/energetics';
import { normalQuantile } from '../../src/math';
import {
  fitPlot,
  neighbourCell,
  parityPlot,
  periodicTable,
  renderPeriodicTable,
  renderScatter,
  residualKinds,
  residualPlot,
  type PlottedFit,
} from '../../src/plots';
import { expectClose } from '../helpers/expectClose';
import { xmlFault } from './xml';

const x = Float64Array.of(-5.5, -5, -4.6, -4.1, -3.7, -3.2, -1);
const data: ScalingData = {
  x: [{ name: 'E_O', values: x }],
  y: { name: 'E_OH', values: x.map((v, i) => 0.5 * v - 0.3 + 0.05 * Math.sin(9 * i)) },
  labels: ['Pt(111)', '<b>Cu</b>', 'Ni & Co', 'Rh', 'Ir', 'Au', 'Ag'],
};
const fit = fitScaling(data);
const rows = [0, 1, 3, 4, 5, 6, 8];
const one: ReadonlyMap<string, PlottedFit> = new Map([['all', { fit, rows }]]);

describe('fitPlot', () => {
  it('knows the table rows of its points and keeps those outside the fit in sight', () => {
    const plot = fitPlot(one, [{ row: 2, label: 'far', x: [3], y: 5 }], 'eV');
    expect(plot.series[0].points.map(({ row }) => row)).toEqual(rows);
    expect(plot.series[1].points).toEqual([{ x: 3, y: 5, label: 'far', row: 2, size: 1, left: true }]);
    expect(plot.x.range[1]).toBeGreaterThan(3);
    expect(plot.y.range[1]).toBeGreaterThan(5);
    expect(plot.series[0].line).toHaveLength(61);
  });

  it('puts a row outside a fit on two descriptors at its prediction', () => {
    const two = fitScaling({ ...data, x: [...data.x, { name: 'E_N', values: x.map((v, i) => v + (i % 3)) }] });
    const plot = fitPlot(new Map([['all', { fit: two, rows }]]), [{ row: 2, label: 'q', x: [-4, -3], y: 0 }], 'eV');
    const [a, b, c] = two.coefficients.map(({ value }) => value);
    expectClose(plot.series[1].points[0].x, a - 4 * b - 3 * c, { abs: 1e-14 });
  });
});

describe('residualPlot', () => {
  it('shows residuals against fitted values, with the interval of observations', () => {
    const { series, guides, sizes } = residualPlot(one, 'eV');
    series[0].points.forEach((point, i) => {
      expect([point.x, point.y, point.row]).toEqual([fit.points[i].fitted, fit.points[i].residual, rows[i]]);
    });
    expectClose(guides[1].from[1], fit.quantile * fit.noise, { rel: 1e-15 });
    expect(sizes).toContain('Cook');
  });

  it('has the largest mark where the row has the largest Cook’s distance', () => {
    const { points } = residualPlot(one, 'eV').series[0];
    const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));
    expect(largest(points.map(({ size }) => size))).toBe(largest(fit.points.map(({ cook }) => cook)));
  });

  it('orders residuals against normal quantiles, symmetric around 0', () => {
    const { points } = residualPlot(one, 'eV', 'quantiles').series[0];
    expect(points.map(({ y }) => y)).toEqual(fit.points.map(({ studentized }) => studentized).sort((a, b) => a - b));
    expectClose(points[3].x, 0, { abs: 1e-12 });
    expectClose(points[6].x, normalQuantile(6.625 / 7.25), { rel: 1e-15 });
  });

  it('falls back to leverages for a method without Cook’s distances', () => {
    const robust = fitScaling(data, { method: 'theil-sen' });
    const plot = residualPlot(new Map([['all', { fit: robust, rows }]]), 'eV');
    expect(plot.sizes).toContain('leverage');
    expect(plot.series[0].points.every(({ size }) => size >= 1 && size < 2.7)).toBe(true);
  });
});

describe('parityPlot', () => {
  it('has one scale, every row, and bands of the MAE and of the prediction', () => {
    const plot = parityPlot(one, 'eV');
    expect(plot.equal).toBe(true);
    expect(plot.x.range).toEqual(plot.y.range);
    plot.series[0].points.forEach((point, i) =>
      expect([point.x, point.y]).toEqual([fit.points[i].y, fit.points[i].fitted]),
    );
    expect(plot.guides.map(({ half }) => half)).toEqual([fit.quantile * fit.noise, fit.mae]);
  });

  it('gives the mean error of all rows for several groups', () => {
    const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'b'];
    const { fits } = groupFits(data, groups, {}, fit);
    const plotted = new Map([...fits].map(([name, own]) => [name, { fit: own, rows: own.points.map((_, i) => i) }]));
    const errors = [...fits.values()].flatMap(({ points }) => points.map(({ residual }) => Math.abs(residual)));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    expectClose(parityPlot(plotted, 'eV').guides[0].half, mean, { rel: 1e-14 });
  });
});

describe('renderScatter', () => {
  it.each(['parity', ...residualKinds] as const)('draws %s well-formed, with text as text', (kind) => {
    const svg = renderScatter(kind === 'parity' ? parityPlot(one, 'eV') : residualPlot(one, 'eV', kind));
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).toContain('&lt;b&gt;Cu&lt;/b&gt;');
    expect(svg).not.toMatch(/<b>|NaN|Infinity/);
  });
});

describe('periodicTable', () => {
  const values = [
    { name: 'Pt(111)', value: -4 },
    { name: 'Pt(211)', value: -5 },
    { name: 'Cu', value: -2 },
    { name: 'Ce(111)', value: -3 },
    { name: 'Pt3Ru(211)', value: -6 },
    { name: 'sample 7', value: -1 },
    { name: 'Au', value: NaN },
  ];
  const table = periodicTable(values, 'ΔE_O', 'eV');
  const cell = (element: string) => table.cells.find((c) => c.element === element);

  it('means the facets of an element, lists alloys apart and leaves cells without a value empty', () => {
    expect(cell('Pt')?.shown).toMatchObject({ value: -4.5, text: '−4.50', names: ['Pt(111)', 'Pt(211)'] });
    expect(cell('Au')?.shown).toBeNull();
    expect(table.alloys.map(({ name }) => name)).toEqual(['Pt3Ru(211)']);
    expect(table.unnamed).toBe(1);
    expect(table.range).toEqual([-6, -2]);
  });

  it('shows the f block only where it has a value, directly below', () => {
    expect(cell('Ce')?.row).toBe(6);
    expect(table.rows).toBe(7);
    expect(periodicTable(values.slice(0, 3), 'E', 'eV').rows).toBe(6);
  });

  it('has each element once, at its period and group', () => {
    const all = periodicTable(
      [
        { name: 'U', value: 1 },
        { name: 'Ra', value: 1 },
        { name: 'La', value: 1 },
        { name: 'Lu', value: 2 },
      ],
      'E',
      '',
    );
    expect(new Set(all.cells.map(({ element }) => element)).size).toBe(118);
    expect(all.cells.find(({ element }) => element === 'Pt')).toMatchObject({ row: 5, column: 9 });
    expect(all.cells.find(({ element }) => element === 'Og')).toMatchObject({ row: 6, column: 17 });
  });

  it('walks from cell to cell, across gaps and not over the edge', () => {
    const hydrogen = cell('H')!;
    expect(neighbourCell(table.cells, hydrogen, 'right').element).toBe('He');
    expect(neighbourCell(table.cells, hydrogen, 'down').element).toBe('Li');
    expect(neighbourCell(table.cells, hydrogen, 'up')).toBe(hydrogen);
  });

  it('is drawn well-formed, and refused without a value', () => {
    const svg = renderPeriodicTable(table);
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(() => renderPeriodicTable(periodicTable([], 'E', ''))).toThrow(/invalid values/);
  });
});
