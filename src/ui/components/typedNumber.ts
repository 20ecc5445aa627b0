const written = /^[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:e[+-]?\d+)?$/i;

/**
 * The number that was typed into a field: with a decimal point or comma, a true minus sign or a dash for one, an exponent,
 * spaces around. Null for everything else: no text, thousands set apart, and what is too large for a float.
 */
export function typedNumber(text: string): number | null {
  const plain = text.trim().replace(/[−–]/g, '-');
  if (!written.test(plain)) return null;
  // Zero has no sign here: `-0` would be told from 0 in links and by keys of settings.
  const value = Number(plain.replace(',', '.')) + 0;
  return Number.isFinite(value) ? value : null;
}
