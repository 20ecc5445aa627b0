import { color } from 'd3';
import { InvalidInput } from '../base';
import type { CategoryField, MapPlot, PlotAxis, ScalarField } from './plotModel';

/** Refuses a record that cannot be drawn truthfully: wrong array lengths, uneven axes, levels out of order. */
export function checkPlot(plot: MapPlot): void {
  checkAxis(plot.x, 'x');
  checkAxis(plot.y, 'y');
  const pixels = plot.x.values.length * plot.y.values.length;
  checkLength(plot.state.length, pixels, 'state');
  if (plot.field.kind === 'scalar') checkScalar(plot.field, pixels);
  else checkCategory(plot.field, pixels);
}

/** Refuses a picture size that has no room for axes and legend. */
export function checkSize(size: number | undefined, name: string): void {
  if (size !== undefined && !(size >= 240 && size <= 10000))
    throw new InvalidInput({ name, got: size, expected: 'a number of pixels between 240 and 10000' });
}

function checkAxis(axis: PlotAxis, where: string): void {
  const { values } = axis;
  const name = 'axis values';
  if (values.length < 2) throw new InvalidInput({ name, got: values.length, expected: 'at least 2 values', where });
  const step = (values[values.length - 1] - values[0]) / (values.length - 1);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]))
      throw new InvalidInput({ name, got: values[i], expected: 'finite numbers', where: `${where}[${i}]` });
    if (i > 0 && !(values[i] > values[i - 1]))
      throw new InvalidInput({ name, got: values[i], expected: 'ascending numbers', where: `${where}[${i}]` });
  }
  const uneven = values.findIndex((value, i) => Math.abs(value - (values[0] + i * step)) > 1e-3 * step);
  if (uneven >= 0)
    throw new InvalidInput({
      name,
      got: values[uneven],
      expected: 'evenly spaced numbers',
      where: `${where}[${uneven}]`,
    });
}

function checkScalar(field: ScalarField, pixels: number): void {
  checkLength(field.value.length, pixels, 'value');
  const { levels } = field;
  if (levels.length < 2) throw new InvalidInput({ name: 'levels', got: levels, expected: 'at least 2 levels' });
  levels.forEach((level, i) => {
    if (!Number.isFinite(level) || (i > 0 && level <= levels[i - 1]))
      throw new InvalidInput({
        name: 'levels',
        got: level,
        expected: 'ascending finite numbers',
        where: `levels[${i}]`,
      });
  });
}

function checkCategory(field: CategoryField, pixels: number): void {
  checkLength(field.index.length, pixels, 'index');
  checkLength(field.margin.length, pixels, 'margin');
  if (field.uncertain !== undefined) checkLength(field.uncertain.pixels.length, pixels, 'uncertain');
  const count = field.categories.length;
  const beyond = field.index.findIndex((index) => index < -1 || index >= count);
  if (beyond >= 0) {
    const expected = `-1 or a number below ${count}`;
    throw new InvalidInput({ name: 'category index', got: field.index[beyond], expected, where: `index[${beyond}]` });
  }
  field.categories.forEach((category, i) => {
    if (color(category.color) === null)
      throw new InvalidInput({
        name: 'category color',
        got: category.color,
        expected: 'a CSS colour',
        where: `categories[${i}]`,
      });
  });
}

function checkLength(got: number, pixels: number, name: string): void {
  if (got !== pixels)
    throw new InvalidInput({ name: `${name} length`, got, expected: `${pixels}, the number of pixels` });
}
