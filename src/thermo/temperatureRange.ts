/** Temperatures that a polynomial holds for [K]. */
interface Range {
  readonly from_K: number;
  readonly to_K: number;
}

/**
 * The first range that holds `T` [K], its ends included; outside all of them the nearest, which is then extrapolated. Where
 * that happens `outsideRanges` says so.
 */
export function temperatureRange<R extends Range>(ranges: readonly R[], T: number): R {
  const away = ({ from_K, to_K }: Range): number => Math.max(from_K - T, T - to_K, 0);
  return ranges.reduce((best, range) => (away(range) < away(best) ? range : best));
}

/** True where no range holds `T` [K]. A range from 298 K is taken to hold 298.15 K and the other way round. */
export function outsideRanges(ranges: readonly Range[], T: number): boolean {
  return !ranges.some(({ from_K, to_K }) => T >= from_K - rounding && T <= to_K + rounding);
}

/** Difference between 298 K and 298.15 K [K]. */
const rounding = 0.15;
