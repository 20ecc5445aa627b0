import { luFactor, luSolve } from '../../math';
import type { Drift } from '../netRates';
import type { SiteBalance } from './siteBalance';

const shares = [1 / 50, 1 / 100, 1 / 200] as const;
const passes = 3;
/** Error of a cleaned relative drift as a share of the fastest one, or of 1/time. */
const relativeNoise = 1e-15;

/**
 * dθ/dt of a transient state, cleaned of the rounding error of its difference quotients.
 *
 * Species in quasi-equilibrium turn over so fast that a coverage good to 1e-13 says nothing of how it drifts. But the drift
 * obeys the linearised equations of motion, and an implicit Euler step of those, z ← (I - M)⁻¹ R z for z = d ln θ/dt,
 * makes fast species follow the slow ones exactly while it leaves the slow ones as they are, up to an error in proportion
 * to the step that is extrapolated away (steps of 1/50, 1/100 and 1/200 of the time, three passes each).
 *
 * @param u ln occupations at the end of the transient.
 * @param rough estimate of dθ/dt of each state [1/s], good for the slow species.
 * @returns the rough estimate with its noise where the linearised equations are singular.
 */
export function slowDrift(balance: SiteBalance, u: Float64Array, rough: Drift, time: number): Drift {
  const { n, mechanism, states } = balance;
  const occupation = u.map(Math.exp);
  const start = Float64Array.from(states, (s, i) => (rough.value[s] * mechanism.denticity[s]) / occupation[i]);
  const columns: Float64Array[] = [];
  for (const share of shares) {
    balance.setReset(1 / (share * time), occupation);
    const tangent = balance.tangent(u, 'reset');
    const system = new Float64Array(n * n);
    for (let i = 0; i < n; i++) system.set(tangent.subarray(2 * i * n, 2 * i * n + n), i * n);
    const pivot = new Int32Array(n);
    if (!luFactor(n, system, pivot)) return rough;
    let z = start;
    for (let pass = 0; pass < passes; pass++) {
      const next = new Float64Array(n);
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) next[i] -= tangent[2 * i * n + n + j] * z[j];
      luSolve(n, system, pivot, next, 1);
      z = next;
    }
    columns.push(z);
  }
  const [coarse, middle, fine] = columns as [Float64Array, Float64Array, Float64Array];
  const value = new Float64Array(mechanism.states.length);
  const noise = new Float64Array(mechanism.states.length);
  const fastest = fine.reduce((top, z) => Math.max(top, Math.abs(z)), 1 / time);
  states.forEach((s, i) => {
    const theta = occupation[i] / mechanism.denticity[s];
    const first = 2 * middle[i] - coarse[i];
    const second = 2 * fine[i] - middle[i];
    const z = (4 * second - first) / 3;
    value[s] = theta * z;
    noise[s] = theta * (relativeNoise * fastest + 0.1 * Math.abs(z - second));
  });
  return { value, noise };
}
