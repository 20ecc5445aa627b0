import { partners } from '../layout';

/** to ← a to + b (p + q) over the slots of a row. */
// @ts-ignore: decorator
@inline
export function blendRows(to: usize, a: v128, b: v128, p: usize, q: usize): void {
  const end = <usize>partners << 4;
  for (let d: usize = 0; d < end; d += 16) {
    const sum = f64x2.mul(b, f64x2.add(v128.load(p + d), v128.load(q + d)));
    v128.store(to + d, f64x2.add(f64x2.mul(a, v128.load(to + d)), sum));
  }
}

/** to ← to + a p over the slots of a row. */
// @ts-ignore: decorator
@inline
export function addRow(to: usize, a: v128, p: usize): void {
  const end = <usize>partners << 4;
  for (let d: usize = 0; d < end; d += 16) v128.store(to + d, f64x2.add(v128.load(to + d), f64x2.mul(a, v128.load(p + d))));
}

/** to ← to - p over the slots of a row. */
// @ts-ignore: decorator
@inline
export function subtractRow(to: usize, p: usize): void {
  const end = <usize>partners << 4;
  for (let d: usize = 0; d < end; d += 16) v128.store(to + d, f64x2.sub(v128.load(to + d), v128.load(p + d)));
}

/** to ← 0 from an address to another. A loop: below some hundred bytes the instruction that fills memory costs more. */
// @ts-ignore: decorator
@inline
export function clearSlots(from: usize, end: usize): void {
  const zero = f64x2.splat(0);
  for (let at = from; at < end; at += 16) v128.store(at, zero);
}

/** to ← p over `bytes` bytes of slots. */
// @ts-ignore: decorator
@inline
export function copySlots(to: usize, p: usize, bytes: usize): void {
  for (let d: usize = 0; d < bytes; d += 16) v128.store(to + d, v128.load(p + d));
}
