/** Steady states whose ln coverages differ by less than this are the same. */
const same = 1e-5;
/** As `same`, for states of the same stability: between two of those lies a third one. */
const alike = 1e-3;

/** Whether ln coverages are those of the same steady state. */
export function sameState(a: ArrayLike<number>, b: ArrayLike<number>, within = same): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !(Math.abs(a[i] - b[i]) < within)) return false;
  return true;
}

/**
 * Stable steady states, of which there are more than saddles by one at least: the signs of the determinants of all steady
 * states sum to 1, since no coverage leaves the range from 0 to 1.
 *
 * @param states what was found. @param saddle whether each is a saddle.
 */
export function stableStates(states: readonly ArrayLike<number>[], saddle: readonly boolean[]): number {
  const distinct = states.filter(
    (state, k) => !states.some((other, l) => l < k && saddle[l] === saddle[k] && sameState(other, state, alike)),
  );
  const saddles = distinct.filter((state) => saddle[states.indexOf(state)]).length;
  return Math.max(distinct.length - saddles, saddles + 1);
}
