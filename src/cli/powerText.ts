/** e^ln as `1.23e-45`; it does not underflow. */
export function power(ln: number): string {
  if (Number.isNaN(ln)) return 'hidden';
  if (!Number.isFinite(ln)) return ln < 0 ? '0' : 'Infinity';
  const log10 = ln / Math.LN10;
  const exponent = Math.floor(log10);
  const [mantissa, carry] = (10 ** (log10 - exponent)).toExponential(2).split('e');
  return `${mantissa}e${exponent + Number(carry)}`;
}

/** As `power`, with the sign of a rate. */
export function signedPower(ln: number, sign: -1 | 0 | 1): string {
  return `${sign < 0 ? '-' : ''}${power(ln)}`;
}
