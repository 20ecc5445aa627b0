import { get, set, update } from 'idb-keyval';

/**
 * What the browser keeps of the page between visits, by name. A browser that keeps nothing rejects, also where asking for
 * its database throws at once, as some do in private windows and in frames without an origin.
 */
export const browserStore = {
  read: async (name: string): Promise<unknown> => get<unknown>(name),
  write: async (name: string, value: unknown): Promise<void> => set(name, value),
  /** Changes what is kept at once, so that two tabs do not lose each other's changes. */
  change: async (name: string, next: (kept: unknown) => unknown): Promise<void> => update<unknown>(name, next),
};
