/**
 * Bytes of three slots. Rows of derivatives are padded to threes, which are worked on together: one slot at a time, the
 * loop itself would take most of the time.
 */
export const three: usize = 48;

/** to ← 0 from an address to another. A loop: below some hundred bytes the instruction that fills memory costs more. */
// @ts-ignore: decorator
@inline
export function clearSlots(from: usize, end: usize): void {
  const zero = f64x2.splat(0);
  for (let at = from; at < end; at += three) {
    v128.store(at, zero);
    v128.store(at, zero, 16);
    v128.store(at, zero, 32);
  }
}

/** to ← p over `bytes` bytes of slots. */
// @ts-ignore: decorator
@inline
export function copySlots(to: usize, p: usize, bytes: usize): void {
  for (let d: usize = 0; d < bytes; d += 16) v128.store(to + d, v128.load(p + d));
}

/** to ← to - a p over `bytes` bytes of slots in threes. */
// @ts-ignore: decorator
@inline
export function reduceRow(to: usize, a: v128, p: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to < end; to += three, p += three) {
    v128.store(to, f64x2.sub(v128.load(to), f64x2.mul(a, v128.load(p))));
    v128.store(to, f64x2.sub(v128.load(to, 16), f64x2.mul(a, v128.load(p, 16))), 16);
    v128.store(to, f64x2.sub(v128.load(to, 32), f64x2.mul(a, v128.load(p, 32))), 32);
  }
}

/** to ← a to + b (p + q) over `bytes` bytes of slots in threes. */
// @ts-ignore: decorator
@inline
export function blendRows(to: usize, a: v128, b: v128, p: usize, q: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to < end; to += three, p += three, q += three) {
    const x = f64x2.mul(b, f64x2.add(v128.load(p), v128.load(q)));
    const y = f64x2.mul(b, f64x2.add(v128.load(p, 16), v128.load(q, 16)));
    const z = f64x2.mul(b, f64x2.add(v128.load(p, 32), v128.load(q, 32)));
    v128.store(to, f64x2.add(f64x2.mul(a, v128.load(to)), x));
    v128.store(to, f64x2.add(f64x2.mul(a, v128.load(to, 16)), y), 16);
    v128.store(to, f64x2.add(f64x2.mul(a, v128.load(to, 32)), z), 32);
  }
}

/** to ← to - p over `bytes` bytes of slots in threes. */
// @ts-ignore: decorator
@inline
export function subtractRow(to: usize, p: usize, bytes: usize): void {
  const end = to + bytes;
  for (; to < end; to += three, p += three) {
    v128.store(to, f64x2.sub(v128.load(to), v128.load(p)));
    v128.store(to, f64x2.sub(v128.load(to, 16), v128.load(p, 16)), 16);
    v128.store(to, f64x2.sub(v128.load(to, 32), v128.load(p, 32)), 32);
  }
}
