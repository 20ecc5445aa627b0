import type { Study } from '../study';

/** Names of the variables that an energy of a study may use. */
export function formVariables({ descriptors }: Study): ReadonlySet<string> {
  return new Set([...descriptors.map(({ name }) => name), 'U_RHE', 'U_SHE', 'pH', 'T']);
}
