import { InvalidInput } from '../base';
import type { BranchSearch } from '../kinetics';

/**
 * Where other steady states are looked for: `cpu` always looks from the clean surface, with `--branches` from every corner.
 *
 * @throws InvalidInput when another backend is asked to.
 */
export function branchSearch(options: { readonly backend: string; readonly branches?: boolean }): {
  readonly branches?: BranchSearch;
} {
  const asked = options.branches ?? false;
  if (options.backend === 'cpu') return { branches: asked ? 'corners' : 'clean' };
  if (!asked) return {};
  throw new InvalidInput({ name: '--branches', got: `--backend ${options.backend}`, expected: '--backend cpu' });
}
