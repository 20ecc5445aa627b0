import { converged, masked, type Solutions } from '../../kinetics';
import { exactLog } from '../../math';
import type { Model } from '../model';

/** A TOF [1/s per site] of an external; members above it are counted. */
export interface Threshold {
  /** Index into the externals. */
  readonly species: number;
  readonly tof: number;
}

/** What the members of an ensemble have in common, point by point. Arrays with several values a point are row-major. */
export interface EnsembleCounts {
  /** Members that converged. [points] */
  readonly solved: Uint32Array;
  /** Members outside the model's domain. [points] */
  readonly masked: Uint32Array;
  /** Members without a solution. [points] */
  readonly failed: Uint32Array;
  /** Solved members in which the species is produced (the reactant: consumed). [points × species] */
  readonly formed: Uint32Array;
  /** Mean of log10 TOF over the members that `formed` counts; NaN for none. [points × species] */
  readonly mean: Float64Array;
  /** Standard deviation of log10 TOF, with n - 1; NaN for fewer than two. [points × species] */
  readonly spread: Float64Array;
  /** Lowest and highest log10 TOF; NaN for none. [points × species] */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Solved members in which the product has the largest selectivity. [points × products] */
  readonly wins: Uint32Array;
  /** Solved members whose TOF is above the threshold. [points × thresholds] */
  readonly exceeded: Uint32Array;
}

/**
 * Takes up the solutions of members one after the other and keeps no more than counts, means and squared deviations
 * (recursively, so that nothing large is subtracted): memory does not grow with the members. The order of members decides
 * the last bits of the means.
 *
 * Source of the recursion: B. P. Welford, Technometrics 4, 419 (1962), doi 10.1080/00401706.1962.10490022.
 */
export class EnsembleTally {
  private readonly externals: number;
  private readonly counts: Omit<EnsembleCounts, 'spread'>;
  /** Sums of squared deviations from the mean. [points × species] */
  private readonly squares: Float64Array;
  /** ln of the atoms that selectivities count, by product; -Infinity for a product without. */
  private readonly lnAtoms: Float64Array;
  private readonly lnThreshold: Float64Array;

  /** @param species externals whose TOFs are followed. */
  constructor(
    private readonly model: Model,
    private readonly points: number,
    private readonly species: readonly number[],
    private readonly thresholds: readonly Threshold[],
  ) {
    const { products, atoms, mechanism } = model;
    this.externals = mechanism.externals.length;
    const each = points * species.length;
    this.counts = {
      solved: new Uint32Array(points),
      masked: new Uint32Array(points),
      failed: new Uint32Array(points),
      formed: new Uint32Array(each),
      mean: new Float64Array(each).fill(NaN),
      least: new Float64Array(each).fill(NaN),
      most: new Float64Array(each).fill(NaN),
      wins: new Uint32Array(points * products.length),
      exceeded: new Uint32Array(points * thresholds.length),
    };
    this.squares = new Float64Array(each);
    this.lnAtoms = Float64Array.from(products, (x) => (atoms[x] > 0 ? exactLog(atoms[x]) : -Infinity));
    this.lnThreshold = Float64Array.from(thresholds, ({ tof }) => exactLog(tof));
  }

  /** Adds the solutions of the next member. */
  add(solutions: Solutions): void {
    const { counts, points } = this;
    for (let p = 0; p < points; p++) {
      const status = solutions.status[p];
      if (status === converged) {
        counts.solved[p]++;
        this.addPoint(p, solutions);
      } else if (status === masked) counts.masked[p]++;
      else counts.failed[p]++;
    }
  }

  /** What has been added so far; a copy. */
  result(): EnsembleCounts {
    const { counts, squares } = this;
    const spread = squares.map((sum, i) => (counts.formed[i] < 2 ? NaN : Math.sqrt(sum / (counts.formed[i] - 1))));
    return {
      solved: counts.solved.slice(),
      masked: counts.masked.slice(),
      failed: counts.failed.slice(),
      formed: counts.formed.slice(),
      mean: counts.mean.slice(),
      spread,
      least: counts.least.slice(),
      most: counts.most.slice(),
      wins: counts.wins.slice(),
      exceeded: counts.exceeded.slice(),
    };
  }

  private addPoint(p: number, { lnTof, tofSign }: Solutions): void {
    const { species, thresholds, counts, externals, model } = this;
    const row = p * externals;
    for (let s = 0; s < species.length; s++) {
      const at = row + species[s];
      if (tofSign[at] === this.direction(species[s])) this.addValue(p * species.length + s, lnTof[at] / Math.LN10);
    }
    for (let t = 0; t < thresholds.length; t++) {
      const at = row + thresholds[t].species;
      const forms = tofSign[at] === this.direction(thresholds[t].species);
      if (forms && lnTof[at] > this.lnThreshold[t]) counts.exceeded[p * thresholds.length + t]++;
    }
    const { products } = model;
    let first = -Infinity;
    let best = -1;
    for (let i = 0; i < products.length; i++) {
      const at = row + products[i];
      if (tofSign[at] !== 1) continue;
      const ln = lnTof[at] + this.lnAtoms[i];
      if (ln > first) {
        first = ln;
        best = i;
      }
    }
    if (best >= 0) counts.wins[p * products.length + best]++;
  }

  /** The sign of a TOF that counts: products are produced, the reactant is consumed. */
  private direction(species: number): 1 | -1 {
    return species === this.model.reactant ? -1 : 1;
  }

  private addValue(at: number, value: number): void {
    const { formed, mean, least, most } = this.counts;
    const n = ++formed[at];
    if (n === 1) {
      mean[at] = least[at] = most[at] = value;
      return;
    }
    const off = value - mean[at];
    mean[at] += off / n;
    this.squares[at] += off * (value - mean[at]);
    if (value < least[at]) least[at] = value;
    if (value > most[at]) most[at] = value;
  }
}
