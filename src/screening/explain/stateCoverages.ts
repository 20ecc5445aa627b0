import type { Evaluation } from '../evaluatePoints';

/** Coverage of one surface state. */
export interface StateCoverage {
  /** `NO3*`, or `*` for empty sites. */
  readonly species: string;
  readonly free: boolean;
  /** Name of its site type. */
  readonly site: string;
  /** Share of all sites that are of that type: what the coverages of the type add up to, sites for sites. */
  readonly siteFraction: number;
  /** ln of the coverage (species per site); -Infinity for a species that cannot form, NaN where unsolved. */
  readonly lnCoverage: number;
  /** As a fraction of the sites; 0 below the range of f64. */
  readonly coverage: number;
}

/** Coverages of all states at point `p`, empty sites first, in the order of the mechanism. */
export function stateCoverages({ model, solutions }: Evaluation, p: number): readonly StateCoverage[] {
  const { states, sites, stateSite } = model.mechanism;
  return states.map(({ name, phase }, s) => {
    const lnCoverage = solutions.lnCoverage[p * states.length + s];
    const { name: site, fraction: siteFraction } = sites[stateSite[s]];
    return { species: name, free: phase === 'site', site, siteFraction, lnCoverage, coverage: Math.exp(lnCoverage) };
  });
}
