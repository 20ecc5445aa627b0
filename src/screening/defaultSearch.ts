import { exchangesSites, type BranchSearch } from '../kinetics';
import { severalStatesPossible, type CompiledMechanism } from '../mechanism';
import { interactsIn } from './interactionModel';
import type { Model } from './model';

/**
 * Adsorbates of mechanisms that are searched without being asked. The search costs as much as two maps for each adsorbate
 * and two more: at three species of CO oxidation 70 ms for 100 × 100 points, at 14 of nitrate thirty times the map.
 */
const fewAdsorbates = 4;

/**
 * Where other steady states are looked for: from every corner when that is asked for or cheap and several are possible, else
 * from the clean surface; nowhere when `asked` is false, nor unasked where site types exchange adsorbates, whose points take
 * 1.4 ms as they are.
 */
export function defaultSearch({ study, mechanism }: Model, asked: boolean | null): BranchSearch | null {
  if (asked === true) return 'corners';
  const costly = exchangesSites(mechanism);
  const interacting = interactsIn(study);
  if (asked === false || costly || !(interacting || severalStatesPossible(mechanism))) return null;
  return isSmall(mechanism) && !interacting ? 'corners' : 'clean';
}

/** Whether a mechanism has few adsorbates. */
function isSmall({ states, sites }: CompiledMechanism): boolean {
  return states.length - sites.length <= fewAdsorbates;
}
