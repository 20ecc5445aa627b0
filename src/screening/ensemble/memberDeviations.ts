import { randomNormal } from '../../math';
import { studyHash } from '../../study';
import type { UncertaintyModel } from './uncertaintyModel';

/**
 * Deviations of all parameters in one member of an ensemble, in the order of `parameters`: the sum of the independent
 * causes and the member's row. A function of the seed, the member and the names of the causes alone, so a member stays
 * what it is when others are added.
 */
export class MemberDeviations {
  private readonly streams: readonly (readonly [number, number])[];

  constructor(
    private readonly model: UncertaintyModel,
    private readonly seed: number,
  ) {
    this.streams = model.causes.map(({ name }) => streamOf(name));
  }

  /** @param member number from 0; below the number of rows where there are rows. */
  of(member: number): Float64Array {
    const { parameters, causes, ensemble } = this.model;
    const deviations = new Float64Array(parameters.length);
    causes.forEach(({ loadings }, c) => {
      if (loadings.every(({ weight }) => weight === 0)) return;
      const z = randomNormal(this.seed, this.streams[c], member);
      for (const { parameter, weight } of loadings) deviations[parameter] += weight * z;
    });
    ensemble?.columns.forEach((parameter, i) => (deviations[parameter] += ensemble.rows[member][i]));
    return deviations;
  }
}

/** The first 64 bits of the SHA-256 of a name. */
function streamOf(name: string): readonly [number, number] {
  const hash = studyHash(name);
  return [Number.parseInt(hash.slice(0, 8), 16), Number.parseInt(hash.slice(8, 16), 16)];
}
