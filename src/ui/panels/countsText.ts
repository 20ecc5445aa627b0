import { wholeText } from '../components/wholeText';

/** Pixels of each map drawn: `58 masked`; of two maps that differ `first 58, second 61 masked`. */
export function countsText(counts: readonly number[], word: string): string {
  const [first, second = first] = counts;
  return first === second
    ? `${wholeText(first)} ${word}`
    : `first ${wholeText(first)}, second ${wholeText(second)} ${word}`;
}
