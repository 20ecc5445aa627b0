import { exactLog } from './exactLog';

/**
 * Standard normal deviate below which a share `p` of all deviates lies, relative error about 1e-16, for p from 1e-300 to
 * 1 - 1e-16; ±Infinity at p = 0 and 1, NaN outside. Additions, multiplications, divisions and square roots alone: the same bits in every engine.
 *
 * Source: M. J. Wichura, Algorithm AS 241 (PPND16), Appl. Statist. 37, 477 (1988), doi 10.2307/2347330.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(centre.top, r)) / polynomial(centre.bottom, r);
  }
  const r = Math.sqrt(-exactLog(q < 0 ? p : 1 - p));
  const [side, at] = r <= 5 ? [tail, r - 1.6] : [farTail, r - 5];
  const value = polynomial(side.top, at) / polynomial(side.bottom, at);
  return q < 0 ? -value : value;
}

/** Coefficients from the constant term up. */
interface Ratio {
  readonly top: readonly number[];
  readonly bottom: readonly number[];
}

const centre: Ratio = {
  top: [
    3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  bottom: [
    1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
    21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
  ],
}; // prettier-ignore

const tail: Ratio = {
  top: [
    1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
    1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
  ],
  bottom: [
    1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
    0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
  ],
}; // prettier-ignore

const farTail: Ratio = {
  top: [
    6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
    0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  bottom: [
    1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
    7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
  ],
}; // prettier-ignore

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}
