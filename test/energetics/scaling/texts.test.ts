import { describe, expect, it } from 'vitest';
import { readBound, relationLatex } from '../../../src/energetics';

const coefficient = (name: string, value: number, deviation: number, held = false) => ({
  name,
  value,
  deviation,
  held,
  interval: [value, value] as const,
});

describe('relationLatex', () => {
  it('writes symbols, errors and signs for math mode', () => {
    const coefficients = [coefficient('const', -0.3187, 0.0812), coefficient('ΔE_O', 0.5064, 0.0171)];
    expect(relationLatex({ yName: 'dE_OH', coefficients })).toBe(
      '\\Delta E_{\\mathrm{OH}} = -(0.319 \\pm 0.081) + (0.506 \\pm 0.017)\\, \\Delta E_{\\mathrm{O}}',
    );
  });

  it('leaves out an intercept held at 0 and writes other names as text, escaped', () => {
    const coefficients = [coefficient('const', 0, 0, true), coefficient('d_center (50%)', -2, 0, true)];
    expect(relationLatex({ yName: 'E a', coefficients })).toBe('\\text{E a} = -2.00\\, \\text{d\\_center (50\\%)}');
  });
});

describe('readBound', () => {
  it.each<[string, readonly [number, number] | null]>([
    ['+', [0, Infinity]],
    ['−', [-Infinity, 0]],
    ['0:1', [0, 1]],
    [':2', [-Infinity, 2]],
    ['−1:', [-1, Infinity]],
    ['0.5', [0.5, 0.5]],
    ['2:1', null],
    ['', null],
    ['a', null],
    [':', null],
  ])('reads %s', (text, bound) => expect(readBound(text)).toEqual(bound));
});
