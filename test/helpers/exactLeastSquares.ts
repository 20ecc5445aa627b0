/** Least squares in whole numbers: nothing is rounded but the last conversion to doubles. */
export interface ExactFit {
  readonly coefficients: readonly number[];
  /** Standard deviation of each coefficient. */
  readonly deviations: readonly number[];
  readonly residualDeviation: number;
  /** 1 - Σ residual² / Σ y², or / Σ (y - mean)² when the first column is constant. */
  readonly rSquared: number;
}

/** Whole numbers over one denominator. */
export interface ExactColumn {
  readonly values: readonly bigint[];
  readonly denominator: bigint;
}

/** Solves the normal equations, which is sound where nothing is rounded. */
export function exactLeastSquares(columns: readonly ExactColumn[], y: ExactColumn): ExactFit {
  const n = columns.length;
  const m = y.values.length;
  const { adjugate, determinant } = adjugateOf(columns.map((a) => columns.map((b) => dot(a.values, b.values))));
  const right = columns.map((a) => dot(a.values, y.values));
  const x = adjugate.map((row) => dot(row, right));
  /** Σ residual² times determinant and the square of y's denominator. */
  const rest = dot(y.values, y.values) * determinant - dot(right, x);
  const freedom = BigInt(m - n);
  const constant = columns[0].values.every((value) => value === columns[0].values[0]);
  const sum = y.values.reduce((total, value) => total + value, 0n);
  const spread = BigInt(m) * dot(y.values, y.values) - (constant ? sum * sum : 0n);
  const variance = ratio(rest, determinant * freedom * y.denominator ** 2n);
  return {
    coefficients: x.map((top, j) => ratio(top * columns[j].denominator, determinant * y.denominator)),
    deviations: columns.map(({ denominator }, j) =>
      Math.sqrt(ratio(adjugate[j][j] * rest * denominator ** 2n, determinant ** 2n * freedom * y.denominator ** 2n)),
    ),
    residualDeviation: Math.sqrt(variance),
    rSquared: ratio(spread * determinant - BigInt(m) * rest, spread * determinant),
  };
}

/** Decimal numbers as text, such as `-6.860120914` or `.11019`, to a whole power. */
export function decimals(texts: readonly string[], power = 1): ExactColumn {
  const parts = texts.map((text) => /^(-?)(\d*)\.?(\d*)$/.exec(text)!);
  const digits = Math.max(...parts.map(([, , , fraction]) => fraction.length));
  const values = parts.map(
    ([, sign, whole, fraction]) => BigInt(`${sign}${whole}${fraction.padEnd(digits, '0')}`) ** BigInt(power),
  );
  return { values, denominator: 10n ** BigInt(digits * power) };
}

/** Doubles, each exactly what it is. */
export function doubles(values: ArrayLike<number>): ExactColumn {
  let shift = 0;
  while (!Array.from(values).every((value) => Number.isInteger(value * 2 ** shift))) shift++;
  return { values: Array.from(values, (value) => BigInt(value * 2 ** shift)), denominator: 1n << BigInt(shift) };
}

/** Adjugate and determinant by elimination that divides without a rest (Bareiss); the leading minors are positive. */
function adjugateOf(matrix: readonly (readonly bigint[])[]): {
  readonly adjugate: readonly (readonly bigint[])[];
  readonly determinant: bigint;
} {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1n : 0n))]);
  let before = 1n;
  for (let k = 0; k < n; k++) {
    const head = work[k][k];
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = work[i][k];
      work[i] = work[i].map((value, j) => (value * head - factor * work[k][j]) / before);
    }
    before = head;
  }
  return { adjugate: work.map((row) => row.slice(n)), determinant: before };
}

function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  return a.reduce((sum, value, i) => sum + value * b[i], 0n);
}

/** a / b, b > 0, correctly rounded but for the last bit, whatever the size of the two. */
function ratio(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const size = a < 0n ? -a : a;
  const shift = b.toString(2).length - size.toString(2).length + 70;
  const quotient = Number(shift >= 0 ? (size << BigInt(shift)) / b : size / (b << BigInt(-shift)));
  return (a < 0n ? -quotient : quotient) * 2 ** -shift;
}
