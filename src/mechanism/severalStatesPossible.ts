import { luFactor } from '../math';
import type { CompiledMechanism } from './compiledMechanism';

/** Products of minors that are looked at; where there are more, several states are not ruled out. */
const mostProducts = 20_000;

const known = new WeakMap<CompiledMechanism, boolean>();

/**
 * False where no rate constants whatever give a mechanism two steady states with every state occupied: the products of the
 * minors of its net changes and of its reaction orders all have one sign. True otherwise, which proves nothing, and for
 * large mechanisms, whose minors are too many.
 *
 * Source: C. Wiuf, E. Feliu, SIAM J. Appl. Dyn. Syst. 12, 1685 (2013), doi 10.1137/120873388.
 */
export function severalStatesPossible(mechanism: CompiledMechanism): boolean {
  const before = known.get(mechanism);
  if (before !== undefined) return before;
  const found = !isInjective(mechanism);
  known.set(mechanism, found);
  return found;
}

function isInjective(mechanism: CompiledMechanism): boolean {
  const states = mechanism.states.length;
  const rank = states - mechanism.sites.length;
  const runs = [...Array(2 * mechanism.steps.length).keys()].filter(
    (d) => d % 2 === 0 || mechanism.steps[d >> 1].reversible,
  );
  const net = (s: number, d: number): number => (d % 2 === 0 ? 1 : -1) * mechanism.netState[(d >> 1) * states + s];
  const order = (s: number, d: number): number => {
    for (let r = mechanism.surfacePtr[d]; r < mechanism.surfacePtr[d + 1]; r++) {
      if (mechanism.surfaceState[r] === s) return mechanism.surfaceOrder[r];
    }
    return 0;
  };
  let sign = 0;
  if (choices(states, rank) * choices(runs.length, rank) > mostProducts) return false;
  for (const some of subsets(states, rank)) {
    for (const places of subsets(runs.length, rank)) {
      const own = places.map((place) => runs[place]);
      const orders = determinantSign(some.map((s) => own.map((d) => order(s, d))));
      const next = orders === 0 ? 0 : orders * determinantSign(some.map((s) => own.map((d) => net(s, d))));
      if (next === 0) continue;
      if (sign !== 0 && next !== sign) return false;
      sign = next;
    }
  }
  return sign !== 0;
}

/** Subsets of `size` among `count`. */
function choices(count: number, size: number): number {
  let product = 1;
  for (let k = 1; k <= size; k++) product *= (count - size + k) / k;
  return product;
}

/** Subsets of `size` of the numbers below `count`, ascending. */
function* subsets(count: number, size: number): Generator<readonly number[]> {
  const chosen = Array.from({ length: size }, (_, i) => i);
  if (size > count) return;
  for (;;) {
    yield chosen;
    let i = size - 1;
    while (i >= 0 && chosen[i] === count - size + i) i--;
    if (i < 0) return;
    chosen[i]++;
    for (let k = i + 1; k < size; k++) chosen[k] = chosen[k - 1] + 1;
  }
}

/** Sign of the determinant of a small matrix of whole numbers. */
function determinantSign(rows: readonly (readonly number[])[]): number {
  const n = rows.length;
  const matrix = Float64Array.from(rows.flat());
  const pivot = new Int32Array(n);
  if (!luFactor(n, matrix, pivot)) return 0;
  let determinant = 1;
  for (let k = 0; k < n; k++) determinant *= matrix[k * n + k] * (pivot[k] === k ? 1 : -1);
  return Math.abs(determinant) < 0.5 ? 0 : Math.sign(determinant);
}
