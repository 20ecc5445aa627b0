import { masked, pointStatus } from '../../kinetics';
import type { Model } from '../model';
import type { ResultColumn } from '../resultTable';
import type { ScreenScores } from './screenCandidates';
import type { UnreadCells } from './unreadCells';

/**
 * Columns of screened candidates: status, log10 activity and selectivities with their intervals, the winner, the share of
 * draws inside the domain and among the top, the distance to the edge of the domain, and why a candidate is masked or not read.
 *
 * @param maskReasons of the rate program.
 */
export function screenColumns(
  model: Model,
  { layout, rows, topShare }: ScreenScores,
  unread: UnreadCells,
  maskReasons: readonly string[],
  samples: number,
  top: number,
): readonly ResultColumn[] {
  const { mechanism, products, reactant } = model;
  const name = (x: number): string => mechanism.externals[x].name;
  const at = (offset: number) => (row: number) => rows[row * layout.width + offset];
  const status = at(layout.status);
  const winner = at(layout.winner);
  const mask = at(layout.mask);
  const activity = `log10_tof:${name(reactant)}`;
  const sampled = samples > 1;
  return [
    { name: 'status', value: (row) => (unread.has(row) ? 'not-read' : pointStatus[status(row)]) },
    { name: activity, value: at(layout.activity) },
    ...(sampled
      ? ['low', 'median', 'high'].map((end, k) => ({
          name: `${activity}:${end}`,
          value: at(layout.activityInterval + k),
        }))
      : []),
    ...products.flatMap((x, p) => [
      { name: `selectivity:${name(x)}`, value: at(layout.selectivity + p) },
      ...(sampled
        ? ['low', 'high'].map((end, k) => ({
            name: `selectivity:${name(x)}:${end}`,
            value: at(layout.selectivityInterval + 2 * p + k),
          }))
        : []),
    ]),
    { name: 'winner', value: (row) => (winner(row) < 0 ? '' : name(products[winner(row)])) },
    ...(sampled
      ? [
          { name: 'p_winner', value: at(layout.winnerShare) },
          { name: 'p_inside', value: at(layout.inside) },
          { name: `p_top_${top}`, value: (row: number) => topShare[row] },
        ]
      : []),
    { name: 'domain_distance', value: at(layout.distance) },
    {
      name: 'reason',
      value: (row) => (unread.has(row) ? unread.reason(row) : status(row) === masked ? maskReasons[mask(row)] : ''),
    },
  ];
}
