import { luFactor } from '../../math';
import { severalStatesPossible } from '../../mechanism';
import { branchStarts, type BranchStart } from '../branchStarts';
import { sameState, stableStates } from '../branchTally';
import { exchangesSites } from '../exchangesSites';
import type { BranchSearch } from '../kernel';
import { solveFixedPoint } from './fixedPoint';
import { ReducedBalance } from './reducedBalance';
import type { SiteBalance } from './siteBalance';
import { relax } from './transient';

/** Growth of the time step along the way of a surface, and the share of sites that a step may turn. */
export const gentle = { growth: 3, moved: 0.05 };

/** What other starts end at. */
export interface Branches {
  /** Stable steady states, the given one included. */
  readonly count: number;
  readonly iterations: number;
}

/**
 * Looks for other steady states than `u` from the clean surface and, for `corners`, from surfaces filled with each state in
 * turn. Where there are several, `u` becomes the one that the clean surface runs into, followed through implicit Euler steps.
 *
 * A mechanism that can have one steady state only, and whose rate constants do not follow the coverages, is not looked at.
 */
export function findBranches(balance: SiteBalance, u: Float64Array, search: BranchSearch): Branches {
  if (!balance.interacting && !severalStatesPossible(balance.mechanism)) return { count: 1, iterations: 0 };
  const { states, iterations: looked } = steadyStates(balance, u, search);
  let iterations = looked;
  if (states.length === 1) return { count: 1, iterations };
  const way = u.slice();
  const end = relax(balance, way, gentle);
  iterations += end.iterations;
  if (end.converged) {
    if (!sameState(u, way)) u.set(way);
    if (!states.some((state) => sameState(state, way))) states.push(way);
  }
  const saddle = states.map((state) => isSaddle(balance, state));
  // Where the way is lost the solver's own state stays, or a stable one in the place of a saddle.
  if (!end.converged && saddle[0] && saddle.includes(false)) u.set(states[saddle.indexOf(false)]);
  return { count: stableStates(states, saddle), iterations };
}

/** The steady state `u` and those that the solver finds from other starts. */
export function steadyStates(
  balance: SiteBalance,
  u: Float64Array,
  search: BranchSearch,
): { readonly states: Float64Array[]; readonly iterations: number } {
  const states: Float64Array[] = [u.slice()];
  let iterations = 0;
  const reduced = reducedOf(balance);
  for (const start of startsOf(balance, search)) {
    const end = solveFixedPoint(balance, start.u, { rounds: 2, stopAt: null });
    iterations += end.iterations;
    const found = reduced === null ? end.converged : reduced.newton(start.u, 30);
    if (found && !states.some((state) => sameState(state, start.u))) states.push(start.u);
  }
  return { states, iterations };
}

/** Balances of site types that exchange adsorbates, which tell their steady states apart; null where there is no such exchange. */
function reducedOf(balance: SiteBalance): ReducedBalance | null {
  return exchangesSites(balance.mechanism) && !balance.interacting ? new ReducedBalance(balance) : null;
}

/** A surface to start from as ln occupations of the unknowns. */
export interface UnknownStart extends BranchStart {
  readonly u: Float64Array;
}

/** Starts that fill sites with what takes part at the balance's rate constants. */
export function startsOf(balance: SiteBalance, search: BranchSearch): readonly UnknownStart[] {
  const { mechanism, states } = balance;
  return branchStarts(mechanism, search)
    .filter(({ filledWith }) => filledWith < 0 || states.includes(filledWith))
    .map((start) => {
      const u = Float64Array.from(states, (s) => start.lnCoverage[s] + Math.log(mechanism.denticity[s]));
      balance.normalise(u);
      return { ...start, u };
    });
}

/**
 * True for a steady state that is unstable along an odd number of directions. The determinant of the derivative of dy/dt,
 * Wᵀ (1 - ∂π/∂y), has the sign of that of 1 - ∂ ln π/∂ ln y, whose elements lose no digits to each other. Where site types
 * exchange adsorbates that determinant is rounding, and every state counts as stable.
 */
export function isSaddle(balance: SiteBalance, u: Float64Array): boolean {
  const { n } = balance;
  if (exchangesSites(balance.mechanism)) return false;
  balance.setReset(0, null);
  const matrix = balance.tangent(u).map((value) => -value);
  const pivot = new Int32Array(n);
  if (!luFactor(n, matrix, pivot)) return false;
  let negative = false;
  for (let k = 0; k < n; k++) if (matrix[k * n + k] < 0 !== (pivot[k] !== k)) negative = !negative;
  return negative;
}
