import { normalQuantile, randomNormal, RandomStream } from '../../math';
import { studyHash } from '../../study';
import type { UncertaintyModel } from './uncertaintyModel';

/**
 * Deviations of all parameters in one member of an ensemble, in the order of `parameters`: the sum of the independent
 * causes and the member's row. A function of the seed, the member and the names of the causes alone, so a member stays
 * what it is when others are added.
 *
 * Stratified, so many members share out the distribution of every cause: one in each of as many equally likely parts, in an
 * order of its own (Latin hypercube; M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21, 239 (1979),
 * doi 10.1080/00401706.1979.10489755). Where the same members serve all points, their luck does not average out otherwise.
 */
export class MemberDeviations {
  private readonly streams: readonly (readonly [number, number])[];
  /** Deviates of the causes by member; null where members are not stratified. */
  private readonly strata: readonly Float64Array[] | null;

  /** @param strata members that share out the distributions; null for members that do not depend on their number. */
  constructor(
    private readonly model: UncertaintyModel,
    private readonly seed: number,
    strata: number | null = null,
  ) {
    this.streams = model.causes.map(({ name }) => streamOf(name));
    this.strata = strata === null ? null : this.streams.map((stream) => stratified(seed, stream, strata));
  }

  /** @param member number from 0; below the number of rows where there are rows. */
  of(member: number): Float64Array {
    const { parameters, causes, ensemble } = this.model;
    const deviations = new Float64Array(parameters.length);
    causes.forEach(({ loadings }, c) => {
      if (loadings.every(({ weight }) => weight === 0)) return;
      const z = this.strata?.[c][member] ?? randomNormal(this.seed, this.streams[c], member);
      for (const { parameter, weight } of loadings) deviations[parameter] += weight * z;
    });
    ensemble?.columns.forEach((parameter, i) => (deviations[parameter] += ensemble.rows[member][i]));
    return deviations;
  }
}

/** Standard normal deviates, one in each of `count` equally likely parts, in random order. */
function stratified(seed: number, [a, b]: readonly [number, number], count: number): Float64Array {
  const stream = new RandomStream(seed, a, b);
  const z = Float64Array.from({ length: count }, (_, i) => normalQuantile((i + stream.uniform()) / count));
  for (let i = count - 1; i > 0; i--) {
    const j = stream.whole(i + 1);
    [z[i], z[j]] = [z[j], z[i]];
  }
  return z;
}

/** The first 64 bits of the SHA-256 of a name. */
function streamOf(name: string): readonly [number, number] {
  const hash = studyHash(name);
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)];
}
