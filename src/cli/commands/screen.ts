import { createHash } from 'node:crypto';
import { InvalidInput, version } from '../../base';
import {
  planScreen,
  rankedCsv,
  rankedParquet,
  rankScreen,
  scoreLayout,
  screenCandidates,
  screenCounts,
  timeOf,
  unreadWords,
  type PlannedScreen,
  type ScreenPlan,
  type ScreenRequest,
  type ScreenScores,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { parseSettings } from '../parseSettings';
import { parseWhole, parseNumber } from '../parseNumber';
import { parseWorkers } from '../parseWorkers';
import { startProgress } from '../progress';
import { readModel } from '../readStudy';
import { Checkpoint } from '../screen/checkpoint';
import { readCandidates } from '../screen/readCandidates';
import { screenLines } from '../screen/screenLines';
import { screenUncertainty, type ScreenUncertaintyOptions } from '../screen/screenUncertainty';
import { writeFile } from '../writeFile';

/** Options of `sabatier screen`. */
export interface ScreenCommandOptions extends ScreenUncertaintyOptions {
  readonly candidates: string;
  readonly column: readonly string[];
  readonly out: string;
  readonly samples: string;
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

const interrupted = 130;

/** Screens a file of candidates and writes them ranked; returns the exit code. */
export async function screenCommand(studyName: string, options: ScreenCommandOptions): Promise<number> {
  const began = performance.now();
  const { model, parameters, errors } = screenUncertainty(readModel(studyName), options);
  if (options.out !== '-' && !/\.(csv|parquet)$/.test(options.out))
    throw new InvalidInput({ name: '--out', got: options.out, expected: 'a name that ends in .csv or .parquet, or -' });
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const samples = parseWhole('--samples', options.samples, 1, 4096);
  const limit = options.limit === undefined ? Infinity : parseWhole('--limit', options.limit, 1, 1e9);
  const batch = options.batch === undefined ? null : parseWhole('--batch', options.batch, 1, 1e6);
  const { table, hash } = await readCandidates(options.candidates, model.study, options.column);
  const request: ScreenRequest = {
    samples,
    seed: parseWhole('--seed', options.seed, 0, 2 ** 32 - 1),
    top: parseWhole('--top', options.top, 1, 10_000),
    confidence: parseNumber('--confidence', options.confidence),
    errors,
    parameters,
    where: options.where ?? null,
    by: options.by ?? null,
    pareto: (options.pareto ?? '').split(',').filter((name) => name.trim() !== ''),
  };
  const planned = plannedScreen(table, model, settings, request, options.candidates);
  const { plan, rows, early, assumed } = planned;
  const run = createHash('sha256')
    .update(
      JSON.stringify([
        version,
        model.hash,
        settings,
        hash,
        options.column,
        early ? request.where : null,
        errors,
        options.backend,
      ]),
    )
    .update(JSON.stringify([plan.samples, plan.seed, plan.top, plan.confidence, parameters]))
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
  const ranked = rankScreen(table, planned, scores, request);
  writeFile(options.out, options.out.endsWith('.parquet') ? [rankedParquet(ranked, limit)] : rankedCsv(ranked, limit));
  checkpoint?.close(true);
  const seconds = (performance.now() - began) / 1000;
  const counts = screenCounts(table, planned, scores, ranked);
  const lines = screenLines({ model, table, rows, counts, scores, ranked, plan, seconds, assumed });
  const unread = unreadWords(counts, String);
  const said = [
    ...(ranked.replaced.length === 0 ? [] : [`columns of the file replaced: ${ranked.replaced.join(', ')}`]),
    ...(unread === null ? [] : [unread]),
  ];
  for (const line of said) process.stderr.write(`sabatier: ${line}\n`);
  if (options.out !== '-') process.stdout.write(`${lines.join('\n')}\nwrote ${options.out}\n`);
  return counts.failed + counts.unread.count > 0 ? 1 : 0;
}

/** As `planScreen`; where a column is missing, the options that stand in for it are named. */
function plannedScreen(...[table, model, settings, request, file]: Parameters<typeof planScreen>): PlannedScreen {
  try {
    return planScreen(table, model, settings, request, file);
  } catch (fault) {
    if (!(fault instanceof InvalidInput) || fault.detail.name !== 'candidates') throw fault;
    const expected = `${fault.detail.expected} (or --column HEADER=DESCRIPTOR, or --set DESCRIPTOR=VALUE)`;
    throw new InvalidInput({ ...fault.detail, expected });
  }
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
