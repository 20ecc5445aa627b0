import { xPairAt } from '../layout';

/** End of the form read last. */
export let formEnd: usize = 0;

/**
 * Value of an affine form in both lanes, summed in the order of the variables like the contract's `evaluateProgram`, so
 * that decisions at the edge of the domain agree in the last bit.
 *
 * @param form [terms, 0, constant, (slot offset of the variable, 0, coefficient) …]; constants and coefficients are f64.
 */
export function affinePair(form: usize): v128 {
  const terms = load<i32>(form);
  let sum = v128.load_splat<f64>(form, 8);
  let at = form + 16;
  const end = at + (<usize>terms << 4);
  for (; at < end; at += 16) {
    const x = v128.load(xPairAt + load<i32>(at));
    sum = f64x2.add(sum, f64x2.mul(v128.load_splat<f64>(at, 8), x));
  }
  formEnd = end;
  return sum;
}
