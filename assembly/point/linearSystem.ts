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
      if (factor != 0) takeOff(jacobianAt + (<usize>(i * n + k + 1) << 3), factor, jacobianAt + (<usize>(k * n + k + 1) << 3), n - k - 1);
    }
  }
  return true;
}

/** Sign of the determinant of the matrix that `factorise` has taken apart. */
export function determinantSign(n: i32): i32 {
  let sign = 1;
  for (let k = 0; k < n; k++) {
    if (load<i32>(pivotAt + (<usize>k << 2)) != k) sign = -sign;
    if (entry(n, k, k) < 0) sign = -sign;
  }
  return sign;
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

/**
 * Solves with the factors of `factorise` for many right-hand sides, in place.
 *
 * @param b right-hand sides side by side, a row per unknown.
 * @param width doubles per row.
 */
export function substituteRows(n: i32, b: usize, width: i32): void {
  const bytes = <usize>width << 3;
  for (let k = 0; k < n; k++) {
    const other = load<i32>(pivotAt + (<usize>k << 2));
    if (other != k) swap(b + <usize>k * bytes, b + <usize>other * bytes, width);
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) takeOff(b + <usize>i * bytes, entry(n, i, k), b + <usize>k * bytes, width);
  }
  for (let i = n - 1; i >= 0; i--) {
    const row = b + <usize>i * bytes;
    for (let k = i + 1; k < n; k++) takeOff(row, entry(n, i, k), b + <usize>k * bytes, width);
    const head = entry(n, i, i);
    for (let x: usize = 0; x < bytes; x += 8) store<f64>(row + x, load<f64>(row + x) / head);
  }
}

function swap(a: usize, b: usize, n: i32): void {
  for (let x: usize = 0; x < <usize>n << 3; x += 8) {
    const held = load<f64>(a + x);
    store<f64>(a + x, load<f64>(b + x));
    store<f64>(b + x, held);
  }
}

/** to ← to - factor from, of n doubles. */
// @ts-ignore: decorator
@inline
function takeOff(to: usize, factor: f64, from: usize, n: i32): void {
  const both = f64x2.splat(factor);
  const end = to + (<usize>(n & ~1) << 3);
  for (; to < end; to += 16, from += 16) v128.store(to, f64x2.sub(v128.load(to), f64x2.mul(both, v128.load(from))));
  if ((n & 1) != 0) store<f64>(to, load<f64>(to) - factor * load<f64>(from));
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
