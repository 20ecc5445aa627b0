import { cleanForm, combine, constantForm, type AffineForm } from '../energetics';
import { domainGrid, rangeOf } from './domainGrid';
import type { Finding } from './finding';
import type { Model, ModelStep } from './model';
import { studyThermalEnergy } from './potentials';

/** A set of steps that together change nothing, with whole-number multiples. */
export interface Cycle {
  readonly terms: readonly { readonly step: string; readonly count: number }[];
  /** What the reaction energies around it sum to [eV]; zero in a thermodynamically consistent set. */
  readonly closure: AffineForm;
}

/** Closures below this [eV] are rounding. */
const tolerance = 1e-6;

/** Cycles of steps whose energies do not sum to zero: the same overall reaction has different energies by two routes. */
export function lintCycles(model: Model): readonly Finding[] {
  const points = domainGrid(model);
  return cyclesOf(model).flatMap(({ terms, closure }): Finding[] => {
    const { least, most, rms } = rangeOf(closure, points);
    if (!(Math.max(Math.abs(least), Math.abs(most)) > tolerance)) return [];
    const route = terms.map(({ step, count }) => `${count > 0 ? '+' : '−'}${Math.abs(count)} (${step})`).join(' ');
    return [
      {
        severity: 'warning',
        check: 'cycle-not-closed',
        path: 'energetics.steps',
        message:
          `the cycle ${route} does not close: ${least.toFixed(2)} to ${most.toFixed(2)} eV over the unmasked domain, ` +
          `rms ${rms.toFixed(2)} eV`,
        data: { terms, closure, least, most, rms },
      },
    ];
  });
}

/**
 * A basis of the cycles of reversible steps. The computational hydrogen electrode, 2 H+ + 2 e- = H2 with ΔG = 2 e U_RHE,
 * counts as a step where all three occur.
 */
export function cyclesOf(model: Model): readonly Cycle[] {
  const { mechanism } = model;
  const rows = [...mechanism.states, ...mechanism.externals].map((s) => s.name);
  const columns = model.steps.flatMap((step, j) =>
    step.reverse === null
      ? []
      : [
          {
            name: step.id,
            change: [
              ...mechanism.states.map((_, i) => mechanism.netState[j * mechanism.states.length + i]),
              ...mechanism.externals.map((_, i) => mechanism.netExternal[j * mechanism.externals.length + i]),
            ],
            energy: reactionFreeEnergy(model, step),
          },
        ],
  );
  if (['H+', 'e-', 'H2'].every((name) => rows.includes(name))) {
    columns.push({
      name: '2 H+ + 2 e- = H2',
      change: rows.map((name) => (name === 'H2' ? 1 : name === 'H+' || name === 'e-' ? -2 : 0)),
      energy: { constant: 0, terms: { U_RHE: 2 } },
    });
  }
  const matrix = rows.map((_, r) => columns.map((column) => column.change[r]));
  return nullSpace(matrix, columns.length).map((vector) => ({
    terms: vector.flatMap((count, j) => (count === 0 ? [] : [{ step: columns[j].name, count }])),
    closure: combine(vector.map((count, j) => [count, columns[j].energy])),
  }));
}

/** Ea_f - Ea_r - kT ln(A_f / A_r) at the study's temperature; interactions cancel around a cycle. */
function reactionFreeEnergy(model: Model, step: ModelStep): AffineForm {
  const { study } = model;
  const { T } = study.conditions;
  const back = step.reverse!;
  const lnRatio =
    step.forward.lnPrefactor -
    back.lnPrefactor +
    (step.forward.temperatureExponent - back.temperatureExponent) * Math.log(T);
  const kT = studyThermalEnergy(study, T);
  return cleanForm(
    combine([
      [1, step.forward.barriers[0]],
      [-1, back.barriers[0]],
      [1, constantForm(-kT * lnRatio)],
    ]),
  );
}

/** Whole-number basis of the null space of a small integer matrix, first entries positive, by reduced row echelon form. */
function nullSpace(matrix: readonly (readonly number[])[], columns: number): readonly (readonly number[])[] {
  const a = matrix.map((row) => [...row]);
  const pivots: number[] = [];
  for (let c = 0; c < columns && pivots.length < a.length; c++) {
    const top = pivots.length;
    const best = a.slice(top).reduce((at, row, i) => (Math.abs(row[c]) > Math.abs(a[at][c]) ? top + i : at), top);
    if (Math.abs(a[best][c]) < 1e-9) continue;
    [a[top], a[best]] = [a[best], a[top]];
    const head = a[top][c];
    a[top] = a[top].map((value) => value / head);
    for (let r = 0; r < a.length; r++) {
      const factor = a[r][c];
      if (r !== top && factor !== 0) a[r] = a[r].map((value, k) => value - factor * a[top][k]);
    }
    pivots.push(c);
  }
  return Array.from({ length: columns }, (_, c) => c)
    .filter((c) => !pivots.includes(c))
    .map((free) => {
      const vector = new Array<number>(columns).fill(0);
      vector[free] = 1;
      pivots.forEach((c, r) => (vector[c] = -a[r][free]));
      return wholeNumbers(vector);
    });
}

function wholeNumbers(vector: readonly number[]): readonly number[] {
  const factor = Array.from({ length: 60 }, (_, i) => i + 1).find((f) =>
    vector.every((value) => Math.abs(value * f - Math.round(value * f)) < 1e-6),
  );
  if (factor === undefined) return vector;
  const sign = Math.sign(vector.find((value) => value !== 0) ?? 1);
  return vector.map((value) => sign * Math.round(value * factor) + 0);
}
