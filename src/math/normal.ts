/** ln √(2π). */
const halfLn2Pi = Math.log(2 * Math.PI) / 2;

/** Probability that a standard normal variable is below z. Relative error below 1e-13 for z > -37. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return NaN;
  const size = Math.abs(z);
  const tail = size < 3 ? 0.5 - centralArea(size) : Math.exp(-size * size * 0.5 - halfLn2Pi) / millsFraction(size);
  return z > 0 ? 1 - tail : tail;
}

/** Φ(z) - 1/2 by its series in z, for 0 ≤ z < 3. Source: G. Marsaglia, J. Stat. Softw. 11(4) (2004), doi 10.18637/jss.v011.i04. */
function centralArea(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; term > 1e-17 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum * Math.exp(-z * z * 0.5 - halfLn2Pi);
}

/** φ(z) / (1 - Φ(z)) for z ≥ 3, Laplace's continued fraction from the back. */
function millsFraction(z: number): number {
  let fraction = z;
  for (let k = 80; k >= 1; k--) fraction = z + k / fraction;
  return fraction;
}
