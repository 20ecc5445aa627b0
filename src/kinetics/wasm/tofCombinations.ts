import type { CompiledMechanism } from '../../mechanism';

/** Coefficient of each step's net rate in a TOF. */
export type StepSum = readonly number[];

/**
 * Sums of net step rates that all equal the TOF of an external in the steady state, the plain one first. Where the steps
 * that make a species run back and forth in equilibrium, their difference has no digits left; the conservation of one of
 * its elements over everything else that leaves the surface, or of an adsorbate that its step makes, may have all.
 */
export function tofCombinations(mechanism: CompiledMechanism, external: number): readonly StepSum[] {
  const { externals, states, steps } = mechanism;
  const made = (j: number, x: number): number => mechanism.netExternal[j * externals.length + x];
  const changed = (j: number, s: number): number => mechanism.netState[j * states.length + s];
  const plain = steps.map((_, j) => made(j, external));
  const own = externals[external].composition ?? {};
  const byElement = Object.entries(own).map(([element, atoms]) =>
    steps.map((_, j) => {
      let others = 0;
      externals.forEach((q, x) => {
        if (x !== external) others += (q.composition?.[element] ?? 0) * made(j, x);
      });
      return -others / atoms;
    }),
  );
  const byAdsorbate: StepSum[] = [];
  plain.forEach((c, j) => {
    if (c === 0) return;
    states.forEach((state, s) => {
      const change = changed(j, s);
      if (change !== 0 && state.phase !== 'site')
        byAdsorbate.push(plain.map((p, k) => p - (c / change) * changed(k, s)));
    });
  });
  const seen = new Set<string>();
  return [plain, ...byElement, ...byAdsorbate].filter((sum) => {
    const key = sum.join(' ');
    const fresh = !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
