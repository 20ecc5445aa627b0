import type { BranchSearch } from '../kinetics';
import { severalStatesPossible, type CompiledMechanism } from '../mechanism';

/**
 * Adsorbates of mechanisms that are searched without being asked. The search costs as much as two maps for each adsorbate
 * and two more: at three species of CO oxidation 70 ms for 100 × 100 points, at 14 of nitrate thirty times the map.
 */
const fewAdsorbates = 4;

/**
 * Where other steady states are looked for: from every corner when that is asked for or cheap and several are possible, else
 * from the clean surface; nowhere when `asked` is false.
 */
export function defaultSearch(mechanism: CompiledMechanism, asked: boolean | null): BranchSearch | null {
  if (asked === false || !severalStatesPossible(mechanism)) return asked === true ? 'corners' : null;
  return asked === true || isSmall(mechanism) ? 'corners' : 'clean';
}

/** Whether a mechanism has few adsorbates. */
function isSmall({ states, sites }: CompiledMechanism): boolean {
  return states.length - sites.length <= fewAdsorbates;
}
