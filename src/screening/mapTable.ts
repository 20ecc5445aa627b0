import { axisColumns } from './axisColumns';
import type { StudyMap } from './computeMap';
import { resultColumns, type TableOptions } from './resultTable';
import { csvChunks, jsonChunks } from './tableText';

/** Text of a map's table in chunks, one row per pixel: the two axes, then the result columns. */
export function mapTable(map: StudyMap, format: 'csv' | 'json', options: TableOptions = {}): Generator<string> {
  const { x, y, evaluation } = map;
  const { count } = evaluation.table;
  const all = [...axisColumns(map), ...resultColumns(evaluation, options)];
  if (format === 'csv') return csvChunks(all, count);
  return jsonChunks(evaluation, { axes: [x.name, y.name], grid: [x.values.length, y.values.length] }, all, count);
}
