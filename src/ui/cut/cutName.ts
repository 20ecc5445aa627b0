import type { CutQuantity } from '../../plots';
import type { WhichMap } from '../state/conditionTarget';
import { exportName } from '../state/exportName';

/** Name of the picture of a cut; that of the first map does not say so. */
export function cutName(study: string, show: CutQuantity, which: WhichMap): string {
  return exportName([study, 'cut', show, ...(which === 'first' ? [] : [which])], 'svg');
}
