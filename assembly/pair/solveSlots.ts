import { systemPairAt, stepPairAt, partners } from '../layout';

/** Largest multiplier of the last elimination, by lane: how much digits may have been lost for want of pivoting. */
export let growth: v128 = i64x2.splat(0);

/**
 * Solves the systems of the partners at `systemPairAt` for the right-hand sides at `stepPairAt`, in place, both lanes in
 * lockstep and therefore without exchanging rows.
 */
export function solveSlots(): void {
  const n = <usize>partners;
  const size = n << 4;
  let largest = f64x2.splat(0);
  for (let k: usize = 0; k < n; k++) {
    const head = systemPairAt + k * size;
    const inverse = f64x2.div(f64x2.splat(1), v128.load(head + (k << 4)));
    v128.store(head + (k << 4), inverse);
    const right = v128.load(stepPairAt + (k << 4));
    for (let i = k + 1; i < n; i++) {
      const row = systemPairAt + i * size;
      const factor = f64x2.mul(v128.load(row + (k << 4)), inverse);
      largest = f64x2.pmax(f64x2.abs(factor), largest);
      for (let j = (k + 1) << 4; j < size; j += 16) {
        v128.store(row + j, f64x2.sub(v128.load(row + j), f64x2.mul(factor, v128.load(head + j))));
      }
      const to = stepPairAt + (i << 4);
      v128.store(to, f64x2.sub(v128.load(to), f64x2.mul(factor, right)));
    }
  }
  growth = largest;
  for (let i = n; i-- > 0; ) {
    const row = systemPairAt + i * size;
    let sum = v128.load(stepPairAt + (i << 4));
    for (let j = i + 1; j < n; j++) sum = f64x2.sub(sum, f64x2.mul(v128.load(row + (j << 4)), v128.load(stepPairAt + (j << 4))));
    v128.store(stepPairAt + (i << 4), f64x2.mul(sum, v128.load(row + (i << 4))));
  }
}
