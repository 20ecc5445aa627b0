import { evaluateForm, type AffineForm } from '../energetics';
import type { Model } from './model';
import { potentials } from './potentials';
import { thermalValues } from './thermalTerm';

/** Values of every variable that energies may use, at one point. */
export type PointValues = Readonly<Record<string, number>>;

/** Nodes per descriptor, by number of descriptors: some thousand points in all. */
const nodesFor = (descriptors: number): number => Math.max(2, Math.round(2601 ** (1 / descriptors)));

/** Points over the descriptor ranges, at the study's conditions, that the study's domain does not mask. */
export function domainGrid(model: Model): readonly PointValues[] {
  const { study } = model;
  const { pH, T } = study.conditions;
  const conditions = { ...thermalValues(study, T), T, pH, ...potentials(study, {}) };
  const nodes = nodesFor(study.descriptors.length);
  let points: PointValues[] = [conditions];
  for (const { name, range } of study.descriptors) {
    const [from, to] = range;
    const values = Array.from({ length: nodes }, (_, i) => from + ((to - from) * i) / (nodes - 1));
    points = points.flatMap((point) => values.map((at) => ({ ...point, [name]: at })));
  }
  return points.filter((point) => model.domain.every(({ form }) => evaluateForm(form, point) >= 0));
}

/** Smallest, largest and root-mean-square value of a form over points. */
export interface FormRange {
  readonly least: number;
  readonly most: number;
  readonly rms: number;
}

/** Range of an energy [eV] over points; NaN where there are none. */
export function rangeOf(form: AffineForm, points: readonly PointValues[]): FormRange {
  const values = points.map((point) => evaluateForm(form, point));
  if (values.length === 0) return { least: NaN, most: NaN, rms: NaN };
  return {
    least: values.reduce((a, b) => Math.min(a, b)),
    most: values.reduce((a, b) => Math.max(a, b)),
    rms: Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length),
  };
}
