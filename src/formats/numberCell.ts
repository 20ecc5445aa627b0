const pointNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
const commaNumber = /^[-+]?(?:\d+,?\d*|,\d+)(?:e[-+]?\d+)?$/i;
const missing = /^(?:|nan|na|n\/a|n\.a\.|null|none|\?|[-\u2013\u2014\u2212]+)$/i;
const infinite = /^[-+]?(?:inf|infinity|\u221e)$/i;

/**
 * Number in a cell, a true minus sign allowed; NaN where it holds none or one too small for f64, ±Infinity where it is too
 * large.
 */
export function numberCell(cell: string, decimal: '.' | ','): number {
  const plain = cell.includes('\u2212') ? cell.replace(/\u2212/g, '-') : cell;
  if (decimal === '.') return pointNumber.test(plain) ? parsedNumber(plain) : NaN;
  return commaNumber.test(plain) ? parsedNumber(plain.replace(',', '.')) : NaN;
}

/** As `Number`, but NaN for what is not 0 and too small to be anything else. */
export function parsedNumber(text: string): number {
  const value = Number(text);
  return value === 0 && isTooSmall(text) ? NaN : value;
}

function isTooSmall(text: string): boolean {
  return /^[-+]?[\d.,]*[1-9][\d.,]*(?:e[-+]?\d+)?$/i.test(text) && Number(text.replace(',', '.')) === 0;
}

/** Why `numberCell` finds no finite number in a cell. */
export function numberFault(cell: string, decimal: '.' | ','): string {
  if (missing.test(cell)) return 'missing value';
  if (infinite.test(cell.replace(/\u2212/g, '-')) || !Number.isNaN(numberCell(cell, decimal))) return 'infinite value';
  if (isTooSmall(cell.replace(/\u2212/g, '-'))) return `too small a number: '${cell.slice(0, 40)}'`;
  const other = decimal === '.' ? ',' : '.';
  const shown = cell.length > 40 ? `${cell.slice(0, 39)}…` : cell;
  if (Number.isNaN(numberCell(cell, other))) return `not a number: '${shown}'`;
  return decimal === '.'
    ? `a decimal comma where the table has decimal points: '${shown}'`
    : `a decimal point where the table has decimal commas: '${shown}'`;
}

/** Which decimal mark the numbers of some cells have; null where none has one. */
export function decimalMark(cells: Iterable<string>): '.' | ',' | null {
  let points = 0;
  let commas = 0;
  for (const cell of cells) {
    if (cell.includes(',')) commas += Number.isNaN(numberCell(cell, ',')) ? 0 : 1;
    else if (cell.includes('.')) points += Number.isNaN(numberCell(cell, '.')) ? 0 : 1;
  }
  if (points === 0 && commas === 0) return null;
  return commas > points ? ',' : '.';
}

/** The finite numbers in one column of some rows. */
export function finiteNumbers(
  rows: readonly (readonly string[])[],
  index: number,
  decimal: '.' | ',',
): readonly number[] {
  return rows.map((cells) => numberCell(cells[index] ?? '', decimal)).filter(Number.isFinite);
}
