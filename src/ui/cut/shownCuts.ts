import type { CutPlot } from '../../plots';
import type { WhichMap } from '../state/conditionTarget';

/** A cut that is drawn, and through which map it goes. */
export interface ShownCut {
  readonly which: WhichMap;
  /** Its heading; empty for one that stands alone. */
  readonly name: string;
  readonly plot: CutPlot;
}

const names: Readonly<Record<WhichMap, string>> = { first: 'First map', second: 'Second map' };

/**
 * The cuts to draw of those that are there, both on one scale.
 *
 * @param plots null for a cut that is not computed yet.
 * @param wanted the maps whose cuts there is room for.
 */
export function shownCuts(
  plots: Readonly<Record<WhichMap, CutPlot | null>>,
  wanted: readonly WhichMap[],
): readonly ShownCut[] {
  const found = wanted.flatMap((which) => {
    const plot = plots[which];
    return plot === null ? [] : [{ which, name: wanted.length > 1 ? names[which] : '', plot }];
  });
  if (found.length < 2) return found;
  const ranges = found.map(({ plot }) => plot.y.range);
  const range = [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))] as const;
  return found.map((cut) => ({ ...cut, plot: { ...cut.plot, y: { ...cut.plot.y, range } } }));
}
