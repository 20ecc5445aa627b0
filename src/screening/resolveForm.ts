import { InvalidInput } from '../base';
import { constantForm, type AffineForm } from '../energetics';
import { boundedLeastSquares, type Bounds } from '../math';
import { memberText, type FormInput } from '../study';

/**
 * An energy of a study as an affine form [eV]; a scaling relation given by its points is fitted here.
 *
 * @param variables names that the form may use.
 * @param path place in the study, for errors.
 * @throws InvalidInput for an unknown variable, or points that do not determine the fit.
 */
export function resolveForm(input: FormInput, variables: ReadonlySet<string>, path: string): AffineForm {
  if (typeof input === 'number') return constantForm(input);
  if (isFit(input)) return fitted(input.fit, variables, path);
  const { const: constant = 0, ...terms } = input;
  for (const name of Object.keys(terms)) requireVariable(name, variables, path);
  return { constant, terms };
}

/** A scaling relation given by its points. */
type Fit = Extract<FormInput, { readonly fit: object }>['fit'];

/** True for a scaling relation that is given by its points. */
export function isFit(input: unknown): input is { readonly fit: Fit } {
  return typeof input === 'object' && input !== null && 'fit' in input && typeof input.fit === 'object';
}

function fitted(fit: Fit, variables: ReadonlySet<string>, path: string): AffineForm {
  for (const name of fit.on) requireVariable(name, variables, `${path}.fit.on`);
  const width = fit.on.length + 1;
  fit.points.forEach((row, i) => {
    if (row.length !== width) {
      throw new InvalidInput({
        name: `${path}.fit.points[${i}]`,
        got: row,
        expected: `${width} numbers: ${[...fit.on, 'energy'].join(', ')}`,
      });
    }
  });
  const design = fit.points.map((row) => [1, ...row.slice(0, -1)]);
  const energies = fit.points.map((row) => row[row.length - 1]);
  const solution = boundedLeastSquares(design, energies, boundsOf(fit, path));
  if (solution === null) {
    throw new InvalidInput({
      name: `${path}.fit.points`,
      got: `${fit.points.length} points`,
      expected: `at least ${width} points with different ${fit.on.join(', ')}`,
    });
  }
  const [constant, ...slopes] = solution.map((value) => rounded(value, fit.decimals));
  return { constant, terms: Object.fromEntries(fit.on.map((name, i) => [name, slopes[i]])) };
}

/** Bounds of the constant, then of the slopes. */
function boundsOf({ on, constraints = {} }: Fit, path: string): readonly Bounds[] {
  for (const name of Object.keys(constraints)) {
    if (name === 'const' || on.includes(name)) continue;
    const expected = `one of ${['const', ...on].join(', ')}`;
    throw new InvalidInput({ name: `${path}.fit.constraints${memberText(name)}`, got: name, expected });
  }
  return ['const', ...on].map((name) => {
    const rule = Object.hasOwn(constraints, name) ? constraints[name] : null;
    if (rule === null) return { low: -Infinity, high: Infinity };
    if (rule === '+') return { low: 0, high: Infinity };
    if (rule === '-') return { low: -Infinity, high: 0 };
    if (typeof rule === 'number') return { low: rule, high: rule };
    return { low: rule[0] ?? -Infinity, high: rule[1] ?? Infinity };
  });
}

function rounded(value: number, decimals: number | undefined): number {
  return decimals === undefined ? value : Math.round(value * 10 ** decimals) / 10 ** decimals;
}

function requireVariable(name: string, variables: ReadonlySet<string>, path: string): void {
  if (!variables.has(name)) {
    throw new InvalidInput({
      name: `${path}${memberText(name)}`,
      got: name,
      expected: `one of const, ${[...variables].join(', ')}`,
    });
  }
}
