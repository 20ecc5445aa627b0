import { InvalidInput } from '../base';
import { axisColumns, csvChunks, jsonChunks, sortedSettings, type ResultColumn, type StudyMap } from '../screening';
import { differencePlot } from './differencePlot';
import { mapPlot } from './mapPlot';
import type { PlotKind } from './plotKind';

/**
 * Text of the difference of two maps in chunks, one row per pixel: the axes, the state, the quantity in either map and
 * `difference`, the one of `map` minus the other.
 *
 * @throws InvalidInput for the winner, and for maps that do not lie on the same pixels.
 */
export function differenceTable(
  map: StudyMap,
  minus: StudyMap,
  kind: PlotKind,
  format: 'csv' | 'json',
): Generator<string> {
  const [plot, other] = [mapPlot(map, kind), mapPlot(minus, kind)];
  const difference = differencePlot(other, plot);
  if (difference === null || plot.field.kind !== 'scalar' || other.field.kind !== 'scalar') {
    throw new InvalidInput({
      name: 'difference',
      got: kind.kind,
      expected: 'a quantity with a value, on the same pixels in both maps',
    });
  }
  const { x, y, evaluation } = map;
  const { count } = evaluation.table;
  const [values, own, taken] = [difference.field, plot.field, other.field];
  if (values.kind !== 'scalar') throw new Error('a difference has no categories');
  const isSolved = (p: number): boolean => !['masked', 'failed'].includes(difference.state[p]);
  const all: readonly ResultColumn[] = [
    ...axisColumns(map),
    { name: 'status', value: (p) => (isSolved(p) ? 'converged' : difference.state[p]) },
    { name: 'value', value: (p) => own.value[p] },
    { name: 'minus', value: (p) => taken.value[p] },
    { name: 'difference', value: (p) => (isSolved(p) ? values.value[p] : NaN) },
  ];
  if (format === 'csv') return csvChunks(all, count);
  const subtracted: Readonly<Record<string, number | string>> = Object.fromEntries(
    sortedSettings(minus.evaluation).map(([name, value]) => [name, Number.isFinite(value) ? value : String(value)]),
  );
  const extra = {
    axes: [x.name, y.name],
    grid: [x.values.length, y.values.length],
    quantity: own.title,
    minus: subtracted,
  };
  return jsonChunks(evaluation, extra, all, count);
}
