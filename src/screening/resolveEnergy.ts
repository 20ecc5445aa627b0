import { InvalidInput } from '../base';
import { combine, constantForm, type AffineForm } from '../energetics';
import { leastSquares } from '../math';
import type { EnergyInput } from '../study';
import { resolveForm } from './resolveForm';

/** An energy that is a line in the energies of other species. */
type Scaling = Extract<EnergyInput, { readonly scaling: object }>['scaling'];

/**
 * An electronic energy of a study as an affine form [eV]: as `resolveForm`, or a line in the energies of other species.
 *
 * @param energyOf energy of another species.
 * @throws InvalidInput also for points that do not determine the line.
 */
export function resolveEnergy(
  input: EnergyInput,
  variables: ReadonlySet<string>,
  path: string,
  energyOf: (name: string) => AffineForm,
): AffineForm {
  if (!isScaling(input)) return resolveForm(input, variables, path);
  const { intercept } = scalingLine(input.scaling, path);
  const followed = scalingSlopes(input, path).map(([name, slope]) => [slope, energyOf(name)] as const);
  return combine([...followed, [1, constantForm(intercept)]]);
}

/** How an energy follows those of other species: its slope in each that it scales on. */
export function scalingSlopes(input: EnergyInput, path: string): readonly (readonly [name: string, slope: number])[] {
  if (!isScaling(input)) return [];
  const { slope } = scalingLine(input.scaling, path);
  return Object.entries(input.scaling.of).map(([name, weight]) => [name, slope * weight]);
}

/** True for a line in the energies of other species. */
export function isScaling(input: unknown): input is { readonly scaling: Scaling } {
  return typeof input === 'object' && input !== null && 'scaling' in input && typeof input.scaling === 'object';
}

/** The line of an energy over the summed energy that it follows, as given or fitted to its points. */
export function scalingLine(scaling: Scaling, path: string): { readonly slope: number; readonly intercept: number } {
  if ('intercept' in scaling) return scaling;
  const { points, slope } = scaling;
  if (slope !== undefined) {
    return { slope, intercept: points.reduce((sum, [x, y]) => sum + y - slope * x, 0) / points.length };
  }
  const line = leastSquares(
    points.map(([x]) => [1, x]),
    points.map(([, y]) => y),
  );
  if (line !== null) return { slope: line[1], intercept: line[0] };
  throw new InvalidInput({
    name: `${path}.scaling.points`,
    got: `${points.length} points`,
    expected: 'at least 2 points with different summed energies, or a slope',
  });
}
