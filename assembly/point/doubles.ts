/** Element i of a row of doubles. */
// @ts-ignore: decorator
@inline
export function get(at: usize, i: i32): f64 {
  return load<f64>(at + (<usize>i << 3));
}

// @ts-ignore: decorator
@inline
export function set(at: usize, i: i32, value: f64): void {
  store<f64>(at + (<usize>i << 3), value);
}

/** Copies n doubles. */
// @ts-ignore: decorator
@inline
export function copy(to: usize, from: usize, n: i32): void {
  memory.copy(to, from, <usize>n << 3);
}
