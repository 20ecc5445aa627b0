import type { BranchSearch } from '../../kinetics';
import { defaultSearch, type Model } from '../../screening';
import type { View } from './view';

/** Where a resting map looks for other steady states; null for nowhere. A map that moves does not look. */
export function viewSearch(model: Model, { branches }: Pick<View, 'branches'>): BranchSearch | null {
  const search = defaultSearch(model, branches ?? null);
  return search === 'corners' ? search : null;
}
