import { version } from '../base';
import { csvLine } from '../formats';
import type { Evaluation } from './evaluatePoints';
import type { ResultColumn } from './resultTable';
import { sortedSettings } from './settings';

/** Rows per chunk of output text. */
const chunk = 500;

/** CSV text of a table, in chunks. */
export function* csvChunks(columns: readonly ResultColumn[], count: number): Generator<string> {
  yield csvLine(columns.map((column) => column.name));
  for (let from = 0; from < count; from += chunk) {
    let text = '';
    for (let p = from; p < Math.min(from + chunk, count); p++)
      text += csvLine(columns.map((column) => column.value(p)));
    yield text;
  }
}

/**
 * JSON text of a table, in chunks: program, study with its hash, conditions, then one array per column. NaN is null, and
 * infinite values are the texts "Infinity" and "-Infinity".
 */
export function* jsonChunks(
  evaluation: Evaluation,
  extra: Readonly<Record<string, unknown>>,
  columns: readonly ResultColumn[],
  count: number,
): Generator<string> {
  const { model, scale } = evaluation;
  const head = {
    program: `Sabatier ${version}`,
    studyHash: model.hash,
    settings: Object.fromEntries(sortedSettings(evaluation).map(([name, value]) => [name, jsonValue(value)])),
    potentialScale: scale,
    units: {
      descriptors: 'eV, more negative = stronger binding',
      tof: '1/s per site',
      ln_tof: 'ln(1/s)',
      eapp: 'eV',
      T: 'K',
      U: 'V',
    },
    ...extra,
    study: model.study,
  };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "columns": {`;
  for (const [i, column] of columns.entries()) {
    yield `${i === 0 ? '' : ','}\n    ${JSON.stringify(column.name)}: [`;
    for (let from = 0; from < count; from += chunk) {
      const part: string[] = [];
      for (let p = from; p < Math.min(from + chunk, count); p++) part.push(JSON.stringify(jsonValue(column.value(p))));
      yield `${from === 0 ? '' : ','}${part.join(',')}`;
    }
    yield ']';
  }
  yield '\n  }\n}\n';
}

function jsonValue(value: number | string): number | string | null {
  if (typeof value === 'string' || Number.isFinite(value)) return value;
  return Number.isNaN(value) ? null : String(value);
}
