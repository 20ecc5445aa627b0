import type { CompiledMechanism } from '../mechanism';
import type { RateProgram } from './rateProgram';

/**
 * Status of a point. `converged`: solved to the tolerance. `masked`: outside the model's domain, not computed.
 * `stalled`: no solution within the tolerance was found. `not-finite`: an input is NaN or infinite.
 * Values of a point that is not converged are NaN.
 */
export const pointStatus = ['converged', 'masked', 'stalled', 'not-finite'] as const;
export type PointStatus = (typeof pointStatus)[number];

/** Codes of `pointStatus` as stored in arrays. */
export const converged = 0;
export const masked = 1;
export const stalled = 2;
export const notFinite = 3;

/** Products whose shares of what is made are wanted. */
export interface ShareRequest {
  /** Index of each product among the externals. */
  readonly products: readonly number[];
  /** What a molecule of each product counts, such as its atoms of the element that is shared out; those of 0 do not count. */
  readonly weights: readonly number[];
}

/** Starts from which other steady states are looked for. */
export type BranchSearch = 'clean' | 'corners';

/** Points to solve that share a mechanism, a temperature and a time. */
export interface Batch {
  readonly mechanism: CompiledMechanism;
  readonly program: RateProgram;
  readonly count: number;
  /** Axis variables of each point, in the program's order. [count × variables] */
  readonly x: Float64Array;
  /** Seconds since a clean surface was exposed, or Infinity for the steady state. */
  readonly time: number;
  /** Degrees of rate control and responses to every variable are computed when true (steady state only). */
  readonly derivatives: boolean;
  /** ln coverages to start from (warm start), or null for a cold start. [count × states] */
  readonly start: Float64Array | null;
  /** Shares to compute; none when null or absent. */
  readonly shares?: ShareRequest | null;
  /** Gives up early, as stalled, the few steady states that take hundreds of times as long as others. */
  readonly quick?: boolean;
  /**
   * Looks for other steady states: from the clean surface, or also from surfaces filled with each state in turn, and returns
   * the one that a clean surface runs into. None when absent: the state that the solver finds from `start` is returned,
   * which is the only one nearly always. `webgpu` leaves such a batch to its fallback.
   */
  readonly branches?: BranchSearch;
}

/** Solutions of a batch, point by point. */
export interface Solutions {
  readonly status: Uint8Array;
  /** Domain rule that masks the point, or -1. */
  readonly mask: Int16Array;
  /** Largest imbalance of a surface species relative to its gross rates. */
  readonly residual: Float64Array;
  /** Fixed-point and Newton iterations (of all time steps, when `time` is finite). */
  readonly iterations: Int32Array;
  /** ln coverage; -Infinity for a species that cannot form. [count × states] */
  readonly lnCoverage: Float64Array;
  /** ln |TOF| [ln 1/s per site] of each external; -Infinity for none, NaN where rounding hides it. [count × externals] */
  readonly lnTof: Float64Array;
  /** +1 produced, -1 consumed, 0 none or hidden by rounding. [count × externals] */
  readonly tofSign: Int8Array;
  /** Degree of rate control d ln|TOF| / d ln k_j, k_f and k_r scaled together; null unless asked. [count × externals × steps] */
  readonly rateControl: Float64Array | null;
  /** d ln|TOF| / d variable, then per kelvin; null unless asked. [count × externals × (variables + 1)] */
  readonly response: Float64Array | null;
  /**
   * Weighted share of each product of `shares` among those that form; NaN where the TOF of any is not known or none forms.
   * Null unless asked. [count × products]
   */
  readonly selectivity: Float64Array | null;
  /** Index into the products of `shares` of the largest among those known to form, -1 for none; null unless asked. */
  readonly winner: Int8Array | null;
  /** 1 for points that a backend of single precision left to one of double precision; 0 everywhere from the latter. */
  readonly refined: Uint8Array;
  /**
   * Largest |Δ ln| of coverages and TOFs from double precision, at points where a backend of single precision had that
   * computed as a sample; NaN elsewhere.
   */
  readonly deviation: Float32Array;
  /**
   * Stable steady states that follow from those found from different starts; the solution is the one that a clean surface
   * runs into, or, where that way is lost, a stable one that the solver found. 0 where the backend did not look; null unless
   * asked for.
   */
  readonly branches: Uint8Array | null;
}

/** One way of solving batches. Every backend computes the same thing; `cpu` is the reference. */
export interface Kernel {
  readonly name: string;
  /**
   * @param signal stops the work between points; the promise then rejects with the signal's reason.
   */
  solve(batch: Batch, signal?: AbortSignal): Promise<Solutions>;
  /**
   * Solves some rows of a batch, each once and in the order given, into solutions of the whole batch; absent where that
   * saves no copy. What the rows held before does not matter.
   */
  solveRows?(batch: Batch, rows: Int32Array, into: Solutions, signal?: AbortSignal): Promise<void>;
  /**
   * Takes back solutions of this kernel that nobody reads any more, as a whole or in part: their memory may hold those of
   * a later batch. Absent where that saves nothing; who keeps solutions simply does not call it.
   */
  recycle?(solutions: Solutions): void;
}

/** Empty solutions of a batch, every value NaN. */
export function emptySolutions(batch: Batch): Solutions {
  const { count, mechanism, program, derivatives, shares = null } = batch;
  const states = mechanism.states.length;
  const externals = mechanism.externals.length;
  const nan = (length: number): Float64Array => new Float64Array(length).fill(NaN);
  return {
    status: new Uint8Array(count).fill(stalled),
    mask: new Int16Array(count).fill(-1),
    residual: nan(count),
    iterations: new Int32Array(count),
    lnCoverage: nan(count * states),
    lnTof: nan(count * externals),
    tofSign: new Int8Array(count * externals),
    rateControl: derivatives ? nan(count * externals * mechanism.steps.length) : null,
    response: derivatives ? nan(count * externals * (program.variables.length + 1)) : null,
    selectivity: shares === null ? null : nan(count * shares.products.length),
    winner: shares === null ? null : new Int8Array(count).fill(-1),
    refined: new Uint8Array(count),
    deviation: new Float32Array(count).fill(NaN),
    branches: batch.branches !== undefined ? new Uint8Array(count) : null,
  };
}
