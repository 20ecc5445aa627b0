import { Anderson, luFactor, luSolve } from '../../math';
import type { SiteBalance } from './siteBalance';

/** Accuracy asked of ln coverages: a point counts as converged when its Newton step is smaller. */
export const tolerance = 1e-10;

const depth = 5;
const mixing = 0.7;
const longestStep = 3;

/** How a solve ended. */
export interface Convergence {
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * Solves the site balance for u, in place: Anderson acceleration, then Newton, then both in turn, and a last Newton step
 * whose size bounds the error of every ln coverage.
 *
 * Measured on the nitrate study (21,116 points): Anderson alone (depth 5, mixing 0.7) ends most points in about 12
 * iterations and leaves 14 unsolved; Newton alone from a cold start fails at 3 % of them; in turn they leave none.
 */
export function solveFixedPoint(balance: SiteBalance, u: Float64Array, rounds = 4): Convergence {
  const solver = new Solver(balance, u);
  let met = solver.accelerate(40);
  for (let round = 0; round < rounds && !met; round++) met = solver.newton(15) || solver.accelerate(40 * (round + 1));
  return { converged: met && solver.polish(), iterations: solver.iterations };
}

class Solver {
  iterations = 0;
  private readonly g: Float64Array;

  constructor(
    private readonly balance: SiteBalance,
    private readonly u: Float64Array,
  ) {
    this.g = new Float64Array(balance.n);
  }

  /** Anderson iterations from the current point; keeps the best point seen. True when the residual meets the tolerance. */
  accelerate(limit: number): boolean {
    const { balance, u, g } = this;
    const mixer = new Anderson(balance.n, depth, mixing);
    const best = u.slice();
    let least = Infinity;
    for (let k = 0; k < limit; k++) {
      const size = balance.residual(u, g);
      this.iterations++;
      if (size < least) {
        least = size;
        best.set(u);
      }
      if (size <= tolerance) return true;
      if (!Number.isFinite(size)) break;
      mixer.step(u, g);
    }
    u.set(best);
    return false;
  }

  /** Newton steps of limited length from the current point; undone unless they reach the tolerance. */
  newton(limit: number): boolean {
    const start = this.u.slice();
    for (let k = 0; k < limit; k++) {
      const step = this.newtonStep(longestStep);
      if (step === null) break;
      if (step <= tolerance) return true;
    }
    const end = this.balance.residual(this.u, this.g);
    const begin = this.balance.residual(start, this.g);
    if (!(end < begin)) this.u.set(start);
    return false;
  }

  /** Newton steps until they stop shrinking; true when the last one meets the tolerance. */
  polish(): boolean {
    let last = Infinity;
    for (let k = 0; k < 4; k++) {
      const step = this.newtonStep(longestStep);
      if (step === null) return false;
      if (step <= tolerance * 1e-2 || step >= last / 2) return Math.min(step, last) <= tolerance;
      last = step;
    }
    return last <= tolerance;
  }

  /** One Newton step; returns its size before limiting, or null when there is none. */
  private newtonStep(limit: number): number | null {
    const { balance, u, g } = this;
    const n = balance.n;
    this.iterations++;
    if (!Number.isFinite(balance.residual(u, g))) return null;
    const jacobian = balance.tangent(u, false);
    const pivot = new Int32Array(n);
    const step = g.map((value) => -value);
    if (!luFactor(n, jacobian, pivot)) return null;
    luSolve(n, jacobian, pivot, step, 1);
    const size = step.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    if (!Number.isFinite(size)) return null;
    const share = size > limit ? limit / size : 1;
    for (let i = 0; i < n; i++) u[i]! += share * step[i]!;
    return size;
  }
}
