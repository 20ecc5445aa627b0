import { converged, masked, pointStatus } from '../kinetics';
import { hasActivity } from '../mechanism';
import type { Evaluation } from './evaluatePoints';
import {
  activationEnergy,
  faradaicEfficiencies,
  rateControl,
  responseTo,
  selectivities,
  tof,
  winner,
} from './outcomes';

/** Which columns a result table has beyond the usual ones. */
export interface TableOptions {
  /** `x_rc:PRODUCT:STEP` */
  readonly drc?: boolean;
  /** `order:PRODUCT:SPECIES` for every species with an activity. */
  readonly orders?: boolean;
  /** `eapp:PRODUCT` [eV] */
  readonly eapp?: boolean;
  /** `branches`: stable steady states that were found. */
  readonly branches?: boolean;
}

/** One column of results. */
export interface ResultColumn {
  readonly name: string;
  readonly value: (point: number) => number | string;
}

/**
 * The columns of a result table, in the order in which they are written: status and residual, coverages, TOFs [1/s per
 * site] and their logarithms, selectivities, derivatives on request, then faradaic efficiencies, winner, margin and why a
 * point is masked.
 */
export function resultColumns(evaluation: Evaluation, options: TableOptions = {}): readonly ResultColumn[] {
  const { model, solutions, maskReasons } = evaluation;
  const { mechanism, products, reactant } = model;
  const states = mechanism.states.length;
  const externals = mechanism.externals.length;
  const species = [...products, reactant];
  const name = (x: number): string => mechanism.externals[x].name;
  const solved = (p: number): boolean => solutions.status[p] === converged;
  const shareColumns = (title: string, shares: (e: Evaluation, p: number) => readonly number[]): ResultColumn[] =>
    products.map((x, i) => ({ name: `${title}:${name(x)}`, value: (p: number) => shares(evaluation, p)[i] }));
  return [
    { name: 'status', value: (p) => pointStatus[solutions.status[p]] },
    { name: 'residual', value: (p) => solutions.residual[p] },
    ...(options.branches === true ? [{ name: 'branches', value: (p: number) => solutions.branches?.[p] ?? NaN }] : []),
    ...mechanism.states.map((state, s) => ({
      name: `coverage:${state.name}`,
      value: (p: number) => Math.exp(solutions.lnCoverage[p * states + s]),
    })),
    ...species.map((x) => ({ name: `tof:${name(x)}`, value: (p: number) => tof(evaluation, p, x) })),
    ...species.map((x) => ({
      name: `ln_tof:${name(x)}`,
      value: (p: number) => (solved(p) ? solutions.lnTof[p * externals + x] : NaN),
    })),
    ...shareColumns('selectivity', selectivities),
    ...(options.drc === true ? controlColumns(evaluation, species) : []),
    ...(options.orders === true ? orderColumns(evaluation, species) : []),
    ...(options.eapp === true ? activationColumns(evaluation, species) : []),
    ...shareColumns('faradaic_efficiency', faradaicEfficiencies),
    {
      name: 'winner',
      value: (p) => {
        const { index } = winner(evaluation, p);
        return index < 0 ? '' : name(products[index]);
      },
    },
    {
      name: 'margin',
      value: (p) => {
        const { index, margin } = winner(evaluation, p);
        return index < 0 ? NaN : margin;
      },
    },
    { name: 'reason', value: (p) => (solutions.status[p] === masked ? maskReasons[solutions.mask[p]] : '') },
  ];
}

function controlColumns(evaluation: Evaluation, species: readonly number[]): ResultColumn[] {
  const { mechanism } = evaluation.model;
  return species.flatMap((x) =>
    mechanism.steps.map((step, j) => ({
      name: `x_rc:${mechanism.externals[x].name}:${step.id}`,
      value: (p: number) => rateControl(evaluation, p, x, j),
    })),
  );
}

function orderColumns(evaluation: Evaluation, species: readonly number[]): ResultColumn[] {
  const { mechanism } = evaluation.model;
  return species.flatMap((x) =>
    mechanism.externals.filter(hasActivity).map((other) => ({
      name: `order:${mechanism.externals[x].name}:${other.name}`,
      value: (p: number) => responseTo(evaluation, p, x, `ln a_${other.name}`),
    })),
  );
}

function activationColumns(evaluation: Evaluation, species: readonly number[]): ResultColumn[] {
  return species.map((x) => ({
    name: `eapp:${evaluation.model.mechanism.externals[x].name}`,
    value: (p: number) => activationEnergy(evaluation, p, x),
  }));
}
