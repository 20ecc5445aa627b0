import { plainAt, restartAt } from '../layout';

/** Streams in use: of the chains as they are, or with a restart. Cells and weights keep the distances of slots. */
export let cells: usize = 0;
export let cellCount: i32 = 0;
export let transitions: usize = 0;
export let elimination: usize = 0;
export let weights: usize = 0;
/** [restarts] (unknown, cell to the hub, cell from the hub, hub) …; none without a restart. */
export let restarts: usize = 0;
/** ln of the rate of restart [ln 1/s]. */
export let lnRestart: f64 = -Infinity;

/** Steady state: no restart. */
export function withoutRestart(): void {
  choose(plainAt);
  lnRestart = -Infinity;
}

/** A restart at rate ρ turns the stationary state into one implicit Euler step of length 1/ρ. */
export function withRestart(lnRate: f64): void {
  choose(restartAt);
  lnRestart = lnRate;
}

function choose(program: usize): void {
  cells = load<i32>(program);
  cellCount = load<i32>(program, 4);
  transitions = load<i32>(program, 8);
  elimination = load<i32>(program, 12);
  weights = load<i32>(program, 16);
  restarts = load<i32>(program, 20);
}
