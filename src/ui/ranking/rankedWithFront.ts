import { faultText } from '../../base';
import type { LargeTable } from '../../formats';
import { rankScreen, type PlannedScreen, type RankedTable, type ScreenScores } from '../../screening';
import type { RankAsk } from './rankAsk';

/** A front over columns without numbers is left out, with a word; the ranking stands. */
export function rankedWithFront(
  table: LargeTable,
  planned: PlannedScreen,
  scores: ScreenScores,
  request: RankAsk['request'],
  notes: string[],
): RankedTable {
  try {
    return rankScreen(table, planned, scores, request);
  } catch (fault) {
    if (request.pareto.length === 0) throw fault;
    const ranked = rankScreen(table, planned, scores, { ...request, pareto: [] });
    notes.push(`No Pareto front: ${faultText(fault)}.`);
    return ranked;
  }
}
