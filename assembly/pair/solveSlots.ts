import { partners, partnerWidth, stepPairAt, systemPairAt } from '../layout';
import { reduceRow } from './slotRows';

/** Largest multiplier of the last elimination, by lane: how much digits may have been lost for want of pivoting. */
export let growth: v128 = i64x2.splat(0);

/**
 * Solves the systems of the partners at `systemPairAt` for the right-hand sides at `stepPairAt`, in place, both lanes in
 * lockstep and therefore without exchanging rows. What lies left of the diagonal is not kept.
 */
export function solveSlots(): void {
  const system = systemPairAt;
  const right = stepPairAt;
  const n = <usize>partners << 4;
  const size = partnerWidth << 4;
  let largest = f64x2.splat(0);
  let head = system;
  let begin: usize = 0;
  for (let k: usize = 0; k < n; k += 16, head += size) {
    if (k - begin == 48) begin = k;
    const inverse = f64x2.div(f64x2.splat(1), v128.load(head + k));
    const known = v128.load(right + k);
    let row = head + size;
    for (let i = k + 16; i < n; i += 16, row += size) {
      const factor = f64x2.mul(v128.load(row + k), inverse);
      largest = f64x2.pmax(f64x2.abs(factor), largest);
      reduceRow(row + begin, factor, head + begin, size - begin);
      v128.store(right + i, f64x2.sub(v128.load(right + i), f64x2.mul(factor, known)));
    }
    v128.store(head + k, inverse);
  }
  growth = largest;
  for (let i = n; i > 0; ) {
    i -= 16;
    head -= size;
    let sum = v128.load(right + i);
    for (let j = i + 16; j < n; j += 16) sum = f64x2.sub(sum, f64x2.mul(v128.load(head + j), v128.load(right + j)));
    v128.store(right + i, f64x2.mul(sum, v128.load(head + i)));
  }
}
