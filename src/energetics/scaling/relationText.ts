import type { ScalingFit } from './scalingFit';

/** The relation as text, each coefficient with its standard deviation: `E_OH = −(0.32 ± 0.08) + (0.51 ± 0.02) E_O`. */
export function relationText({ yName, coefficients }: Pick<ScalingFit, 'yName' | 'coefficients'>): string {
  const parts = coefficients
    .filter(({ name, value, held }) => !(name === 'const' && held && value === 0))
    .map(({ name, value, deviation, held }, i) => {
      const size = significant(Math.abs(value), deviation);
      const error = held || !(deviation > 0 && deviation < Infinity) ? '' : ` ± ${significant(deviation, deviation)}`;
      const number = error === '' ? size : `(${size}${error})`;
      const sign = value < 0 ? '\u2212' : '+';
      const term = name === 'const' ? number : `${number} ${name}`;
      return i === 0 ? `${value < 0 ? '\u2212' : ''}${term}` : `${sign} ${term}`;
    });
  return `${yName} = ${parts.length === 0 ? '0' : parts.join(' ')}`;
}

/**
 * A number in as many digits as mean something: three of its own, or down to the second digit of its deviation. True minus.
 */
export function significant(value: number, deviation = NaN): string {
  if (Number.isNaN(value)) return 'unknown';
  const places =
    deviation > 0 && deviation < Infinity
      ? 1 - Math.floor(Math.log10(deviation))
      : 2 - Math.floor(Math.log10(Math.abs(value)));
  const plain =
    value === 0 ? '0' : places >= 0 && places <= 12 ? value.toFixed(places) : String(Number(value.toPrecision(3)));
  return plain.replace('-', '\u2212').replace(/^\u22120(\.0*)?$/, '0$1');
}
