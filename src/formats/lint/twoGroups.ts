/** The best cut of some numbers into two groups. */
export interface TwoGroups {
  /** Between the means of the groups. */
  readonly distance: number;
  /** Standard deviation within the groups, both together. */
  readonly deviation: number;
  /** Numbers in the smaller group. */
  readonly smaller: number;
  /** Between the groups, and whether the smaller one lies below it. */
  readonly border: number;
  readonly smallerBelow: boolean;
}

/** The cut that leaves the least variance within two groups; null for fewer than four numbers. */
export function twoGroups(values: Float64Array): TwoGroups | null {
  const n = values.length;
  if (n < 4) return null;
  const sorted = values.slice().sort();
  const total = sorted.reduce((sum, value) => sum + value, 0);
  const squares = sorted.reduce((sum, value) => sum + value * value, 0);
  let best = { between: -1, cut: 1, distance: 0 };
  let left = 0;
  for (let cut = 1; cut < n; cut++) {
    left += sorted[cut - 1];
    const distance = (total - left) / (n - cut) - left / cut;
    const between = ((cut * (n - cut)) / n) * distance ** 2;
    if (between > best.between) best = { between, cut, distance };
  }
  const within = Math.max(0, squares - (total * total) / n - best.between);
  return {
    distance: best.distance,
    deviation: Math.sqrt(within / (n - 2)),
    smaller: Math.min(best.cut, n - best.cut),
    border: (sorted[best.cut - 1] + sorted[best.cut]) / 2,
    smallerBelow: best.cut <= n - best.cut,
  };
}
