import { InvalidInput } from '../base';
import type { BranchSearch, Kernel } from '../kinetics';
import { defaultSearch, type Model } from '../screening';

/**
 * Where other steady states are looked for, or null for nowhere: as `defaultSearch`, with `--branches` from every start.
 *
 * @throws InvalidInput when `webgpu` is asked to, which knows single precision alone.
 */
export function branchSearch(
  model: Model,
  options: { readonly backend: string; readonly branches?: boolean },
): BranchSearch | null {
  const asked = options.branches === true ? true : null;
  if (options.backend !== 'webgpu') return defaultSearch(model, asked);
  if (asked === null) return null;
  throw new InvalidInput({ name: '--branches', got: '--backend webgpu', expected: '--backend cpu, wasm or auto' });
}

/** The search as an option of an evaluation on this kernel; none on `webgpu`, which would hand all points over. */
export function searchOn({ name }: Kernel, search: BranchSearch | null): { readonly branches?: BranchSearch } {
  return search === null || name === 'webgpu' ? {} : { branches: search };
}
