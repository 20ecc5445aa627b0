import type { Study } from '../../study';
import { composition } from './composition';

/**
 * What a study's own candidates make one expect of a surface of some composition: the mean over its elements of the mean
 * of the candidates that are made of that element alone. NaN for a name without a formula or with an unknown element. It is
 * good to about half an eV, which tells a wrong sign, unit or reference state.
 *
 * @param descriptor whose energies [eV].
 */
export function expectedEnergies(
  { candidates }: Pick<Study, 'candidates'>,
  descriptor: string,
): (name: string) => number {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { name, values } of candidates) {
    const elements = composition(name);
    const value = values[descriptor];
    if (elements?.size !== 1 || value === undefined) continue;
    const [element] = elements.keys();
    const { sum, count } = sums.get(element) ?? { sum: 0, count: 0 };
    sums.set(element, { sum: sum + value, count: count + 1 });
  }
  const known = new Map<string, number>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    let energy = 0;
    const elements = composition(name);
    for (const [element, share] of elements ?? []) {
      const own = sums.get(element);
      energy += own === undefined ? NaN : (share * own.sum) / own.count;
    }
    const expected = elements === null ? NaN : energy;
    known.set(name, expected);
    return expected;
  };
}
