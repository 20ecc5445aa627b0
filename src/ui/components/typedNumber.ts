const written = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$/i;

/** `1,950`: as many readers mean 1950 as 1.95. */
const thousands = /^\+?[1-9]\d{0,2},\d{3}$/;

/**
 * The number that was typed into a field: with a decimal point or comma, a true minus sign or a dash for one, an exponent,
 * spaces around. Null for everything else: no text, what may be thousands set apart, and what is too large for a float.
 */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, '-');
  if (!written.test(plain) || thousands.test(plain)) return null;
  // Zero has no sign here: `-0` would be told from 0 in links and by keys of settings.
  const value = Number(plain.replace(',', '.')) + 0;
  return Number.isFinite(value) ? value : null;
}

/** What `typedNumber` wants in the place of a text that it does not read. */
export function numberRule(text: string): string {
  return thousands.test(text.trim()) ? 'a number, 1950 or 1.95 in the place of 1,950' : 'a number';
}
