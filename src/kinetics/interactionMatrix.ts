import type { InteractionProgram } from './interactionProgram';

/**
 * ε_ij [eV] of every subject (adsorbates, then transition states) with every adsorbate at one point.
 *
 * @param x axis variables; the point starts at `at`.
 * @returns row-major [subjects × adsorbates].
 */
export function interactionMatrix(program: InteractionProgram, x: Float64Array, at: number): Float64Array {
  const self = limited(program, affine(program.self, program.states.length, x, at));
  const given = affine(program.given, program.pairs.length / 2, x, at);
  return assemble(
    program,
    (i, j) => crossOf(program, self[i], self[j]),
    (i) => self[i],
    given,
  );
}

/**
 * Derivative of `interactionMatrix` by an axis variable, or by temperature for the variable after the last.
 *
 * @returns row-major [subjects × adsorbates].
 */
export function interactionSlope(
  program: InteractionProgram,
  x: Float64Array,
  at: number,
  variable: number,
): Float64Array {
  const count = program.states.length;
  const stride = program.self.length / count;
  const raw = affine(program.self, count, x, at);
  const self = limited(program, raw);
  const byTemperature = variable === stride - 1;
  const column = (rows: Float64Array, perKelvin: Float64Array, n: number): Float64Array =>
    byTemperature
      ? affine(perKelvin, n, x, at)
      : Float64Array.from({ length: n }, (_, i) => rows[i * stride + variable]);
  const slope = column(program.self, program.selfPerKelvin, count).map((d, i) => (raw[i] > program.limits[i] ? 0 : d));
  const given = column(program.given, program.givenPerKelvin, program.pairs.length / 2);
  const share = (i: number): number => (self[i] === 0 ? 0 : slope[i] / self[i]);
  const cross = (i: number, j: number): number => {
    if (program.cross === 'arithmetic-mean') return (slope[i] + slope[j]) / 2;
    return 0.5 * crossOf(program, self[i], self[j]) * (share(i) + share(j));
  };
  return assemble(program, cross, (i) => slope[i], given);
}

function assemble(
  { states, subjects, apart, weights, pairs, strength }: InteractionProgram,
  cross: (i: number, j: number) => number,
  self: (i: number) => number,
  given: Float64Array,
): Float64Array {
  const count = states.length;
  const matrix = new Float64Array(subjects * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      if (apart[i * count + j] === 0) matrix[i * count + j] = i === j ? self(i) : cross(i, j);
    }
  }
  for (let t = count; t < subjects; t++) {
    for (let j = 0; j < count; j++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += weights[(t - count) * count + k] * matrix[k * count + j];
      matrix[t * count + j] = sum;
    }
  }
  for (let p = 0; p < given.length; p++) {
    const [a, b] = [pairs[2 * p], pairs[2 * p + 1]];
    if (b < count) matrix[a * count + b] = given[p];
    if (a < count) matrix[b * count + a] = given[p];
  }
  return matrix.map((value) => strength * value);
}

function crossOf({ cross }: InteractionProgram, a: number, b: number): number {
  if (cross === 'neglect') return 0;
  return cross === 'geometric-mean' ? Math.sqrt(Math.abs(a) * Math.abs(b)) : (a + b) / 2;
}

function limited({ limits }: InteractionProgram, self: Float64Array): Float64Array {
  return self.map((value, i) => Math.min(value, limits[i]));
}

function affine(rows: Float64Array, count: number, x: Float64Array, at: number): Float64Array {
  const stride = count === 0 ? 0 : rows.length / count;
  return Float64Array.from({ length: count }, (_, i) => {
    let sum = rows[(i + 1) * stride - 1];
    for (let v = 0; v < stride - 1; v++) {
      const c = rows[i * stride + v];
      if (c !== 0) sum += c * x[at + v];
    }
    return sum;
  });
}
