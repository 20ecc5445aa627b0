import type { LargeTable, LeftRows } from '../../formats';
import { converged, masked } from '../../kinetics';
import type { RankedTable } from './rankedTable';
import type { ScreenScores } from './screenCandidates';
import type { PlannedScreen } from './screenRequest';

/** What became of the rows of a file of candidates. */
export interface ScreenCounts {
  /** Rows of the file, those included that are not read. */
  readonly total: number;
  /** Rows with a rank. */
  readonly ranked: number;
  /** Candidates that the condition keeps; null where it keeps all. */
  readonly kept: number | null;
  /** Candidates that were read and computed; they converged, lie outside the domain, or failed. */
  readonly computed: number;
  readonly converged: number;
  readonly masked: number;
  readonly failed: number;
  /** Rows that were left out of the table, and candidates with a cell that gives no number. */
  readonly unread: LeftRows;
}

/** Rows not read that are named. */
const named = 5;

/** Counts what a screening came to. */
export function screenCounts(
  table: LargeTable,
  { rows, unread }: PlannedScreen,
  { layout, rows: scores }: ScreenScores,
  { ranked, order }: Pick<RankedTable, 'ranked' | 'order'>,
): ScreenCounts {
  let [good, outside] = [0, 0];
  for (let i = 0, at = layout.status; i < rows.length; i++, at += layout.width) {
    if (unread.has(i)) continue;
    if (scores[at] === converged) good++;
    else if (scores[at] === masked) outside++;
  }
  const computed = rows.length - unread.count;
  const cells = Array.from(unread.candidates.subarray(0, named), (candidate) => ({
    place: table.place(rows[candidate]),
    reason: unread.reason(candidate),
  }));
  return {
    total: table.count + table.left.count,
    ranked,
    kept: order.length < table.count ? order.length : null,
    computed,
    converged: good,
    masked: outside,
    failed: computed - good - outside,
    unread: { count: table.left.count + unread.count, first: [...table.left.first, ...cells].slice(0, named) },
  };
}

/**
 * The counts as a line of words, without a full stop.
 *
 * @param whole writes a number of rows.
 */
export function screenWords(counts: ScreenCounts, whole: (count: number) => string): string {
  const { total, ranked, kept, computed, unread } = counts;
  const parts = [
    `${whole(counts.converged)} converged`,
    `${whole(counts.masked)} outside the model's domain`,
    `${whole(counts.failed)} failed`,
  ].join(', ');
  const condition = kept === null ? '' : `; the condition keeps ${whole(kept)}`;
  const left = unread.count === 0 ? '' : `; ${whole(unread.count)} not read`;
  return `${whole(ranked)} of ${whole(total)} ranked; of ${whole(computed)} computed ${parts}${left}${condition}`;
}

/** Names the first rows that are not read, each with its reason; null where there is none. */
export function unreadWords(
  { unread: { count, first } }: ScreenCounts,
  whole: (count: number) => string,
): string | null {
  if (count === 0) return null;
  const more = count > first.length ? ` and ${whole(count - first.length)} more` : '';
  return `Not read: ${first.map(({ place, reason }) => `${place} (${reason})`).join(', ')}${more}.`;
}
