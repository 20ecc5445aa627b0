import { InvalidInput } from '../../base';
import {
  differencePlot,
  differenceTable,
  mapPlot,
  needsDerivatives,
  parsePlotKind,
  renderMap,
  withScale,
  type MapPlot,
  type PlotKind,
} from '../../plots';
import {
  computeMap,
  evaluateCandidates,
  mapTable,
  statusCounts,
  timeOf,
  type Evaluation,
  type Model,
  type Settings,
  type StudyMap,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { branchSearch, searchOn } from '../branchSearch';
import { mapAxes, parseGrid, parseRanges } from '../mapOptions';
import { pairPlots, requireTableName } from '../outputFiles';
import { parseSettings } from '../parseSettings';
import { parseWorkers } from '../parseWorkers';
import { parseFinish, writePicture, type FinishOptions } from '../pictureFinish';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { parseScales, type ScaleOptions } from '../scaleOptions';
import { summaryLines } from '../summary';
import { writeFile } from '../writeFile';
import { writeTexts } from '../writeTexts';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier map`. */
export interface MapOptions extends FinishOptions, ScaleOptions {
  readonly minus: readonly string[];
  readonly minusStudy?: string;
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
  readonly branches?: boolean;
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
  const pairs = pairPlots(options, 'activity');
  const scales = parseScales(
    options,
    pairs.map(({ plot }) => plot),
  );
  const pictures = pairs.map(({ file, plot }, i) => ({ file, kind: parsePlotKind(plot, model), scale: scales[i] }));
  options.out.forEach(requireTableName);
  const finish = parseFinish(options);
  const other = options.minusStudy === undefined ? null : otherModel(options.minusStudy, model);
  const subtracted = minusSettings(options, settings, model) ?? (other === null ? null : settings);
  if (subtracted !== null) requireDifference(options, pictures);
  const derivatives =
    [options.drc, options.orders, options.eapp].includes(true) || pictures.some(({ kind }) => needsDerivatives(kind));

  warnExtrapolation(study, settings, new Map(axes.map(({ name, values }) => [name, values])));
  const time = timeOf(study, settings);
  const search = branchSearch(model, options);
  const work = { points: grid[0] * grid[1], time, branches: search === 'corners', interactions: interactsIn(study) };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(study.id);
  const begin = performance.now();
  let map: StudyMap;
  let minus: StudyMap | null = null;
  let candidates: Evaluation;
  try {
    const searched = searchOn(kernel, search);
    map = await computeMap(study, ...axes, settings, {
      kernel,
      derivatives,
      ...searched,
      onProgress: progress.update,
    });
    if (subtracted !== null) {
      minus = await computeMap(other?.study ?? study, ...axes, subtracted, { kernel, derivatives, ...searched });
    }
    candidates = await evaluateCandidates(study, settings, { kernel });
  } finally {
    progress.stop();
    await close();
  }
  const seconds = (performance.now() - begin) / 1000;

  for (const file of options.out) {
    const format = file.endsWith('.json') ? 'json' : 'csv';
    const kind = pictures[0]?.kind ?? { kind: 'activity' };
    // As on the page: what was looked for everywhere is written.
    const branches = search === 'corners' && map.evaluation.solutions.branches !== null;
    writeFile(
      file,
      minus === null ? mapTable(map, format, { ...options, branches }) : differenceTable(map, minus, kind, format),
    );
  }
  for (const { file, kind, scale } of pictures) {
    await writePicture(file, renderMap(withScale(picture(map, minus, kind, other), scale)), finish);
  }
  const files = [...options.out, ...options.svg, ...writeTexts({ map, minus }, pictures, options)];
  const written = files.filter((file) => file !== '-');
  const lines = summaryLines(map, candidates, seconds, kernel.name, written);
  const quiet = files.includes('-');
  if (!quiet) process.stdout.write(`${lines.join('\n')}\n`);
  const failed = [map, minus].some((one) => one !== null && statusCounts(one.evaluation).failed > 0);
  return failed ? 1 : 0;
}

function picture(map: StudyMap, minus: StudyMap | null, kind: PlotKind, other: Model | null): MapPlot {
  const plot = mapPlot(map, kind);
  const shown = minus === null ? plot : (differencePlot(mapPlot(minus, kind), plot) ?? plot);
  return other === null ? shown : { ...shown, subtitle: `${shown.subtitle} (${other.study.title})` };
}

/** The study whose map is subtracted; its mechanism must be the same, so that both maps show the same quantity. */
function otherModel(name: string, { mechanism }: Model): Model {
  const other = readModel(name);
  const names = ({ states, externals, steps }: Model['mechanism']): string =>
    [...states.map((s) => s.name), ...externals.map((s) => s.name), ...steps.map((s) => s.id)].join('\n');
  if (names(other.mechanism) === names(mechanism)) return other;
  throw new InvalidInput({ name: '--minus-study', got: name, expected: 'a study of the same species and steps' });
}

const potentials = ['U', 'U_RHE', 'U_SHE'];

/** Settings of the map that is subtracted: those of `--set` unless `--minus` names others; null without `--minus`. */
function minusSettings({ minus }: MapOptions, settings: Settings, model: Model): Settings | null {
  if (minus.length === 0) return null;
  const own = parseSettings(minus, model, '--minus');
  const replaced = Object.keys(own).some((name) => potentials.includes(name)) ? potentials : [];
  const kept = Object.entries(settings).filter(([name]) => !replaced.includes(name));
  return { ...Object.fromEntries(kept), ...own };
}

function requireDifference(
  { drc, orders, eapp, out }: MapOptions,
  pictures: readonly { readonly kind: PlotKind }[],
): void {
  const winner = pictures.find(({ kind }) => kind.kind === 'winner');
  if (winner !== undefined)
    throw new InvalidInput({ name: '--plot', got: 'winner', expected: 'a quantity with a value (with --minus)' });
  if (out.length > 0 && [drc, orders, eapp].includes(true))
    throw new InvalidInput({
      name: '--minus',
      got: 'further columns',
      expected: 'no --drc, --orders or --eapp: the table holds the quantity of the first --plot',
    });
}
