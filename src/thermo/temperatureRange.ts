import { InvalidInput } from '../base';

/**
 * The first range that holds `T` [K], its ends included.
 *
 * @param what named in the error, e.g. `Shomate equation of CO`.
 * @throws InvalidInput outside all ranges: polynomials must not be extrapolated.
 */
export function temperatureRange<R extends { readonly from_K: number; readonly to_K: number }>(
  ranges: readonly R[],
  T: number,
  what: string,
): R {
  const found = ranges.find(({ from_K, to_K }) => T >= from_K && T <= to_K);
  if (found !== undefined) return found;
  const held = ranges.map(({ from_K, to_K }) => `${from_K} to ${to_K}`).join(', ');
  throw new InvalidInput({ name: 'T', got: T, expected: `${held} K`, where: what });
}
