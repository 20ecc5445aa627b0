/** A small difference with one digit, as 2 × 10⁻⁶; a dash where there is none. */
export function deviationText(value: number): string {
  if (!(value >= 0)) return '–';
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return '∞';
  const [digit, exponent] = value.toExponential(0).split('e');
  const power = Array.from(exponent.replace('+', ''), (sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join(
    '',
  );
  return `${digit} × 10${power}`;
}
