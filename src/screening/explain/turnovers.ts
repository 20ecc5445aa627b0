import { converged } from '../../kinetics';
import type { Evaluation } from '../evaluatePoints';
import { activationEnergy, faradaicEfficiencies, selectivities, tof } from '../outcomes';

/** Turnover of one external species. */
export interface Turnover {
  readonly species: string;
  readonly role: 'reactant' | 'product' | 'other';
  /** TOF [1/s per site], produced positive, consumed negative; NaN where rounding hides it. */
  readonly tof: number;
  /** ln |TOF| [ln 1/s per site]: it does not underflow. */
  readonly lnTof: number;
  /** +1 produced, -1 consumed, 0 none or hidden. */
  readonly sign: -1 | 0 | 1;
  /** Share of the study's atoms that leave in it; NaN unless it is a product. */
  readonly selectivity: number;
  /** Share of the electrons; NaN unless it is a product. */
  readonly faradaicEfficiency: number;
  /** Apparent activation energy kT² d ln|TOF| / dT [eV]; NaN unless derivatives were computed. */
  readonly activationEnergy: number;
}

/** Turnovers at point `p`: the reactant, the products in the study's order, then every other external species. */
export function turnovers(evaluation: Evaluation, p: number): readonly Turnover[] {
  const { model, solutions } = evaluation;
  const { externals } = model.mechanism;
  const selective = selectivities(evaluation, p);
  const efficient = faradaicEfficiencies(evaluation, p);
  const { reactant, products } = model;
  const named = [reactant, ...products.filter((x) => x !== reactant)];
  const others = externals.map((_, x) => x).filter((x) => !named.includes(x));
  return [...named, ...others].map((x): Turnover => {
    const at = p * externals.length + x;
    const i = products.indexOf(x);
    const solved = solutions.status[p] === converged;
    return {
      species: externals[x].name,
      role: x === reactant ? 'reactant' : i >= 0 ? 'product' : 'other',
      tof: tof(evaluation, p, x),
      lnTof: solved ? solutions.lnTof[at] : NaN,
      sign: solutions.tofSign[at] as -1 | 0 | 1,
      selectivity: selective[i] ?? NaN,
      faradaicEfficiency: efficient[i] ?? NaN,
      activationEnergy: solved ? activationEnergy(evaluation, p, x) : NaN,
    };
  });
}
