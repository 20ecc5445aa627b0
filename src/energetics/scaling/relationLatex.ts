import { significant } from './relationText';
import type { ScalingFit } from './scalingFit';

/** The relation as LaTeX for math mode, each coefficient with its standard deviation. */
export function relationLatex({ yName, coefficients }: Pick<ScalingFit, 'yName' | 'coefficients'>): string {
  const parts = coefficients
    .filter(({ name, value, held }) => !(name === 'const' && held && value === 0))
    .map(({ name, value, deviation, held }, i) => {
      const size = significant(Math.abs(value), deviation);
      const known = !held && deviation > 0 && deviation < Infinity;
      const number = known ? `(${size} \\pm ${significant(deviation, deviation)})` : size;
      const term = name === 'const' ? number : `${number}\\, ${symbolLatex(name)}`;
      return i === 0 ? `${value < 0 ? '-' : ''}${term}` : `${value < 0 ? '-' : '+'} ${term}`;
    });
  return `${symbolLatex(yName)} = ${parts.length === 0 ? '0' : parts.join(' ')}`;
}

/** A column's name as a symbol: `ΔE_OH` becomes `\Delta E_{\mathrm{OH}}`; whatever is no symbol is text. */
function symbolLatex(name: string): string {
  const [, delta, letter, index] = /^(Δ|d(?=[A-Z]))?([A-Za-z])(?:_([A-Za-z0-9]+))?$/.exec(name) ?? [];
  if (letter === undefined) return `\\text{${name.replace(/[\\{}$&#^_%~]/g, escaped)}}`;
  return `${delta === undefined ? '' : '\\Delta '}${letter}${index === undefined ? '' : `_{\\mathrm{${index}}}`}`;
}

function escaped(special: string): string {
  if (special === '\\') return '\\textbackslash{}';
  if (special === '^') return '\\textasciicircum{}';
  return special === '~' ? '\\textasciitilde{}' : `\\${special}`;
}
