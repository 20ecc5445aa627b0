import { chemicalText, numberText, threeDigitsOf } from '../../plots';
import type { PointExplanation } from '../../screening';

/** A quantity of pinned points, one value for each. */
export interface ComparedRow {
  readonly label: string;
  readonly values: readonly string[];
}

/**
 * What most sites of each type hold at each point. A study with one type has one row; with several, each row says how much
 * there is of its type, so that a full step can be told from an empty one.
 */
export function surfaceRows(
  explanations: readonly Pick<PointExplanation, 'status' | 'coverages'>[],
): readonly ComparedRow[] {
  const types = new Map(explanations[0].coverages.map((state) => [state.site, state.siteFraction]));
  const empty = (site: string): string =>
    explanations[0].coverages.find((state) => state.free && state.site === site)?.species ?? site;
  return [...types].map(([site, fraction]) => ({
    label:
      types.size === 1
        ? 'most on the surface (coverage)'
        : `most on ${empty(site)} (coverage, of ${numberText(fraction)})`,
    values: explanations.map(({ status, coverages }) => {
      if (status !== 'converged') return status;
      const own = coverages.filter((state) => state.site === site);
      const most = own.reduce((a, b) => (b.lnCoverage > a.lnCoverage ? b : a));
      const name = !most.free ? chemicalText(most.species) : types.size === 1 ? 'free' : `free ${most.species}`;
      return `${name} ${threeDigitsOf(most.lnCoverage)}`;
    }),
  }));
}
