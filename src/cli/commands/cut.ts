import { InvalidInput } from '../../base';
import { cutPlot, cutQuantities, renderCut } from '../../plots';
import {
  computeCut,
  csvChunks,
  cutLine,
  jsonChunks,
  resultColumns,
  statusCounts,
  timeOf,
  type ResultColumn,
  type StudyCut,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { branchSearch, searchOn } from '../branchSearch';
import { parsePoint, parseSettings } from '../parseSettings';
import { parseWorkers } from '../parseWorkers';
import { requirePictureName } from '../outputFiles';
import { parseFinish, writePicture, type FinishOptions } from '../pictureFinish';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { writeFile } from '../writeFile';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier cut`. */
export interface CutOptions extends FinishOptions {
  readonly from: string;
  readonly to: string;
  readonly points: string;
  readonly set: readonly string[];
  readonly show: string;
  readonly x: string;
  readonly out?: string;
  readonly svg?: string;
  readonly time?: string;
  readonly backend: string;
  readonly workers?: string;
  readonly drc?: boolean;
  readonly orders?: boolean;
  readonly eapp?: boolean;
  readonly branches?: boolean;
}

/** Evaluates a study along a line, writes what was asked for and prints how it went; returns the exit code. */
export async function cutCommand(studyName: string, options: CutOptions): Promise<number> {
  const model = readModel(studyName);
  const { study } = model;
  const { out, svg } = options;
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const line = cutLine(
    model,
    parsePoint('--from', options.from),
    parsePoint('--to', options.to),
    parseCount(options.points),
  );
  const show = cutQuantities.find((quantity) => quantity === options.show);
  if (show === undefined)
    throw new InvalidInput({ name: '--show', got: options.show, expected: `one of ${cutQuantities.join(', ')}` });
  if (out === undefined && svg === undefined)
    throw new InvalidInput({ name: 'output', got: undefined, expected: '--out FILE or --svg FILE' });
  if (out !== undefined && out !== '-' && !/\.(csv|json)$/.test(out))
    throw new InvalidInput({ name: '--out', got: out, expected: 'a name that ends in .csv or .json, or -' });
  requireAlong(
    options.x,
    line.names.filter((name) => line.from[name] !== line.to[name]),
  );

  requirePictureName('--svg', svg);
  const finish = parseFinish(options);
  warnExtrapolation(study, settings, line.table.columns);
  const search = branchSearch(model, options);
  const work = {
    points: line.table.count,
    time: timeOf(study, settings),
    branches: search === 'corners',
    interactions: interactsIn(study),
  };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(study.id);
  const derivatives = [options.drc, options.orders, options.eapp].includes(true);
  let cut: StudyCut;
  try {
    cut = await computeCut(study, line, settings, {
      kernel,
      derivatives,
      ...searchOn(kernel, search),
      onProgress: progress.update,
    });
  } finally {
    progress.stop();
    await close();
  }
  const columns = cutColumns(cut, options);
  const picture = svg === undefined ? null : renderCut(cutPlot(cut, show, options.x));
  if (out !== undefined) {
    const ends = { cut: { from: line.from, to: line.to } };
    const json = out.endsWith('.json');
    writeFile(
      out,
      json ? jsonChunks(cut.evaluation, ends, columns, line.table.count) : csvChunks(columns, line.table.count),
    );
  }
  if (svg !== undefined && picture !== null) await writePicture(svg, picture, finish);
  const counts = statusCounts(cut.evaluation);
  const written = [out, svg].filter((file) => file !== undefined);
  if (!written.includes('-')) {
    process.stdout.write(
      `${counts.total} points along ${line.names.join(' and ')}: ${counts.converged} converged, ` +
        `${counts.masked} outside the model's domain, ${counts.failed} failed\nwrote ${written.join(', ')}\n`,
    );
  }
  return counts.failed > 0 ? 1 : 0;
}

function parseCount(text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new InvalidInput({ name: '--points', got: text, expected: 'a whole number of points' });
}

function requireAlong(name: string, names: readonly string[]): void {
  if (name === 'distance' || names.includes(name)) return;
  throw new InvalidInput({ name: '--x', got: name, expected: `one of distance, ${names.join(', ')}` });
}

function cutColumns({ line, evaluation }: StudyCut, options: CutOptions): readonly ResultColumn[] {
  return [
    { name: 'distance', value: (p) => line.distance[p] },
    ...line.names.map((name) => ({ name, value: (p: number) => evaluation.table.columns.get(name)![p] })),
    ...resultColumns(evaluation, options),
  ];
}
