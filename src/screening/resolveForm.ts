import { InvalidInput } from '../base';
import { constantForm, type AffineForm } from '../energetics';
import { leastSquares } from '../math';
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

/** True for a scaling relation that is given by its points. */
export function isFit(
  input: unknown,
): input is { readonly fit: { readonly on: string[]; readonly points: number[][] } } {
  return typeof input === 'object' && input !== null && 'fit' in input && typeof input.fit === 'object';
}

function fitted(
  fit: { readonly on: readonly string[]; readonly points: readonly (readonly number[])[] },
  variables: ReadonlySet<string>,
  path: string,
): AffineForm {
  for (const name of fit.on) requireVariable(name, variables, `${path}.fit.on`);
  const width = fit.on.length + 1;
  fit.points.forEach((row, i) => {
    if (row.length !== width) {
      throw new InvalidInput({
        name: `${path}.fit.points[${i}]`,
        got: row,
        expected: `${width} numbers: ${fit.on.join(', ')}, energy`,
      });
    }
  });
  const design = fit.points.map((row) => [1, ...row.slice(0, -1)]);
  const energies = fit.points.map((row) => row[row.length - 1]);
  const solution = leastSquares(design, energies);
  if (solution === null) {
    throw new InvalidInput({
      name: `${path}.fit.points`,
      got: `${fit.points.length} points`,
      expected: `at least ${width} points with different ${fit.on.join(', ')}`,
    });
  }
  return { constant: solution[0], terms: Object.fromEntries(fit.on.map((name, i) => [name, solution[i + 1]])) };
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
