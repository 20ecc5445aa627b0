/** States before and after the present one. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last change was to, when the next one of the same kind belongs to it; else null. */
  readonly open: string | null;
}

/** States that are kept; the oldest go first. */
const most = 500;

/** A history without a past. */
export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], open: null };
}

/**
 * The history after a change. Changes in a row with the same `gesture` (a drag of one slider, say) are undone together.
 */
export function changed<T>(history: History<T>, present: T, gesture: string | null = null): History<T> {
  if (present === history.present) return history;
  const goesOn = gesture !== null && gesture === history.open;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-most);
  return { past, present, future: [], open: gesture };
}

/** The history after the gesture has ended: the next change is undone alone. */
export function settled<T>(history: History<T>): History<T> {
  return history.open === null ? history : { ...history, open: null };
}

/** One step back; the same history at its beginning. */
export function undone<T>({ past, present, future }: History<T>): History<T> {
  const before = past.at(-1);
  if (before === undefined) return { past, present, future, open: null };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], open: null };
}

/** One step forward; the same history at its end. */
export function redone<T>({ past, present, future }: History<T>): History<T> {
  const [next, ...rest] = future;
  if (next === undefined) return { past, present, future, open: null };
  return { past: [...past, present], present: next, future: rest, open: null };
}
