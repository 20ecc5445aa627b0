import { numberCell } from './numberCell';
import type { Choice } from './surfaceTable';
import { textRecords, type Delimiter, type TextRecord } from './textRecords';

/** What each delimiter is called. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
  '  ': 'run of two or more spaces',
  ' ': 'run of spaces',
};

/** Rows that are looked at. */
const sample = 200;

/** How evenly a delimiter splits some rows. */
interface Split {
  readonly delimiter: Delimiter;
  readonly records: readonly TextRecord[];
  /** Share of rows with as many cells as the first one; 0 where that has a single cell. */
  readonly share: number;
}

/**
 * The delimiter that splits most rows into as many cells as the first one. Where several do equally well, tab goes
 * before semicolon, semicolon before comma, because commas also stand in decimal numbers, and comma before a bar. Spaces
 * also stand in names, so they are taken only where no other delimiter splits a row below the first one, most rows are
 * split evenly and one of the columns holds numbers.
 *
 * @param text with `\n` line ends.
 */
export function detectDelimiter(text: string): Choice<Delimiter> {
  const best = bestOf((['\t', ';', ',', '|'] as const).map((delimiter) => split(text, delimiter)));
  if (best.share * best.records.length > 1) return chosen(best);
  const spaced = bestOf((['  ', ' '] as const).map((delimiter) => split(text, delimiter)));
  if (spaced.share > 0.5 && spaced.records.length > 1 && hasNumbers(spaced.records)) return chosen(spaced);
  if (best.share > 0) return chosen(best);
  return { value: ',', sureness: 'guess', reason: 'no row has a comma, semicolon, tab or bar' };
}

function bestOf(splits: readonly Split[]): Split {
  return splits.reduce((a, b) => (b.share > a.share ? b : a));
}

function chosen({ delimiter, share }: Split): Choice<Delimiter> {
  const name = delimiterNames[delimiter];
  if (share === 1)
    return { value: delimiter, sureness: 'sure', reason: `a ${name} splits every row into equally many cells` };
  return { value: delimiter, sureness: 'likely', reason: `a ${name} splits ${Math.round(100 * share)} % of the rows evenly` }; // prettier-ignore
}

function split(text: string, delimiter: Delimiter): Split {
  const { records } = textRecords(text, delimiter, sample);
  const width = records[0]?.cells.length ?? 0;
  const even = width < 2 ? 0 : records.filter(({ cells }) => cells.length === width).length;
  return { delimiter, records, share: even === 0 ? 0 : even / records.length };
}

/** True where most rows below the first have a number in one and the same column after the first. */
function hasNumbers([{ cells: first }, ...body]: readonly TextRecord[]): boolean {
  const isNumber = (cell = ''): boolean => !Number.isNaN(numberCell(cell, '.')) || !Number.isNaN(numberCell(cell, ','));
  return first.some(
    (_, column) => column > 0 && 2 * body.filter(({ cells }) => isNumber(cells[column])).length > body.length,
  );
}
