import { ascending, InvalidInput } from '../../base';
import { streaming, type Kernel } from '../../kinetics';
import type { Study } from '../../study';
import type { Axis } from '../axis';
import { pixelTable } from '../computeMap';
import { evaluatePoints, type Evaluation } from '../evaluatePoints';
import { modelOf } from '../modelCache';
import type { PointTable } from '../pointTable';
import type { Settings } from '../settings';
import { solvedInOrder } from '../solvedInOrder';
import { EnsembleTally, type EnsembleCounts, type Threshold } from './ensembleTally';
import { MemberModels } from './memberModels';
import { mostMembers } from './mostMembers';

/** How to compute an ensemble. */
export interface EnsembleOptions {
  readonly kernel: Kernel;
  /** Perturbed copies of the study, 1 to 100,000; at most as many as the study's ensemble has rows. */
  readonly members: number;
  /** Whole number from 0 that all random numbers follow from. */
  readonly seed: number;
  /** TOFs [1/s per site], above 0, whose exceedance is counted. Default: none. */
  readonly thresholds?: readonly Threshold[];
  readonly signal?: AbortSignal;
  /** Called with the members done and their total; `sofar` makes the ensemble of those done. */
  readonly onProgress?: (done: number, total: number, sofar: () => Ensemble) => void;
}

/** Perturbed copies of a study over a table of points, as statistics. */
export interface Ensemble extends EnsembleCounts {
  /** The study as it stands, at the same points. */
  readonly unperturbed: Evaluation;
  readonly members: number;
  readonly seed: number;
  readonly thresholds: readonly Threshold[];
  /** Names of the uncertain parameters. */
  readonly parameters: readonly string[];
  /** Externals whose TOFs are followed: the products, then the reactant. */
  readonly species: readonly number[];
}

/** An ensemble on a grid; pixel (ix, iy) is point iy * x.values.length + ix. */
export interface EnsembleMap {
  readonly x: Axis;
  readonly y: Axis;
  readonly ensemble: Ensemble;
}

/** `computeEnsemble` at every pixel of a grid. @throws InvalidInput as that and as `computeMap`. */
export async function computeEnsembleMap(
  study: Study,
  x: Axis,
  y: Axis,
  settings: Settings,
  options: EnsembleOptions,
): Promise<EnsembleMap> {
  return { x, y, ensemble: await computeEnsemble(study, pixelTable(study, x, y, settings), settings, options) };
}

/**
 * Solves perturbed copies of a study at every point of a table, each started from the solution of the study as it stands,
 * and keeps counts, means and spreads. The same on every kernel, to its tolerance; the same bits whatever the number of
 * workers. A member that is outside the domain or has no solution at a point is counted there and takes no further part.
 *
 * @throws InvalidInput for a study without uncertainty, or members, seed or thresholds out of range.
 */
export async function computeEnsemble(
  study: Study,
  table: PointTable,
  settings: Settings,
  options: EnsembleOptions,
): Promise<Ensemble> {
  const { members, seed, thresholds = [] } = options;
  const base = modelOf(study);
  const models = new MemberModels(study, seed);
  const { parameters } = models;
  requireOptions(options, Math.min(models.most, mostMembers));
  if (parameters.length === 0) {
    throw new InvalidInput({ name: 'uncertainty', got: undefined, expected: 'at least one uncertain parameter' });
  }
  const kernel = streaming(options.kernel);
  const { signal } = options;
  const unperturbed = await evaluatePoints(study, table, settings, { kernel, ...(signal && { signal }) });
  const start = unperturbed.solutions.lnCoverage;
  // Nobody watches a single member, and neighbours in memory are copied faster than the coarse points first.
  const order = kernel.lanes > 1 ? { order: ascending(table.count) } : {};
  const solve = (member: number, either: AbortSignal): Promise<Evaluation> =>
    evaluatePoints(study, table, settings, { kernel, signal: either, start, model: models.of(member), ...order });

  const species = [...base.products, base.reactant];
  const tally = new EnsembleTally(base, table.count, species, thresholds);
  const about = { unperturbed, seed, thresholds, species, parameters };
  const atOnce = kernel.lanes > 1 ? 2 : 1;
  for await (const [member, { solutions }] of solvedInOrder(ascending(members), solve, { atOnce, signal })) {
    tally.add(solutions);
    options.onProgress?.(member + 1, members, () => ({ ...about, members: member + 1, ...tally.result() }));
  }
  return { ...about, members, ...tally.result() };
}

function requireOptions({ members, seed, thresholds = [] }: EnsembleOptions, most: number): void {
  if (!(Number.isInteger(members) && members >= 1 && members <= most)) {
    const rows = most < mostMembers ? ' (the rows of the ensemble)' : '';
    throw new InvalidInput({ name: 'members', got: members, expected: `a whole number from 1 to ${most}${rows}` });
  }
  if (!(Number.isSafeInteger(seed) && seed >= 0)) {
    throw new InvalidInput({ name: 'seed', got: seed, expected: 'a whole number from 0, below 2^53' });
  }
  for (const { tof } of thresholds) {
    if (!(tof > 0 && tof < Infinity)) {
      throw new InvalidInput({ name: 'threshold', got: tof, expected: 'a TOF above 0, in 1/s per site' });
    }
  }
}
