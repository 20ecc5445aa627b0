import { InvalidInput } from '../../base';
import type { LargeTable } from '../../formats';
import type { ErrorCorrelation } from './descriptorErrors';

/** Errors that hold for the descriptors of all candidates alike. */
export interface GivenErrors {
  /** Standard deviations [eV] by descriptor. */
  readonly sigma: Readonly<Record<string, number>>;
  readonly correlations: readonly { readonly first: string; readonly second: string; readonly value: number }[];
}

/** Errors of the candidates' descriptors. */
export interface CandidateErrors {
  /** Standard deviations [eV] by descriptor. [candidates] */
  readonly deviations: ReadonlyMap<string, Float64Array>;
  readonly correlations: readonly ErrorCorrelation[];
}

/** Columns that may hold errors of the descriptors: `sigma_E_O` [eV], `rho_E_O_E_N`, `cov_E_O_E_N` [eV²]. */
export function errorColumns(descriptors: readonly string[]): readonly string[] {
  const pairs = descriptors.flatMap((a) => descriptors.filter((b) => b !== a).map((b) => `${a}_${b}`));
  return [...descriptors.map((name) => `sigma_${name}`), ...pairs.flatMap((pair) => [`rho_${pair}`, `cov_${pair}`])];
}

/**
 * Errors of the candidates in `rows`: from columns of the table, else as given for all.
 *
 * @param pick numbers of a column by candidate.
 * @throws InvalidInput for a correlation without deviations, a covariance beyond them, or a pair that has both columns.
 */
export function candidateErrors(
  table: LargeTable,
  count: number,
  pick: (column: number) => Float64Array,
  descriptors: readonly string[],
  given: GivenErrors,
  file: string,
): CandidateErrors {
  const column = (name: string): Float64Array | null => {
    const index = table.names.indexOf(name);
    return index < 0 ? null : pick(index);
  };
  const deviations = new Map<string, Float64Array>();
  for (const name of descriptors) {
    const own = column(`sigma_${name}`);
    if (own !== null) deviations.set(name, own);
    else if (Object.hasOwn(given.sigma, name)) deviations.set(name, new Float64Array(count).fill(given.sigma[name]));
  }
  const correlations = descriptors.flatMap((first, i) =>
    descriptors.slice(i + 1).flatMap((second): readonly ErrorCorrelation[] => {
      const found = [`rho_${first}_${second}`, `rho_${second}_${first}`, `cov_${first}_${second}`, `cov_${second}_${first}`].filter(
        (name) => table.names.includes(name),
      ); // prettier-ignore
      if (found.length > 1)
        throw new InvalidInput({ name: 'column', got: found.join(' and '), expected: 'one of the two', where: file });
      const [name] = found;
      const constant = given.correlations.find(
        (c) => [c.first, c.second].sort().join() === [first, second].sort().join(),
      );
      if (name === undefined && constant === undefined) return [];
      if (name === undefined) return [{ first, second, values: new Float64Array(count).fill(constant!.value) }];
      const values = column(name)!;
      if (name.startsWith('rho_')) return [{ first, second, values }];
      const [a, b] = [first, second].map((descriptor) => deviations.get(descriptor));
      if (a === undefined || b === undefined)
        throw new InvalidInput({
          name: 'column',
          got: name,
          expected: `it with sigma_${first} and sigma_${second}`,
          where: file,
        });
      return [{ first, second, values: values.map((value, c) => (value === 0 ? 0 : value / (a[c] * b[c]))) }];
    }),
  );
  return { deviations, correlations };
}
