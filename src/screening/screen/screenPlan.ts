import { InvalidInput } from '../../base';
import type { Study } from '../../study';
import { MemberModels } from '../ensemble/memberModels';
import type { PointTable } from '../pointTable';
import type { Settings } from '../settings';
import { requireCorrelations, type ErrorCorrelation } from './descriptorErrors';

/** What is screened, and how. */
export interface ScreenPlan {
  readonly study: Study;
  readonly settings: Settings;
  /** Candidates and those of their columns that name variables. */
  readonly candidates: PointTable;
  /** Number of each candidate, such as its row in a file: its random numbers follow from this and the seed alone. */
  readonly keys: Int32Array;
  /** Standard deviations [eV] of the descriptors, candidate by candidate; errors are normal, independent between candidates. */
  readonly deviations: ReadonlyMap<string, Float64Array>;
  /** Correlations of the errors of a candidate's descriptors; 0 where none is given. */
  readonly correlations?: readonly ErrorCorrelation[];
  /**
   * `drawn`: draw s has the uncertain parameters of the study moved to member s of as many stratified ones, the same for all
   * candidates, since they share them. Default `fixed`: the study as it stands.
   */
  readonly parameters?: 'fixed' | 'drawn';
  /** Draws from the errors; 1 for none. */
  readonly samples: number;
  readonly seed: number;
  /** Places that count as the top. */
  readonly top: number;
  /** Probability of intervals, 0 to 1. */
  readonly confidence: number;
}

/** Most draws of one candidate. */
export const mostSamples = 4096;
/** Most places that count as the top. */
export const mostTop = 10_000;

/**
 * @throws InvalidInput for numbers outside their range, deviations or correlations that are none of the study's descriptors,
 * and parameters to be drawn from a study without uncertain ones.
 */
export function requirePlan(plan: ScreenPlan): void {
  const { study, candidates, keys, deviations, samples, top, confidence, seed } = plan;
  requireWhole('samples', samples, 1, mostSamples);
  requireWhole('top', top, 1, mostTop);
  requireWhole('seed', seed, 0, 2 ** 32 - 1);
  if (!(confidence > 0 && confidence < 1))
    throw new InvalidInput({ name: 'confidence', got: confidence, expected: 'a number between 0 and 1' });
  if (keys.length !== candidates.count)
    throw new InvalidInput({ name: 'keys', got: keys.length, expected: `${candidates.count}, one per candidate` });
  const known = study.descriptors.map(({ name }) => name);
  for (const [name, values] of deviations) {
    if (!known.includes(name))
      throw new InvalidInput({ name: 'standard deviation', got: name, expected: `one of ${known.join(', ')}` });
    const bad = values.findIndex((value) => !(value >= 0 && value < Infinity));
    if (bad < 0) continue;
    const where = `candidate ${keys[bad] + 1}`;
    throw new InvalidInput({
      name: `standard deviation of ${name}`,
      got: values[bad],
      expected: 'a number of eV >= 0',
      where,
    });
  }
  requireCorrelations(plan);
  if (plan.parameters !== 'drawn' || samples === 1) return;
  const { parameters, most } = new MemberModels(study, seed);
  if (parameters.length === 0)
    throw new InvalidInput({ name: 'uncertainty', got: undefined, expected: 'at least one uncertain parameter' });
  if (samples > most)
    throw new InvalidInput({ name: 'samples', got: samples, expected: `at most ${most} (the rows of the ensemble)` });
}

function requireWhole(name: string, got: number, least: number, most: number): void {
  if (Number.isInteger(got) && got >= least && got <= most) return;
  throw new InvalidInput({ name, got, expected: `a whole number from ${least} to ${most}` });
}
