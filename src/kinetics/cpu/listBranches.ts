import type { CompiledMechanism } from '../../mechanism';
import { NetRates } from '../netRates';
import { sameState } from '../branchTally';
import { gentle, isSaddle, startsOf, steadyStates } from './branches';
import { solveFixedPoint } from './fixedPoint';
import { isSplit, reachable, recurrent } from './reachable';
import { SiteBalance } from './siteBalance';
import { relax } from './transient';

/** One steady state of a point and which surfaces run into it. */
export interface SteadyBranch {
  /** ln coverage; -Infinity for a species that cannot form. [states] */
  readonly lnCoverage: Float64Array;
  /** ln |TOF| [ln 1/s per site] and its sign, as in `Solutions`. [externals] */
  readonly lnTof: Float64Array;
  readonly tofSign: Int8Array;
  /** True when the least disturbance leads away from it along an odd number of directions. */
  readonly saddle: boolean;
  /** Surfaces that end here when they are followed in time: the state that fills its sites at the start, -1 for the clean one. */
  readonly starts: readonly number[];
}

/**
 * Steady states that the solver and surfaces followed in time lead to: the clean one, and one filled with each state. The one
 * that the clean surface runs into comes first, saddles last.
 *
 * @param lnK ln k of every directed reaction, activities included [ln 1/s]. [2 steps]
 * @returns none where the surface has no single steady state whatever its start, or none is found.
 */
export function listBranches(mechanism: CompiledMechanism, lnK: Float64Array): readonly SteadyBranch[] {
  const reach = recurrent(mechanism, reachable(mechanism, lnK));
  if (isSplit(mechanism, reach)) return [];
  const balance = new SiteBalance(mechanism, reach);
  balance.setRates(lnK);
  const u = new Float64Array(balance.n);
  balance.uniform(u);
  const met = solveFixedPoint(balance, u, { rounds: 4, stopAt: null }).converged;
  const states: Float64Array[] = met ? steadyStates(balance, u, 'corners').states : [];
  const starts: number[][] = states.map(() => []);
  const filled = [...new Set(startsOf(balance, 'corners').map(({ filledWith }) => filledWith))];
  for (const start of filled) {
    const way = new Float64Array(balance.n);
    if (!relax(balance, way, { ...gentle, filledWith: balance.states.indexOf(start) }).converged) continue;
    let at = states.findIndex((state) => sameState(state, way));
    if (at < 0) {
      at = states.push(way) - 1;
      starts.push([]);
    }
    starts[at].push(start);
  }
  const net = new NetRates(mechanism, reach.directed);
  const branches = states.map((state, k) => branchOf(balance, net, state, starts[k]));
  const rank = (branch: SteadyBranch): number => (branch.starts.includes(-1) ? 0 : branch.saddle ? 2 : 1);
  return branches.sort((a, b) => rank(a) - rank(b));
}

function branchOf(balance: SiteBalance, net: NetRates, u: Float64Array, starts: readonly number[]): SteadyBranch {
  const { mechanism, states } = balance;
  const saddle = isSaddle(balance, u);
  balance.imbalance(u);
  const tofs = net.at(balance.lnRate, null);
  const lnCoverage = new Float64Array(mechanism.states.length).fill(-Infinity);
  states.forEach((s, i) => (lnCoverage[s] = u[i] - Math.log(mechanism.denticity[s])));
  return {
    lnCoverage,
    lnTof: Float64Array.from(tofs, ({ lnMagnitude }) => lnMagnitude),
    tofSign: Int8Array.from(tofs, ({ sign }) => sign),
    saddle,
    starts,
  };
}
