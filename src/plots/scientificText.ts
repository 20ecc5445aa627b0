import { numberText, threeDigits } from './numberText';

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * The number e^`ln` with `digits` significant digits: `0.35`, `3`, `1.9×10⁻⁶`, `4×10⁻¹⁵³`. It is given by its logarithm, so
 * that what underflows is still written. `0` for -Infinity, `unknown` for NaN.
 */
export function scientificText(ln: number, digits = 2): string {
  if (ln === -Infinity) return '0';
  if (!Number.isFinite(ln)) return Number.isNaN(ln) ? 'unknown' : '∞';
  const log10 = ln / Math.LN10;
  if (log10 >= -2 - 1e-9 && log10 < 4) return numberText(Number(Math.exp(ln).toPrecision(Math.max(digits, 1))));
  let power = Math.floor(log10);
  let mantissa = Number((10 ** (log10 - power)).toPrecision(digits));
  if (mantissa >= 10) {
    mantissa /= 10;
    power++;
  }
  return `${mantissa}×${powerText(power)}`;
}

/** The number e^`ln` with three significant digits, zeros at the end included: `0.988`, `1.00`, `1.20×10⁻⁵⁶`. */
export function threeDigitsOf(ln: number): string {
  const log10 = ln / Math.LN10;
  if (!Number.isFinite(ln) || Math.abs(log10) < 300) return threeDigits(Math.exp(ln));
  const power = Math.floor(log10);
  const mantissa = threeDigits(10 ** (log10 - power));
  return mantissa === '10.0' ? `1.00×${powerText(power + 1)}` : `${mantissa}×${powerText(power)}`;
}

/** A power of ten: `10⁻⁵⁶`. */
export function powerText(power: number): string {
  return `10${power < 0 ? '⁻' : ''}${Array.from(String(Math.abs(power)), (d) => raised[Number(d)]).join('')}`;
}
