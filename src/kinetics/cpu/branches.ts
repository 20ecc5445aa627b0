import { solveFixedPoint } from './fixedPoint';
import type { SiteBalance } from './siteBalance';
import { relax } from './transient';

/** Steady states whose ln coverages differ by less than this are the same. */
const same = 1e-5;
/** ln of what a state holds that is not the one which fills its sites at a start. */
const trace = -30;
/** Growth of the time step along the clean surface's way: a step may not leap over the boundary of a basin. */
const gentle = 3;

/** What other starts end at. */
export interface Branches {
  /** Steady states found, the given one included. */
  readonly count: number;
  /** False where there are several and the clean surface could not be followed to one of them. */
  readonly followed: boolean;
  readonly iterations: number;
}

/**
 * Looks for other steady states than `u` from the clean surface and, when `corners`, from surfaces filled with each state in
 * turn. Where there are several, `u` becomes the one that the clean surface runs into, followed through implicit Euler steps.
 *
 * A mechanism without steps between two occupants and without interactions has one steady state and is not looked at.
 */
export function findBranches(balance: SiteBalance, u: Float64Array, corners: boolean): Branches {
  if (!balance.nonlinear) return { count: 1, followed: true, iterations: 0 };
  const found: Float64Array[] = [u.slice()];
  let iterations = 0;
  for (const start of startsOf(balance, corners)) {
    const end = solveFixedPoint(balance, start, { rounds: 2, stopAt: null });
    iterations += end.iterations;
    if (end.converged && !found.some((state) => distance(state, start) < same)) found.push(start);
  }
  if (found.length === 1) return { count: 1, followed: true, iterations };
  const way = u.slice();
  const end = relax(balance, way, gentle);
  iterations += end.iterations;
  if (end.converged) {
    u.set(way);
    if (!found.some((state) => distance(state, way) < same)) found.push(way);
  }
  return { count: found.length, followed: end.converged, iterations };
}

function startsOf(balance: SiteBalance, corners: boolean): readonly Float64Array[] {
  const y = new Float64Array(balance.n);
  balance.clean(y);
  const clean = Float64Array.from(y, (value) => (value > 0 ? Math.log(value) : trace));
  const starts = [clean];
  for (let i = 0; corners && i < balance.n; i++) {
    if (y[i] > 0) continue;
    const start = clean.slice();
    for (const k of balance.neighbours(i)) start[k] = k === i ? 0 : trace;
    starts.push(start);
  }
  for (const start of starts) balance.normalise(start);
  return starts;
}

function distance(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}
