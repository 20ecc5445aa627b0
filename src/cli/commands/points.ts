import { InvalidInput } from '../../base';
import { parseCsv, pointDecimals, type TextTable } from '../../formats';
import {
  csvChunks,
  evaluatePoints,
  isVariable,
  jsonChunks,
  refuseNearMiss,
  requireValue,
  resultColumns,
  statusCounts,
  timeOf,
  type Evaluation,
  type Model,
  type PointTable,
  type ResultColumn,
  type Settings,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { branchSearch, searchOn } from '../branchSearch';
import { parseSettings, parseValue } from '../parseSettings';
import { parseWorkers } from '../parseWorkers';
import { startProgress } from '../progress';
import { readModel, readText } from '../readStudy';
import { writeFile } from '../writeFile';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier points`. */
export interface PointsOptions {
  readonly points: string;
  readonly set: readonly string[];
  readonly out: string;
  readonly time?: string;
  readonly backend: string;
  readonly workers?: string;
  readonly drc?: boolean;
  readonly orders?: boolean;
  readonly eapp?: boolean;
  readonly branches?: boolean;
}

/** Evaluates every row of a table; returns the exit code. */
export async function pointsCommand(studyName: string, options: PointsOptions): Promise<number> {
  const model = readModel(studyName);
  const { study } = model;
  if (options.out !== '-' && !/\.(csv|json)$/.test(options.out)) {
    throw new InvalidInput({ name: '--out', got: options.out, expected: 'a name that ends in .csv or .json, or -' });
  }
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const text = pointDecimals(parseCsv(readText(options.points, 'a CSV file'), options.points));
  const table = pointTable(text, model, settings, options.points);
  warnExtrapolation(study, settings, table.columns);
  const time = timeOf(study, settings);
  const search = branchSearch(model, options);
  const work = { points: table.count, time, branches: search === 'corners', interactions: interactsIn(study) };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(study.id);
  const derivatives = [options.drc, options.orders, options.eapp].includes(true);
  let evaluation: Evaluation;
  try {
    evaluation = await evaluatePoints(study, table, settings, {
      kernel,
      derivatives,
      ...searchOn(kernel, search),
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
    await close();
  }
  const columns: readonly ResultColumn[] = [
    ...text.header.map((name, i) => ({ name, value: (p: number) => text.rows[p][i] })),
    ...resultColumns(evaluation, options),
  ];
  const json = options.out.endsWith('.json');
  writeFile(options.out, json ? jsonChunks(evaluation, {}, columns, table.count) : csvChunks(columns, table.count));
  const counts = statusCounts(evaluation);
  if (options.out !== '-' && process.stderr.isTTY) {
    process.stderr.write(
      `${counts.converged} converged, ${counts.masked} masked, ${counts.failed} failed; wrote ${options.out}\n`,
    );
  }
  return counts.failed > 0 ? 1 : 0;
}

/** Columns that name a variable, as numbers; the others are carried through as text. */
function pointTable(text: TextTable, model: Model, settings: Settings, where: string): PointTable {
  const columns = new Map<string, Float64Array>();
  text.header.forEach((name, i) => {
    if (!isVariable(model, name)) {
      refuseNearMiss(name, model, `${where}, column ${i + 1}`);
      return;
    }
    const values = text.rows.map((row, r) => {
      const place = `${where}, line ${text.lines[r]}`;
      const value = parseValue(name, row[i], place);
      requireValue(name, value, place);
      return value;
    });
    columns.set(name, Float64Array.from(values));
  });
  for (const { name } of model.study.descriptors) {
    if (columns.has(name) || name in settings) continue;
    throw new InvalidInput({
      name: 'points',
      got: text.header.join(', '),
      expected: `a column ${name} (or --set ${name}=VALUE)`,
      where,
    });
  }
  return { count: text.rows.length, columns };
}
