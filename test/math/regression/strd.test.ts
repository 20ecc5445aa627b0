import { describe, expect, it } from 'vitest';
import { inverseNormal, powerColumn, solveLeastSquares } from '../../../src/math';
import { decimals, doubles, exactLeastSquares, type ExactColumn } from '../../helpers/exactLeastSquares';
import { expectClose } from '../../helpers/expectClose';
import { rowsOf, strdSets, type StrdSet } from './strd';

/** Columns as exact decimals. */
function exactColumns(set: StrdSet): readonly ExactColumn[] {
  const rows = rowsOf(set);
  const x = rows.map((row) => row[1]);
  if (set.powers !== undefined) return set.powers.map((power) => decimals(x, power));
  return [decimals(rows.map(() => '1')), ...rows[0].slice(1).map((_, j) => decimals(rows.map((row) => row[j + 1])))];
}

/** The same rounded to doubles, and y. */
function roundedColumns(set: StrdSet): { readonly columns: readonly Float64Array[]; readonly y: Float64Array } {
  const rows = rowsOf(set);
  const column = (j: number, power: number): Float64Array => Float64Array.from(rows, (row) => Number(row[j]) ** power);
  const columns =
    set.powers === undefined ? rows[0].map((_, j) => column(j, j === 0 ? 0 : 1)) : set.powers.map((p) => column(1, p));
  return { columns, y: column(0, 1) };
}

describe.each(strdSets)('NIST $name', (set) => {
  const exact = exactLeastSquares(exactColumns(set), decimals(rowsOf(set).map((row) => row[0])));
  const { columns, y } = roundedColumns(set);
  const fit = solveLeastSquares(columns, y)!;

  it('has the certified values, recomputed without rounding', () => {
    set.coefficients.forEach((value, j) => expectClose(exact.coefficients[j], value, { rel: 1e-13 }));
    set.deviations.forEach((value, j) => expectClose(exact.deviations[j], value, { rel: 1e-13 }));
    expectClose(exact.residualDeviation, set.residualDeviation, { rel: 1e-13 });
    expectClose(exact.rSquared, set.rSquared, { rel: 1e-13 });
  });

  it(`is solved to ${set.digits} certified digits`, () => {
    const x = Float64Array.from(rowsOf(set), (row) => Number(row[1]));
    const powers = set.powers?.map((power) => (power === 0 ? null : powerColumn(x, power)));
    const given = powers?.map((one) => one?.values ?? x.map(() => 1)) ?? columns;
    const { coefficients } = solveLeastSquares(
      given,
      y,
      true,
      powers?.map((one) => one?.rests ?? null),
    )!;
    set.coefficients.forEach((value, j) => expectClose(coefficients[j], value, { rel: 10 ** -set.digits }));
  });

  it('is solved to 14 digits as the doubles stand', () => {
    const rounded = exactLeastSquares(columns.map(doubles), doubles(y));
    rounded.coefficients.forEach((value, j) => expectClose(fit.coefficients[j], value, { rel: 1e-14 }));
  });

  it('has the certified deviations', () => {
    const freedom = y.length - columns.length;
    const rss = fit.residuals.reduce((sum, value) => sum + value * value, 0);
    const inverse = inverseNormal(fit.qr);
    expect(inverse).toHaveLength(columns.length ** 2);
    if (set.residualDeviation === 0) {
      expectClose(rss, 0, { abs: 1e-18 * y.reduce((sum, value) => sum + value * value, 0) });
      return;
    }
    expectClose(Math.sqrt(rss / freedom), set.residualDeviation, { rel: 1e-8 });
    set.deviations.forEach((value, j) => {
      expectClose(Math.sqrt((rss / freedom) * inverse[j * columns.length + j]), value, { rel: 1e-7 });
    });
  });
});

describe('NIST Filip in powers of x + 6', () => {
  const filip = strdSets.find(({ name }) => name === 'Filip')!;
  const rows = rowsOf(filip);
  const columns = filip.powers!.map((power) => Float64Array.from(rows, ([, x]) => (Number(x) + 6) ** power));
  const { coefficients } = solveLeastSquares(
    columns,
    Float64Array.from(rows, ([y]) => Number(y)),
  )!;

  it('is solved to 10 certified digits', () => {
    filip.coefficients.forEach((value, power) => {
      const expanded = coefficients.reduce(
        (sum, c, k) => sum + (k < power ? 0 : c * binomial(k, power) * 6 ** (k - power)),
        0,
      );
      expectClose(expanded, value, { rel: 1e-10 });
    });
  });
});

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k;
}
