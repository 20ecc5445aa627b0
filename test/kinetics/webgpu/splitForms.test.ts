import { describe, expect, it } from 'vitest';
import type { RateProgram } from '../../../src/kinetics';
import { coordinateGrains, splitForms, type SplitForms } from '../../../src/kinetics/webgpu/splitForms';
import { random } from '../../helpers/random';

const { fround } = Math;
const grains = 2 ** 19;

function programOf(pieces: readonly (readonly number[])[]): RateProgram {
  const variables = pieces[0].slice(1).map((_, v) => `v${v}`);
  return {
    variables,
    T: 300,
    kT: 0.025,
    piecePtr: Int32Array.from(pieces.keys()),
    pieces: Float64Array.from(pieces.flat()),
    piecesPerKelvin: new Float64Array(pieces.length * (variables.length + 1)),
    masks: new Float64Array(0),
    maskReasons: [],
    interactions: null,
  };
}

/** log2 k of a piece as the shader adds it up, in whole numbers of 32 bits and single precision. */
function singleLog2({ variables, terms }: SplitForms, piece: number, x: readonly number[]): number {
  const row = piece * (variables.length + 1);
  let { whole } = terms[row + variables.length];
  let rest = fround(terms[row + variables.length].rest);
  variables.forEach((v, i) => {
    const term = terms[row + i];
    const coordinate = Math.round(x[v] * coordinateGrains);
    whole = (whole + Math.imul(term.whole, coordinate)) | 0;
    const near = fround(fround(term.coefficient) * fround(x[v] - coordinate / coordinateGrains));
    rest = fround(rest + fround(near + fround(fround(term.rest) * coordinate)));
  });
  return whole / grains + rest;
}

describe('splitForms', () => {
  it('gives log2 k within 1e-6 in single precision, from -1400 to 1400', () => {
    const next = random(5);
    let widest = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const coefficients = [
        160 * (next() - 0.5),
        160 * (next() - 0.5),
        1 + Math.floor(2 * next()),
        800 * (next() - 0.5),
      ];
      const x = [-8 * next(), -8 * next(), -30 * next()];
      const exact = coefficients.slice(0, 3).reduce((sum, c, v) => sum + c * x[v], coefficients[3]) / Math.LN2;
      const forms = splitForms(programOf([coefficients]), Float64Array.from(x, Math.abs))!;
      expect(Math.abs(singleLog2(forms, 0, x) - exact)).toBeLessThan(1e-6);
      widest = Math.max(widest, Math.abs(exact));
    }
    expect(widest).toBeGreaterThan(1000);
  });

  it('does not depend on the points beside', () => {
    const program = programOf([[3, -40, 12]]);
    expect(splitForms(program, Float64Array.of(1, 2))).toEqual(splitForms(program, Float64Array.of(7, 0)));
  });

  it('leaves out variables that nothing depends on, and pieces of species that are absent', () => {
    const program = programOf([
      [2, 0, 1, 5],
      [2, 0, 0, 5],
      [0, 0, 0, -Infinity],
    ]);
    const forms = splitForms(program, Float64Array.of(3, 9, Infinity))!;
    expect(forms.variables).toEqual([0]);
    expect(forms.terms.map(({ whole }) => whole !== 0)).toEqual([false, false, true, true, false, false]);
  });

  it('refuses what whole numbers of 32 bits cannot add up', () => {
    const far = splitForms(programOf([[500, 0]]), Float64Array.of(6));
    expect(far).toBeNull();
    expect(splitForms(programOf([[500, 0]]), Float64Array.of(5))).not.toBeNull();
  });
});
