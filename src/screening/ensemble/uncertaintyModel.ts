import { InvalidInput } from '../../base';
import { semidefiniteFactor } from '../../math';
import type { CompiledMechanism, ParsedStep } from '../../mechanism';
import { memberText, type Study, type Uncertainty } from '../../study';
import {
  isKind,
  parameterName,
  parametersOf,
  readParameter,
  type ParameterScope,
  type UncertainParameter,
} from './uncertainParameter';

/** One independent cause: a standard normal deviate that moves one or several parameters. */
export interface Cause {
  /** Names its random numbers: a cause has the same ones whatever else is uncertain. */
  readonly name: string;
  readonly loadings: readonly { readonly parameter: number; readonly weight: number }[];
}

/** The uncertainty of a study with its names resolved. */
export interface UncertaintyModel {
  readonly parameters: readonly UncertainParameter[];
  readonly causes: readonly Cause[];
  /** Deviations that are given member by member; null for none. */
  readonly ensemble: { readonly columns: readonly number[]; readonly rows: readonly (readonly number[])[] } | null;
}

/**
 * Resolves the `uncertainty` of a study.
 *
 * @throws InvalidInput with the path of a name that does not exist, of a parameter that is given twice, or of a covariance
 * matrix that no random numbers can have.
 */
export function uncertaintyModel(
  study: Study,
  steps: readonly ParsedStep[],
  mechanism: CompiledMechanism,
): UncertaintyModel {
  const { uncertainty } = study;
  if (uncertainty === undefined) return { parameters: [], causes: [], ensemble: null };
  const table = new ParameterTable({ study, steps, mechanism });
  const correlated = uncertainty.covariances.map((given, i) =>
    readCovariance(given, `uncertainty.covariances[${i}]`, table),
  );
  const taken = new Map(
    correlated.flatMap(({ indices }, i) => indices.map((index) => [index, `uncertainty.covariances[${i}]`] as const)),
  );
  requireOnce(
    correlated.flatMap(({ indices }) => indices),
    table,
  );
  const causes = [
    ...sigmaCauses(uncertainty, table, taken),
    ...correlated.flatMap((c) => c.causes),
    ...uncertainty.factors.map(({ name, loadings }, i): Cause => ({
      name: `factor ${name}`,
      loadings: Object.entries(loadings).map(([parameter, weight]) => ({
        parameter: table.index(parameter, `uncertainty.factors[${i}].loadings${memberText(parameter)}`),
        weight,
      })),
    })),
  ];
  requireNames(uncertainty);
  return { parameters: table.parameters, causes, ensemble: readEnsemble(uncertainty, table) };
}

/** Parameters in the order in which they are first named. */
class ParameterTable {
  readonly parameters: UncertainParameter[] = [];
  private readonly known = new Map<string, number>();

  constructor(readonly scope: ParameterScope) {}

  index(text: string, path: string): number {
    return this.add(readParameter(text, this.scope, path));
  }

  add(parameter: UncertainParameter): number {
    const name = parameterName(parameter);
    const index = this.known.get(name) ?? this.parameters.push(parameter) - 1;
    this.known.set(name, index);
    return index;
  }

  name(index: number): string {
    return parameterName(this.parameters[index]);
  }
}

/** A parameter named in `sigma` is not to stand in a covariance matrix too; a kind alone leaves those out. */
function sigmaCauses(
  { sigma }: Uncertainty,
  table: ParameterTable,
  taken: ReadonlyMap<number, string>,
): readonly Cause[] {
  const weights = new Map<number, number>();
  const named = Object.entries(sigma).filter(([text]) => !isKind(text));
  for (const [text, weight] of named) {
    const path = `uncertainty.sigma${memberText(text)}`;
    const index = table.index(text, path);
    const other = taken.get(index) ?? (weights.has(index) ? 'uncertainty.sigma' : undefined);
    if (other !== undefined) {
      throw new InvalidInput({ name: path, got: text, expected: `a parameter that is not given in ${other} as well` });
    }
    weights.set(index, weight);
  }
  for (const [text, weight] of Object.entries(sigma)) {
    if (!isKind(text)) continue;
    for (const parameter of parametersOf(text, table.scope, `uncertainty.sigma.${text}`)) {
      const index = table.add(parameter);
      if (!weights.has(index) && !taken.has(index)) weights.set(index, weight);
    }
  }
  return [...weights].map(([parameter, weight]) => ({
    name: `sigma ${table.name(parameter)}`,
    loadings: [{ parameter, weight }],
  }));
}

