import { ensemblePlot, parseEnsembleKind, renderMap, withScale } from '../../plots';
import { interactsIn, computeEnsembleMap, ensembleTable, timeOf, type EnsembleMap } from '../../screening';
import { openBackend } from '../backends';
import { parseLevel, parseMembers, parseThresholds, parseWhole, uncertainModel } from '../ensembleOptions';
import { ensembleSummary } from '../ensembleSummary';
import { mapAxes, parseGrid, parseRanges } from '../mapOptions';
import { pairPlots, requireTableName } from '../outputFiles';
import { parseSettings } from '../parseSettings';
import { parseWorkers } from '../parseWorkers';
import { parseFinish, writePicture, type FinishOptions } from '../pictureFinish';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { parseScales, type ScaleOptions } from '../scaleOptions';
import { writeFile } from '../writeFile';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier ensemble`. */
export interface EnsembleCommandOptions extends FinishOptions, ScaleOptions {
  readonly members?: string;
  readonly seed: string;
  readonly sigma: readonly string[];
  readonly ensemble?: string;
  readonly threshold: readonly string[];
  readonly level: string;
  readonly set: readonly string[];
  readonly range: readonly string[];
  readonly out: readonly string[];
  readonly svg: readonly string[];
  readonly plot: readonly string[];
  readonly grid?: string;
  readonly x?: string;
  readonly y?: string;
  readonly time?: string;
  readonly backend: string;
  readonly workers?: string;
}

/** Computes an ensemble of maps, writes what was asked for and prints what it found; returns the exit code. */
export async function ensembleCommand(studyName: string, options: EnsembleCommandOptions): Promise<number> {
  const model = uncertainModel(readModel(studyName), options);
  const { study } = model;
  const members = parseMembers(options.members, model);
  const seed = parseWhole('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const thresholds = parseThresholds(options.threshold, model);
  const level = parseLevel(options.level);
  const time = options.time === undefined ? [] : [`time=${options.time}`];
  const settings = parseSettings([...options.set, ...time], model);
  const grid = options.grid === undefined ? study.outputs.grid : parseGrid(options.grid);
  const axes = mapAxes(model, [options.x, options.y], parseRanges(options.range, model), grid);
  const pairs = pairPlots(options, 'winner');
  const scales = parseScales(
    options,
    pairs.map(({ plot }) => plot),
  );
  const pictures = pairs.map(({ file, plot }, i) => ({
    file,
    kind: parseEnsembleKind(plot, model, thresholds),
    scale: scales[i],
  }));
  options.out.forEach(requireTableName);
  const finish = parseFinish(options);

  warnExtrapolation(study, settings, new Map(axes.map(({ name, values }) => [name, values])));
  const work = {
    points: grid[0] * grid[1] * (members + 1),
    time: timeOf(study, settings),
    interactions: interactsIn(study),
  };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(`${study.id}, members`);
  const begin = performance.now();
  let map: EnsembleMap;
  try {
    const onProgress = (done: number, total: number): void => progress.update(done, total);
    map = await computeEnsembleMap(study, ...axes, settings, { kernel, members, seed, thresholds, onProgress });
  } finally {
    progress.stop();
    await close();
  }
  const seconds = (performance.now() - begin) / 1000;

  for (const file of options.out) writeFile(file, ensembleTable(map, file.endsWith('.json') ? 'json' : 'csv'));
  for (const { file, kind, scale } of pictures) {
    await writePicture(file, renderMap(withScale(ensemblePlot(map, kind, level), scale)), finish);
  }
  const files = [...options.out, ...options.svg];
  if (!files.includes('-')) {
    process.stdout.write(`${ensembleSummary(map, level, seconds, kernel.name, files).join('\n')}\n`);
  }
  return lost(map) ? 1 : 0;
}

/** True when a pixel has no solution in most members because they failed. */
function lost({ ensemble: { solved, masked, failed, members } }: EnsembleMap): boolean {
  return solved.some((n, p) => 2 * n < members && failed[p] > masked[p]);
}
