import { InvalidInput } from '../base';
import {
  emptySolutions,
  gatherRows,
  pickSolutions,
  scatterSolutions,
  streaming,
  type Batch,
  type BranchSearch,
  type Kernel,
  type RateProgram,
  type ShareRequest,
  type Solutions,
} from '../kinetics';
import type { Study } from '../study';
import type { PotentialScale } from '../thermo';
import { axisVariables } from './axisVariables';
import { conditionGroups, type ConditionGroup } from './conditionGroups';
import type { Model } from './model';
import { modelOf, programOf } from './modelCache';
import { logActivity, type PointTable } from './pointTable';
import type { Settings } from './settings';

/** How to evaluate. */
export interface EvaluateOptions {
  /** One that streams, such as a pool of workers, gets all points at once. */
  readonly kernel: Kernel;
  /** Also degrees of rate control and responses to every variable. */
  readonly derivatives?: boolean;
  /** Also selectivities and winners, computed where the points are solved. */
  readonly shares?: boolean;
  /** Where to look for other steady states; the solution is then the one that a clean surface runs into. */
  readonly branches?: BranchSearch;
  /** ln coverages to start each point from, such as those of the same points at other conditions. [points × states] */
  readonly start?: Float64Array;
  /** Gives up early, as stalled, the few steady states that take hundreds of times as long as others. */
  readonly quick?: boolean;
  /** Rows of the table in the order in which they are solved, each once. Default: as the kernel likes. */
  readonly order?: Int32Array;
  /** The study compiled at a transfer coefficient, where it is not the study as it stands, such as with moved parameters. */
  readonly model?: (beta: number) => Model;
  readonly signal?: AbortSignal;
  /** Called with the points done and their total. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called now and then with the rows that were solved since the last call, and all that is known (NaN elsewhere). */
  readonly onPart?: (rows: Int32Array, evaluation: Evaluation) => void;
}

/** Solutions at a table of points, in its order. */
export interface Evaluation {
  readonly model: Model;
  readonly table: PointTable;
  readonly settings: Settings;
  /** Scale of the potential `U` in this evaluation. */
  readonly scale: PotentialScale;
  readonly solutions: Solutions;
  /** Axis variables of a rate program, in the order of `solutions.response`. */
  readonly variables: readonly string[];
  readonly maskReasons: readonly string[];
}

/**
 * Solves a study at every point of a table. Points are grouped by temperature, transfer coefficient and time, each group
 * sharing one rate program; the result of a point does not depend on the others.
 *
 * @throws InvalidInput for a value that no point can have, and for rate control asked of a transient.
 */
export async function evaluatePoints(
  study: Study,
  table: PointTable,
  settings: Settings,
  options: EvaluateOptions,
): Promise<Evaluation> {
  const derivatives = options.derivatives ?? false;
  const scale = scaleOf(study, table, settings);
  requireOneActivity(table, settings);
  const modelAt = options.model ?? ((beta: number) => modelOf(study, beta));
  const model = modelAt(study.energetics.beta);
  const groups = conditionGroups(study, table, settings);
  for (const { time } of groups) if (derivatives) requireSteady(time);
  const program = programOf(model, groups[0]?.T ?? study.conditions.T, scale);
  const about = { model, table, settings, scale, variables: program.variables, maskReasons: program.maskReasons };

  const kernel = streaming(options.kernel);
  const alone = groups.length === 1;
  const shares = options.shares === true ? shareRequest(model) : null;
  const search = options.branches === undefined ? {} : { branches: options.branches };
  const empty: Batch = { ...pointless(model, program), derivatives, shares, ...search, count: table.count };
  let merged = alone ? null : emptySolutions(empty);
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const rank = options.order === undefined || alone ? null : ranks(options.order);
  let done = 0;
  options.onProgress?.(0, table.count);

  const solveGroup = async (group: ConditionGroup): Promise<void> => {
    const { T, time, beta, rows } = group;
    const own = modelAt(beta);
    const ownProgram = programOf(own, T, scale);
    const states = own.mechanism.states.length;
    const { start } = options;
    const searched = time === Infinity ? search : {};
    const batch: Batch = {
      mechanism: own.mechanism,
      program: ownProgram,
      count: rows.length,
      x: axisVariables(own, ownProgram, table, settings, rows, (length) => kernel.doubles(length)),
      time,
      derivatives,
      shares,
      quick: options.quick ?? false,
      ...searched,
      start: start === undefined || alone ? (start ?? null) : gatherRows(start, rows, states),
    };
    const order = rank === null ? options.order : byRank(rows, rank);
    const solutions = await kernel.solve(batch, signal, {
      ...(order === undefined ? {} : { order }),
      onTile: (part, sofar) => {
        const tableRows = alone ? part : part.map((i) => rows[i]);
        if (merged !== null) scatterSolutions(pickSolutions(sofar, part, rows.length), tableRows, merged, table.count);
        done += part.length;
        options.onPart?.(tableRows, { ...about, solutions: merged ?? sofar });
        options.onProgress?.(done, table.count);
      },
    });
    merged ??= solutions;
  };

  const queue = groups.values();
  const work = async (): Promise<void> => {
    for (const group of queue) await solveGroup(group);
  };
  try {
    await Promise.all(Array.from({ length: Math.min(kernel.lanes, groups.length) }, work));
  } catch (fault) {
    stop.abort();
    throw fault;
  }
  return { ...about, solutions: merged ?? emptySolutions(empty) };
}

function pointless({ mechanism }: Model, program: RateProgram): Batch {
  return { mechanism, program, count: 0, x: new Float64Array(0), time: Infinity, derivatives: false, start: null };
}

function shareRequest({ products, atoms }: Model): ShareRequest {
  return { products, weights: products.map((x) => atoms[x]) };
}

function requireSteady(time: number): void {
  if (time === Infinity) return;
  throw new InvalidInput({
    name: 'time',
    got: time,
    expected: 'steady (rate control and activation energies are defined for the steady state)',
  });
}

/** `U_RHE` or `U_SHE` in the table or the settings fixes the scale of the potential; otherwise it is the study's. */
function scaleOf(study: Study, table: PointTable, settings: Settings): PotentialScale {
  const named = (['U_RHE', 'U_SHE', 'U'] as const).filter((name) => table.columns.has(name) || name in settings);
  const [own, ...others] = named;
  if (others.length > 0) {
    throw new InvalidInput({ name: 'potential', got: named.join(' and '), expected: 'one of U, U_RHE and U_SHE' });
  }
  return own === 'U_RHE' ? 'RHE' : own === 'U_SHE' ? 'SHE' : study.conditions.potential.scale;
}

/** An activity is given by itself or by its logarithm, in the table or in the settings. */
function requireOneActivity(table: PointTable, settings: Settings): void {
  const names = [...table.columns.keys(), ...Object.keys(settings)];
  const twice = names.find(
    (name) => (name.startsWith(logActivity) || name === 'lg_P') && names.includes(name.slice(3)),
  );
  if (twice === undefined) return;
  const got = `${twice.slice(3)} and ${twice}`;
  throw new InvalidInput({ name: 'activity', got, expected: 'one of the two' });
}

/** Place of each row in an order. */
function ranks(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) rank[order[i]] = i;
  return rank;
}

/** Positions within `rows` by the rank of the rows. */
function byRank(rows: Int32Array, rank: Int32Array): Int32Array {
  return Int32Array.from(rows, (_, i) => i).sort((a, b) => rank[rows[a]] - rank[rows[b]]);
}