interface Correlated {
  readonly indices: readonly number[];
  readonly causes: readonly Cause[];
}

function readCovariance(given: Uncertainty['covariances'][number], path: string, table: ParameterTable): Correlated {
  const { name, parameters, matrix } = given;
  const n = parameters.length;
  const indices = parameters.map((text, i) => table.index(text, `${path}.parameters[${i}]`));
  if (matrix.length !== n) {
    throw new InvalidInput({ name: `${path}.matrix`, got: `${matrix.length} rows`, expected: `${n}, one a parameter` });
  }
  const c = new Float64Array(n * n);
  matrix.forEach((row, i) => {
    if (row.length !== n) {
      throw new InvalidInput({ name: `${path}.matrix[${i}]`, got: `${row.length} numbers`, expected: `${n} numbers` });
    }
    row.forEach((value, j) => {
      c[i * n + j] = value;
      requireEntry(matrix, i, j, given, path);
    });
  });
  const result = semidefiniteFactor(n, c);
  if ('row' in result) {
    throw new InvalidInput({
      name: `${path}.matrix[${result.row}]`,
      got: `covariances of ${parameters[result.row]} that contradict those before it`,
      expected: `a positive semidefinite matrix (${name})`,
    });
  }
  const { factor } = result;
  const causes = indices.map((_, j): Cause => ({
    name: `covariance ${name} ${table.name(indices[j])}`,
    loadings: indices
      .map((parameter, i) => ({ parameter, weight: factor[i * n + j] }))
      .filter(({ weight }) => weight !== 0),
  }));
  return { indices, causes: causes.filter(({ loadings }) => loadings.length > 0) };
}

/** Relative difference of two covariances that are written as one number each. */
const asymmetry = 1e-9;

function requireEntry(
  matrix: readonly (readonly number[])[],
  i: number,
  j: number,
  { parameters }: Uncertainty['covariances'][number],
  path: string,
): void {
  const name = `${path}.matrix[${i}][${j}]`;
  const got = matrix[i][j];
  if (i === j && got < 0)
    throw new InvalidInput({ name, got, expected: `the variance of ${parameters[i]}, at least 0` });
  if (j >= i) return;
  const mirror = matrix[j][i];
  const size = Math.sqrt(Math.abs(matrix[i][i] * matrix[j][j]));
  if (Math.abs(got - mirror) > asymmetry * Math.max(size, Math.abs(got))) {
    throw new InvalidInput({ name, got, expected: `${mirror} as in row ${j} (a symmetric matrix)` });
  }
  if (Math.abs(got) > size * (1 + asymmetry)) {
    const pair = `${parameters[i]} and ${parameters[j]}`;
    throw new InvalidInput({ name, got, expected: `at most ${size} in size (a correlation of ${pair} within ±1)` });
  }
}

function requireOnce(indices: readonly number[], table: ParameterTable): void {
  const again = indices.find((index, i) => indices.indexOf(index) < i);
  if (again === undefined) return;
  const expected = 'a parameter that stands in no other covariance matrix';
  throw new InvalidInput({ name: 'uncertainty.covariances', got: table.name(again), expected });
}

/** Names of matrices and factors name random numbers: two causes of one name would be one. */
function requireNames({ covariances, factors }: Uncertainty): void {
  for (const [list, members] of [['covariances', covariances] as const, ['factors', factors] as const]) {
    const names = members.map(({ name }) => name);
    const again = names.findIndex((name, i) => names.indexOf(name) < i);
    if (again < 0) continue;
    const name = `uncertainty.${list}[${again}].name`;
    throw new InvalidInput({ name, got: names[again], expected: 'a name not used before' });
  }
}

function readEnsemble({ ensemble }: Uncertainty, table: ParameterTable): UncertaintyModel['ensemble'] {
  if (ensemble === undefined) return null;
  const columns = ensemble.parameters.map((text, i) => table.index(text, `uncertainty.ensemble.parameters[${i}]`));
  ensemble.rows.forEach((row, i) => {
    if (row.length === columns.length) return;
    const name = `uncertainty.ensemble.rows[${i}]`;
    throw new InvalidInput({ name, got: `${row.length} numbers`, expected: `${columns.length}, one a parameter` });
  });
  return { columns, rows: ensemble.rows };
}
