import { InvalidInput } from '../base';
import { luFactor, luSolve } from '../math';
import type { FormInput, StepKinetics, Study } from '../study';
import { compileModel } from './compileModel';
import { cyclesOf } from './lintCycles';
import { isFit } from './resolveForm';

/** A coefficient that closing changes. */
export interface ClosedCoefficient {
  readonly step: string;
  /** `barrier`, `reverseBarrier` or `desorption`. */
  readonly member: Member;
  /** `const` [eV] or the variable whose coefficient it is. */
  readonly variable: string;
  readonly before: number;
  readonly after: number;
}

/** A study whose cycles close, and what was changed. */
export interface ClosedStudy {
  readonly study: Study;
  readonly changes: readonly ClosedCoefficient[];
}

type Member = 'barrier' | 'reverseBarrier' | 'desorption';

/** An energy that may be changed: adding to it adds `sign` times as much to the step's reaction energy. */
interface Freedom {
  readonly step: string;
  readonly member: Member;
  readonly sign: 1 | -1;
  readonly weight: number;
}

/** Coefficients smaller than this [eV or 1] are rounding. */
const rounding = 1e-12;

/**
 * Makes a set of rate parameters thermodynamically consistent: the reaction energies around every cycle of reversible steps sum
 * to zero at every descriptor, at the study's temperature. Of all changes of the given barriers and desorption energies that do
 * so, it takes the smallest: Σ weight × change² least, for the constants and for the coefficients of each variable.
 *
 * @param weights by step; a step of weight 4 changes a quarter as much as one of weight 1. Default 1.
 * @throws InvalidInput where a cycle has no energy that can be changed, or a weight is no positive number of a known step.
 */
export function closeCycles(study: Study, weights: Readonly<Record<string, number>> = {}): ClosedStudy {
  const model = compileModel(study);
  for (const [step, weight] of Object.entries(weights)) {
    const known = model.steps.some(({ id }) => id === step);
    if (known && weight > 0 && weight < Infinity) continue;
    const expected = known ? 'a number above 0' : `one of the steps ${model.steps.map(({ id }) => id).join('; ')}`;
    throw new InvalidInput({ name: 'weight', got: known ? weight : step, expected });
  }
  const cycles = cyclesOf(model);
  const free = model.steps.flatMap(({ id }) => freedoms(id, study.energetics.steps[id], weights[id] ?? 1));
  const count = (cycle: number, step: string): number =>
    cycles[cycle].terms.find((term) => term.step === step)?.count ?? 0;
  const rows = cycles.map((_, c) => free.map(({ step, sign }) => sign * count(c, step)));
  const variables = [...new Set(cycles.flatMap(({ closure }) => Object.keys(closure.terms)))];
  const changes: ClosedCoefficient[] = [];
  let steps = study.energetics.steps;
  for (const variable of ['const', ...variables]) {
    const closure = cycles.map((cycle) =>
      variable === 'const' ? cycle.closure.constant : (cycle.closure.terms[variable] ?? 0),
    );
    if (closure.every((value) => Math.abs(value) < rounding)) continue;
    if (variable.startsWith('thermal:')) {
      const expected = 'thermochemistry on both ways around a cycle (given barriers have none)';
      throw new InvalidInput({ name: 'thermochemistry', got: variable.slice(8), expected });
    }
    leastChange(rows, closure, free).forEach((change, i) => {
      if (Math.abs(change) < rounding) return;
      const { step, member } = free[i];
      const kinetics = steps[step];
      const form = coefficientsOf(member in kinetics ? (kinetics as Record<string, unknown>)[member] : undefined)!;
      const before = form[variable] ?? 0;
      changes.push({ step, member, variable, before, after: before + change });
      steps = { ...steps, [step]: { ...kinetics, [member]: { ...form, [variable]: before + change } } };
    });
  }
  const note = 'Energies changed by the least squares that close every cycle of steps.';
  const closed: Study = {
    ...study,
    id: `${study.id}-closed`,
    title: `${study.title}, closed`,
    description: study.description === '' ? note : `${study.description} ${note}`,
    energetics: { ...study.energetics, steps },
  };
  return { study: changes.length === 0 ? study : closed, changes };
}

/** Energies of a step that are plain forms. */
function freedoms(step: string, kinetics: StepKinetics, weight: number): readonly Freedom[] {
  const plain = (value: unknown): boolean => coefficientsOf(value) !== null;
  if (kinetics.kind === 'hertz-knudsen') {
    return plain(kinetics.desorption) ? [{ step, member: 'desorption', sign: -1, weight }] : [];
  }
  if (kinetics.reverseBarrier === undefined || !plain(kinetics.barrier) || !plain(kinetics.reverseBarrier)) return [];
  return [
    { step, member: 'barrier', sign: 1, weight },
    { step, member: 'reverseBarrier', sign: -1, weight },
  ];
}

/** Coefficients of a plain form; null for fits and anything else. */
function coefficientsOf(value: unknown): Readonly<Record<string, number>> | null {
  if (typeof value === 'number') return { const: value };
  if (typeof value !== 'object' || value === null || isFit(value)) return null;
  const form = value as Extract<FormInput, Record<string, number>>;
  return Object.values(form).every((coefficient) => typeof coefficient === 'number') ? form : null;
}

/** The change x of least Σ w x² with rows · x = -closure: x = -W⁻¹ Aᵀ (A W⁻¹ Aᵀ)⁻¹ closure. */
function leastChange(
  rows: readonly (readonly number[])[],
  closure: readonly number[],
  free: readonly Freedom[],
): readonly number[] {
  const n = rows.length;
  const normal = Float64Array.from({ length: n * n }, (_, k) =>
    free.reduce((sum, { weight }, j) => sum + (rows[Math.floor(k / n)][j] * rows[k % n][j]) / weight, 0),
  );
  const multipliers = Float64Array.from(closure);
  const pivot = new Int32Array(n);
  if (!luFactor(n, normal, pivot)) {
    throw new InvalidInput({
      name: 'energetics.steps',
      got: 'a cycle of steps whose energies are not given as plain forms',
      expected: 'in every cycle a step with its own barrier and reverse barrier, or desorption energy',
    });
  }
  luSolve(n, normal, pivot, multipliers, 1);
  return free.map(({ weight }, j) => -rows.reduce((sum, row, c) => sum + row[j] * multipliers[c], 0) / weight);
}
