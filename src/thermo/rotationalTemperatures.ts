import { codata, type CodataSet } from '../base';

/** An atom of a molecule: mass [amu] and place [Å]. */
export interface MassPoint {
  readonly mass_amu: number;
  readonly at_A: readonly [number, number, number];
}

/** Moments of inertia below this share of the largest count as zero (a linear molecule). */
const linear = 1e-6;

/**
 * Characteristic temperatures of rotation ħ²/2Ik [K] of a rigid molecule, highest first: none for an atom, one for a
 * linear molecule, three otherwise.
 */
export function rotationalTemperatures(
  atoms: readonly MassPoint[],
  set: CodataSet = codata['2018'],
): readonly number[] {
  const total = atoms.reduce((sum, { mass_amu }) => sum + mass_amu, 0);
  const centre = [0, 1, 2].map((k) => atoms.reduce((sum, a) => sum + a.mass_amu * a.at_A[k], 0) / total);
  const tensor = [0, 1, 2].map(() => [0, 0, 0]);
  for (const { mass_amu, at_A } of atoms) {
    const r = at_A.map((x, k) => x - centre[k]);
    const square = r.reduce((sum, x) => sum + x * x, 0);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) tensor[i][j] += mass_amu * ((i === j ? square : 0) - r[i] * r[j]);
    }
  }
  const moments = eigenvalues(tensor);
  const largest = Math.max(...moments);
  const unit = set.planck_J_s ** 2 / (8 * Math.PI ** 2 * set.atomicMass_kg * 1e-20 * set.boltzmann_J_per_K);
  const temperatures = moments.filter((m) => m > linear * largest).map((m) => unit / m);
  return temperatures.length === 2 ? [temperatures[0]] : temperatures.sort((a, b) => b - a);
}

/** Eigenvalues of a symmetric 3 × 3 matrix by Jacobi rotations. */
function eigenvalues(symmetric: readonly (readonly number[])[]): number[] {
  const a = symmetric.map((row) => [...row]);
  for (let sweep = 0; sweep < 50; sweep++) {
    for (const [p, q] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      if (a[p][q] === 0) continue;
      const angle = 0.5 * Math.atan2(2 * a[p][q], a[q][q] - a[p][p]);
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      for (let k = 0; k < 3; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
      for (let k = 0; k < 3; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
    }
  }
  return [a[0][0], a[1][1], a[2][2]];
}
