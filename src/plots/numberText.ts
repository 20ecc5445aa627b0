import { formatLocale, precisionFixed, precisionRound, ticks, tickStep } from 'd3';

// An own locale, since d3's default one can be changed by any other code in the page.
const locale = formatLocale({ decimal: '.', thousands: '', grouping: [3], currency: ['', ''], minus: '\u2212' });

/** Numbers as picture text: fixed digits for the step between them, true minus sign, powers of ten when very large or small. */
export function numberTexts(values: readonly number[], step: number): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const plain = largest === 0 || (largest < 1e5 && step >= 1e-4);
  const specifier = plain ? `.${precisionFixed(step)}f` : `.${largest > step ? precisionRound(step, largest) : 1}~e`;
  const format = locale.format(specifier);
  return values.map((value) => {
    if (value === 0 && !plain) return '0';
    return format(value).replace(/e([+-])(\d+)$/, powerOfTen);
  });
}

/** One number with up to four significant digits. */
export function numberText(value: number): string {
  return locale.format('.4~r')(value).replace(/^−0$/, '0');
}

/** A number that somebody has chosen, such as a condition: with the digits that it has, up to six. */
export function givenText(value: number): string {
  return locale.format('.6~r')(value).replace(/^−0$/, '0');
}

/** One number with three significant digits, zeros at the end included: `−4.70`, `0.0365`, `1.20×10⁻⁷`. */
export function threeDigits(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'unknown' : value > 0 ? '∞' : '−∞';
  const size = Math.abs(value);
  return size >= 1e-3 && size < 1e5
    ? locale.format('.3r')(value)
    : locale
        .format('.2e')(value)
        .replace(/e([+-])(\d+)$/, powerOfTen);
}

/** Round tick values inside [from, to], about `count` of them, with their texts. */
export function tickTexts(
  from: number,
  to: number,
  count: number,
): { readonly value: number; readonly text: string }[] {
  const values = ticks(from, to, count);
  const texts = numberTexts(values, Math.abs(tickStep(from, to, count)));
  return values.map((value, i) => ({ value, text: texts[i] }));
}

/** Texts for contour levels, with just enough digits (at most 4) to tell each level from the next. */
export function levelTexts(levels: readonly number[]): string[] {
  const largest = Math.max(...levels.map(Math.abs));
  for (let digits = 0; digits <= 4; digits++) {
    const scale = 10 ** digits;
    const exact = levels.every((level) => Math.abs(Math.round(level * scale) / scale - level) <= 1e-9 * largest);
    if (exact) return numberTexts(levels, 1 / scale);
  }
  const gap = Math.min(...levels.slice(1).map((level, i) => level - levels[i]));
  return numberTexts(levels, gap / 10);
}

function powerOfTen(_match: string, sign: string, digits: string): string {
  const raised = Array.from(digits, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]).join('');
  return `×10${sign === '-' ? '⁻' : ''}${raised}`;
}
