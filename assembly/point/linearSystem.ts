import { jacobianAt, pivotAt } from '../layout';

/** LU factors of the n × n matrix at `jacobianAt` with partial pivoting, in place; false when it is singular. */
export function factorise(n: i32): bool {
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(entry(n, i, k)) > Math.abs(entry(n, best, k))) best = i;
    store<i32>(pivotAt + (<usize>k << 2), best);
    const head = entry(n, best, k);
    if (!(Math.abs(head) > 0 && isFinite(head))) return false;
    if (best != k) {
      for (let j = 0; j < n; j++) {
        const held = entry(n, k, j);
        put(n, k, j, entry(n, best, j));
        put(n, best, j, held);
      }
    }
    for (let i = k + 1; i < n; i++) {
      const factor = entry(n, i, k) / head;
      put(n, i, k, factor);
      if (factor == 0) continue;
      for (let j = k + 1; j < n; j++) put(n, i, j, entry(n, i, j) - factor * entry(n, k, j));
    }
  }
  return true;
}

/** Solves with the factors of `factorise`, in place. */
export function substitute(n: i32, b: usize): void {
  for (let k = 0; k < n; k++) {
    const other = <usize>load<i32>(pivotAt + (<usize>k << 2)) << 3;
    const own = <usize>k << 3;
    const held = load<f64>(b + own);
    store<f64>(b + own, load<f64>(b + other));
    store<f64>(b + other, held);
  }
  for (let i = 0; i < n; i++) {
    let sum = load<f64>(b + (<usize>i << 3));
    for (let k = 0; k < i; k++) sum -= entry(n, i, k) * load<f64>(b + (<usize>k << 3));
    store<f64>(b + (<usize>i << 3), sum);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = load<f64>(b + (<usize>i << 3));
    for (let k = i + 1; k < n; k++) sum -= entry(n, i, k) * load<f64>(b + (<usize>k << 3));
    store<f64>(b + (<usize>i << 3), sum / entry(n, i, i));
  }
}

// @ts-ignore: decorator
@inline
function entry(n: i32, i: i32, j: i32): f64 {
  return load<f64>(jacobianAt + (<usize>(i * n + j) << 3));
}

// @ts-ignore: decorator
@inline
function put(n: i32, i: i32, j: i32, value: f64): void {
  store<f64>(jacobianAt + (<usize>(i * n + j) << 3), value);
}
