import { createHash } from 'node:crypto';
import { InvalidInput, version } from '../../base';
import { parseFilter } from '../../formats';
import {
  scoreLayout,
  screenCandidates,
  screenColumns,
  timeOf,
  type Model,
  type ScreenPlan,
  type ScreenScores,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { parseSettings } from '../parseSettings';
import { parseWhole, parseNumber } from '../parseNumber';
import { parseWorkers } from '../parseWorkers';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { candidateRows } from '../screen/candidatePlan';
import { Checkpoint } from '../screen/checkpoint';
import { rankedTable } from '../screen/rankedTable';
import { readCandidates } from '../screen/readCandidates';
import { screenLines } from '../screen/screenLines';
import { writeRanked } from '../screen/writeRanked';

/** Options of `sabatier screen`. */
export interface ScreenCommandOptions {
  readonly candidates: string;
  readonly out: string;
  readonly samples: string;
  readonly sigma: readonly string[];
  readonly seed: string;
  readonly confidence: string;
  readonly where?: string;
  readonly top: string;
  readonly limit?: string;
  readonly by?: string;
  readonly pareto?: string;
  readonly set: readonly string[];
  readonly time?: string;
  readonly backend: string;
  readonly workers?: string;
  readonly batch?: string;
  readonly restart?: boolean;
}

/** Standard deviation [eV] of descriptors that is assumed, aloud, where draws are asked for and none is given. */
const assumedSigma_eV = 0.2;
const interrupted = 130;

/** Screens a file of candidates and writes them ranked; returns the exit code. */
export async function screenCommand(studyName: string, options: ScreenCommandOptions): Promise<number> {
  const began = performance.now();
  const model = readModel(studyName);
  const { study } = model;
  if (options.out !== '-' && !/\.(csv|parquet)$/.test(options.out))
    throw new InvalidInput({ name: '--out', got: options.out, expected: 'a name that ends in .csv or .parquet, or -' });
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const samples = parseWhole('--samples', options.samples, 1, 4096);
  const limit = options.limit === undefined ? Infinity : parseWhole('--limit', options.limit, 1, 1e9);
  const batch = options.batch === undefined ? null : parseWhole('--batch', options.batch, 1, 1e6);
  const { table, hash } = await readCandidates(options.candidates);
  const where = options.where ?? null;
  const early = where !== null && parseFilter(where).columns.every((name) => table.names.includes(name));
  const sigma = sigmas(options.sigma, model);
  const { rows, points, deviations } = candidateRows(
    table,
    model,
    settings,
    early ? where : null,
    sigma,
    options.candidates,
  );
  const assumed = samples > 1 && deviations.size === 0 ? assume(model, rows.length) : null;
  const plan: ScreenPlan = {
    study,
    settings,
    candidates: points,
    keys: rows,
    deviations: assumed ?? deviations,
    samples,
    seed: parseWhole('--seed', options.seed, 0, 2 ** 32 - 1),
    top: parseWhole('--top', options.top, 1, 10_000),
    confidence: parseNumber('--confidence', options.confidence),
  };
  const run = createHash('sha256')
    .update(JSON.stringify([version, model.hash, settings, hash, early ? where : null, sigma, options.backend]))
    .update(JSON.stringify([plan.samples, plan.seed, plan.top, plan.confidence]))
    .digest('hex');
  const checkpoint =
    options.out === '-'
      ? null
      : Checkpoint.open(options.out, run, scoreLayout(model, samples).width, options.restart === true);
  const scores = await scored(plan, checkpoint, options, batch);
  if (scores === null) {
    process.stderr.write(`sabatier: stopped; the same command goes on from ${options.out}.partial\n`);
    return interrupted;
  }
  const reasons = model.domain.map(({ reason }) => reason);
  const results = screenColumns(model, scores, reasons, samples, plan.top);
  const ranked = rankedTable(table, rows, results, scoreOf(scores), {
    by: options.by === undefined ? null : aliased(options.by, model),
    pareto: (options.pareto ?? '')
      .split(',')
      .filter((name) => name.trim() !== '')
      .map((name) => aliased(name.trim(), model)),
    where: early ? null : where,
  });
  writeRanked(options.out, ranked, limit);
  checkpoint?.close(true);
  const seconds = (performance.now() - began) / 1000;
  const lines = screenLines({ model, table, rows, scores, ranked, plan, seconds, assumed: assumed !== null });
  for (const line of ranked.replaced.length === 0
    ? []
    : [`columns of the file replaced: ${ranked.replaced.join(', ')}`])
    process.stderr.write(`sabatier: ${line}\n`);
  if (options.out !== '-') process.stdout.write(`${lines.join('\n')}\nwrote ${options.out}\n`);
  return failures(scores, rows.length) > 0 ? 1 : 0;
}

/** Null when it was interrupted. */
async function scored(
  plan: ScreenPlan,
  checkpoint: Checkpoint | null,
  options: ScreenCommandOptions,
  batch: number | null,
): Promise<ScreenScores | null> {
  const { study, settings, candidates, samples } = plan;
  const left = candidates.count - (checkpoint?.done ?? 0);
  const work = {
    points: left * (samples === 1 ? 1 : samples + 1),
    time: timeOf(study, settings),
    interactions: interactsIn(study),
  };
  const { kernel, close } = await openBackend(options.backend, work, parseWorkers(options.workers));
  const progress = startProgress(study.id);
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await screenCandidates(plan, {
      kernel,
      ...(batch === null ? {} : { batchPoints: batch }),
      done: checkpoint?.parts ?? [],
      // A run of one part has nothing to take up again.
      onPart: (part) => (part.end === candidates.count && part.first === 0 ? undefined : checkpoint?.add(part)),
      onProgress: progress.update,
      signal: stop.signal,
    });
  } catch (fault) {
    checkpoint?.close(false);
    if (stop.signal.aborted) return null;
    throw fault;
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    progress.stop();
    await close();
  }
}

/** log10 activity; with draws its median, for candidates of which at least half of the draws are inside the domain. */
function scoreOf({ layout, rows, topShare }: ScreenScores): Float64Array {
  const { width, activity, inside, activityInterval } = layout;
  return Float64Array.from(topShare, (_, i) => {
    if (inside < 0) return rows[i * width + activity];
    return rows[i * width + inside] >= 0.5 ? rows[i * width + activityInterval + 1] : NaN;
  });
}

function failures({ layout, rows }: ScreenScores, count: number): number {
  let failed = 0;
  for (let i = 0; i < count; i++) if (rows[i * layout.width + layout.status] > 1) failed++;
  return failed;
}

function assume({ study }: Model, count: number): ReadonlyMap<string, Float64Array> {
  return new Map(study.descriptors.map(({ name }) => [name, new Float64Array(count).fill(assumedSigma_eV)]));
}

/** `activity` stands for the column of the reactant's TOF. */
function aliased(name: string, { mechanism, reactant }: Model): string {
  return name.replace(/^(-?)activity$/, `$1log10_tof:${mechanism.externals[reactant].name}`);
}

function sigmas(items: readonly string[], { study }: Model): Readonly<Record<string, number>> {
  const known = study.descriptors.map(({ name }) => name);
  return Object.fromEntries(
    items.map((item) => {
      const [, name = '', text = ''] = /^([^=]+)=(.+)$/.exec(item) ?? [];
      const value = Number(text);
      if (!known.includes(name) || !(value >= 0 && value < Infinity)) {
        const expected = `NAME=EV with one of ${known.join(', ')}, e.g. ${known[0]}=0.2`;
        throw new InvalidInput({ name: '--sigma', got: item, expected });
      }
      return [name, value];
    }),
  );
}
