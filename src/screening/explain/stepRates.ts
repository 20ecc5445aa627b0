import { converged, stepNetRates, type StepNetRate } from '../../kinetics';
import { lnRateConstants, type EvaluatedPoint } from './evaluatedPoint';

/** Rates of one elementary step [1/s per site]. */
export interface StepRates {
  /** ln of the gross rates r_+ and r_-; -Infinity for a direction that does not run. */
  readonly lnForward: number;
  readonly lnReverse: number;
  /** ln |r_+ - r_-|; -Infinity for none, NaN where rounding hides it. */
  readonly lnNet: number;
  /** +1 as written, -1 in reverse, 0 for none or hidden. */
  readonly netSign: -1 | 0 | 1;
  /** r_+ - r_-. */
  readonly net: number;
  /** Z = r_- / r_+: 0 irreversible, 1 in equilibrium, above 1 in reverse. */
  readonly reversibility: number;
  /** Affinity -kT ln Z [eV], the free energy that the step dissipates per event; positive as written. */
  readonly affinity: number;
}

/**
 * Rates of every step at a solved point; NaN at one that is not. In a transient the net rate of a quasi-equilibrated step
 * is known only where the TOF of a species gives it.
 *
 * Reversibility: C. T. Campbell, ACS Catal. 7, 2770 (2017), doi 10.1021/acscatal.7b00115. Near equilibrium
 * 1 - Z = r / r_+ is taken from the net rate, which keeps digits that r_- / r_+ has lost.
 */
export function stepRates(point: EvaluatedPoint): readonly StepRates[] {
  const { evaluation, index, model, program, x, time } = point;
  const { mechanism } = model;
  const { solutions } = evaluation;
  if (solutions.status[index] !== converged) return mechanism.steps.map(() => unsolved);
  const lnK = lnRateConstants(point, x);
  const states = mechanism.states.length;
  const lnRate = lnK.map((sum, d) => {
    for (let r = mechanism.surfacePtr[d]; r < mechanism.surfacePtr[d + 1]; r++) {
      sum += mechanism.surfaceOrder[r] * solutions.lnCoverage[index * states + mechanism.surfaceState[r]];
    }
    return sum;
  });
  const net = stepNetRates(mechanism, lnRate, time === Infinity);
  return net.map((rate, j) => {
    const known = Number.isNaN(rate.lnMagnitude) ? (rateByTof(point, j) ?? rate) : rate;
    return ratesOf(lnRate[2 * j], lnRate[2 * j + 1], known, program.kT);
  });
}

/** The net rate of a step that alone makes or takes some external species, from the TOF of that; null where none is known. */
function rateByTof({ evaluation, index, model }: EvaluatedPoint, j: number): StepNetRate | null {
  const { steps, externals, netExternal } = model.mechanism;
  const count = (step: number, x: number): number => netExternal[step * externals.length + x];
  const { lnTof, tofSign } = evaluation.solutions;
  const known = [...externals.keys()].find(
    (x) =>
      count(j, x) !== 0 &&
      steps.every((_, other) => other === j || count(other, x) === 0) &&
      !Number.isNaN(lnTof[index * externals.length + x]),
  );
  if (known === undefined) return null;
  const at = index * externals.length + known;
  const sign = (tofSign[at] * Math.sign(count(j, known))) as -1 | 0 | 1;
  return { lnMagnitude: lnTof[at] - Math.log(Math.abs(count(j, known))), sign };
}

function ratesOf(lnForward: number, lnReverse: number, { lnMagnitude, sign }: StepNetRate, kT: number): StepRates {
  const lnRatio = lnReverse - lnForward;
  const driven = sign * Math.exp(lnMagnitude - lnForward);
  const near = sign !== 0 && Math.abs(driven) < 0.5;
  return {
    lnForward,
    lnReverse,
    lnNet: lnMagnitude,
    netSign: sign,
    net: sign === 0 ? (Number.isNaN(lnMagnitude) ? NaN : 0) : sign * Math.exp(lnMagnitude),
    reversibility: near ? 1 - driven : Math.exp(lnRatio),
    affinity: -kT * (near ? Math.log1p(-driven) : lnRatio),
  };
}

const unsolved: StepRates = {
  lnForward: NaN,
  lnReverse: NaN,
  lnNet: NaN,
  netSign: 0,
  net: NaN,
  reversibility: NaN,
  affinity: NaN,
};
