import { mapPlot, needsDerivatives, parsePlotKind, renderMap, type PlotKind } from '../../plots';
import {
  computeMap,
  evaluateCandidates,
  mapTable,
  statusCounts,
  timeOf,
  type Evaluation,
  type StudyMap,
} from '../../screening';
import { openBackend } from '../backends';
import { mapAxes, parseGrid, parseRanges } from '../mapOptions';
import { pairPlots, requireTableName } from '../outputFiles';
import { parseSettings } from '../parseSettings';
import { parseWorkers } from '../parseWorkers';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { summaryLines } from '../summary';
import { writeFile } from '../writeFile';
import { writeTexts } from '../writeTexts';

/** Options of `sabatier map`. */
export interface MapOptions {
  readonly set: readonly string[];
  readonly range: readonly string[];
  readonly out: readonly string[];
  readonly svg: readonly string[];
  readonly plot: readonly string[];
  readonly caption?: string;
  readonly bib?: string;
  readonly grid?: string;
  readonly x?: string;
  readonly y?: string;
  readonly time?: string;
  readonly backend: string;
  readonly workers?: string;
  readonly drc?: boolean;
  readonly orders?: boolean;
  readonly eapp?: boolean;
}

/** Computes a map, writes what was asked for and prints what it found; returns the exit code. */
export async function mapCommand(studyName: string, options: MapOptions): Promise<number> {
  const model = readModel(studyName);
  const { study } = model;
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const grid = options.grid === undefined ? study.outputs.grid : parseGrid(options.grid);
  const axes = mapAxes(model, [options.x, options.y], parseRanges(options.range, model), grid);
  const pictures = pairPlots(options, 'activity').map(({ file, plot }) => ({ file, kind: parsePlotKind(plot, model) }));
  options.out.forEach(requireTableName);
  const derivatives =
    [options.drc, options.orders, options.eapp].includes(true) || pictures.some(({ kind }) => needsDerivatives(kind));

  const time = timeOf(study, settings);
  const work = { points: grid[0] * grid[1], time };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(study.id);
  const begin = performance.now();
  let map: StudyMap;
  let candidates: Evaluation;
  try {
    map = await computeMap(study, ...axes, settings, { kernel, derivatives, onProgress: progress.update });
    candidates = await evaluateCandidates(study, settings, { kernel });
  } finally {
    progress.stop();
    await close();
  }
  const seconds = (performance.now() - begin) / 1000;

  for (const file of options.out) writeFile(file, mapTable(map, file.endsWith('.json') ? 'json' : 'csv', options));
  for (const { file, kind } of pictures) writeFile(file, picture(map, kind));
  const kinds = pictures.map((p) => p.kind);
  const files = [...options.out, ...options.svg, ...writeTexts(map, kinds, options)];
  const written = files.filter((file) => file !== '-');
  const lines = summaryLines(map, candidates, seconds, kernel.name, written);
  const quiet = files.includes('-');
  if (!quiet) process.stdout.write(`${lines.join('\n')}\n`);
  return statusCounts(map.evaluation).failed > 0 ? 1 : 0;
}

function* picture(map: StudyMap, kind: PlotKind): Generator<string> {
  yield renderMap(mapPlot(map, kind));
}
