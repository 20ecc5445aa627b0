import { InvalidInput } from '../../base';
import {
  boundedFit,
  huberFit,
  mostBounds,
  mostTheilSenRows,
  orthogonalFit,
  theilSenFit,
  weightedFit,
  type Bound,
  type Estimate,
  type Estimator,
  type RegressionProblem,
  type VariableErrors,
} from '../../math';
import { interceptName, type FitMethod, type ScalingData, type ScalingOptions } from './scalingData';

/** A table with a method, ready to be fitted as a whole or in part. */
export interface ScalingModel {
  readonly method: FitMethod;
  readonly names: readonly string[];
  readonly problem: RegressionProblem;
  readonly bounds: readonly Bound[];
}

const estimators: Readonly<Record<FitMethod, Estimator>> = {
  ordinary: weightedFit,
  weighted: weightedFit,
  orthogonal: orthogonalFit,
  huber: huberFit,
  'theil-sen': theilSenFit,
};

/** @throws InvalidInput for options or columns that do not fit the table or the method. */
export function scalingModel(data: ScalingData, options: ScalingOptions): ScalingModel {
  const { method = 'ordinary', bounds = {} } = options;
  const names = [interceptName, ...data.x.map(({ name }) => name)];
  const count = data.y.values.length;
  requireNumbers(data);
  for (const [name, [low, high]] of Object.entries(bounds)) {
    if (!names.includes(name))
      throw new InvalidInput({ name: 'bound', got: name, expected: `one of ${names.join(', ')}` });
    if (!(low <= high)) throw new InvalidInput({ name: `bound of ${name}`, got: [low, high], expected: 'low <= high' });
  }
  const bounded = Object.values(bounds).filter(([low, high]) => low !== high);
  if (bounded.length > mostBounds)
    throw new InvalidInput({
      name: 'bounds',
      got: bounded.length,
      expected: `at most ${mostBounds} coefficients with one`,
    });
  if (method === 'weighted' && data.weights === undefined && data.yErrors === undefined)
    throw new InvalidInput({ name: 'weights', got: undefined, expected: 'weights or errors of y (method weighted)' });
  if (method === 'theil-sen' && (data.x.length > 1 || count > mostTheilSenRows)) {
    const got = data.x.length > 1 ? `${data.x.length} descriptors` : `${count} rows`;
    throw new InvalidInput({
      name: 'method',
      got,
      expected: `one descriptor and at most ${mostTheilSenRows} rows (theil-sen)`,
    });
  }
  const weighted = method === 'weighted' || method === 'huber';
  return {
    method,
    names,
    problem: {
      columns: [new Float64Array(count).fill(1), ...data.x.map(({ values }) => values)],
      rests: [null, ...data.x.map(({ rests }) => rests ?? null)],
      y: data.y.values,
      weights: weighted ? (data.weights ?? data.yErrors?.map((sigma) => 1 / sigma ** 2) ?? null) : null,
      errors: method === 'orthogonal' ? errorsOf(data, options.errorRatio ?? 1) : null,
    },
    bounds: names.map((name) => (Object.hasOwn(bounds, name) ? bounds[name] : [-Infinity, Infinity])),
  };
}

/** The coefficients of some rows, or of all; null when these do not determine them. */
export function estimateRows({ method, problem, bounds }: ScalingModel, rows?: Int32Array): Estimate | null {
  return boundedFit(rows === undefined ? problem : pickRows(problem, rows), bounds, estimators[method]);
}

function pickRows({ columns, rests, y, weights, errors }: RegressionProblem, rows: Int32Array): RegressionProblem {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]);
  return {
    columns: columns.map(pick),
    ...(rests && { rests: rests.map((rest) => rest && pick(rest)) }),
    y: pick(y),
    weights: weights && pick(weights),
    errors: errors && { ...errors, columns: errors.columns.map(pick), y: pick(errors.y) },
  };
}

function errorsOf({ x, y, xErrors, yErrors }: ScalingData, ratio: number): VariableErrors {
  const count = y.values.length;
  const none = new Float64Array(count);
  if (xErrors === undefined && yErrors === undefined) {
    if (!(ratio > 0 && ratio < Infinity))
      throw new InvalidInput({ name: 'error ratio', got: ratio, expected: 'a number > 0' });
    const one = new Float64Array(count).fill(1);
    return { columns: [none, ...x.map(() => one)], y: one.map((value) => value * ratio), absolute: false };
  }
  if (yErrors === undefined || xErrors?.length !== x.length) {
    throw new InvalidInput({ name: 'errors', got: 'those of some columns', expected: 'errors of y and of every x' });
  }
  const square = (values: Float64Array): Float64Array => values.map((value) => value ** 2);
  return { columns: [none, ...xErrors.map(square)], y: square(yErrors), absolute: true };
}

function requireNumbers({ x, y, yErrors, xErrors, weights }: ScalingData): void {
  const count = y.values.length;
  const columns = [y, ...x];
  for (const { name, values } of columns) {
    if (values.length !== count)
      throw new InvalidInput({ name, got: `${values.length} values`, expected: `${count}, as many as ${y.name}` });
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0)
      throw new InvalidInput({ name, got: values[bad], expected: 'finite numbers', where: `row ${bad + 1}` });
  }
  const positive = [
    ...(weights === undefined ? [] : [{ name: 'weight', values: weights, least: 0 }]),
    ...(yErrors === undefined ? [] : [{ name: `error of ${y.name}`, values: yErrors, least: 0 }]),
    ...(xErrors ?? []).map((values, j) => ({ name: `error of ${x[j].name}`, values, least: -Number.MIN_VALUE })),
  ];
  for (const { name, values, least } of positive) {
    const bad = values.findIndex((value) => !(value > least && value < Infinity));
    const rule = least === 0 ? 'a finite number > 0' : 'a finite number >= 0';
    if (bad >= 0) throw new InvalidInput({ name, got: values[bad], expected: rule, where: `row ${bad + 1}` });
  }
}
