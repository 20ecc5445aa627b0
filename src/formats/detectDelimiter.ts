import type { Choice } from './surfaceTable';
import { textRecords, type Delimiter } from './textRecords';

/** What each delimiter is called. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab' };

/** Rows that are looked at. */
const sample = 200;

/**
 * The delimiter that splits most rows into as many cells as the first one. Where several do equally well, tab goes
 * before semicolon and semicolon before comma, because commas also stand in decimal numbers.
 *
 * @param text with `\n` line ends.
 */
export function detectDelimiter(text: string): Choice<Delimiter> {
  const shares = (['\t', ';', ','] as const).map((delimiter) => ({ delimiter, share: evenShare(text, delimiter) }));
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share === 0) return { value: ',', sureness: 'guess', reason: 'no row has a comma, semicolon or tab' };
  const name = delimiterNames[best.delimiter];
  if (best.share === 1) {
    return { value: best.delimiter, sureness: 'sure', reason: `a ${name} splits every row into equally many cells` };
  }
  const percent = Math.round(100 * best.share);
  return { value: best.delimiter, sureness: 'likely', reason: `a ${name} splits ${percent} % of the rows evenly` };
}

/** Share of rows with as many cells as the first one; 0 where that has a single cell. */
function evenShare(text: string, delimiter: Delimiter): number {
  const { records } = textRecords(text, delimiter, sample);
  const width = records[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  return records.filter(({ cells }) => cells.length === width).length / records.length;
}
