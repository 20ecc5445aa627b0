import type { Row } from './captureBatch';

const potentials_V = [0.2, 0.1, 0, -0.2, -0.4, -0.6];
const kJ_per_mol_per_eV = 96.485;

/**
 * Binding energies from 200 to 700 kJ/mol in steps of 5 at six potentials [V vs RHE]: 61,206 points, of which the domain
 * of the model holds 21,116.
 */
export function nitrateGridRows(): readonly Row[] {
  const bindings = Array.from({ length: 101 }, (_, i) => 200 + 5 * i);
  return potentials_V.flatMap((U) =>
    bindings.flatMap((O) => bindings.map((N) => ({ E_O: -O / kJ_per_mol_per_eV, E_N: -N / kJ_per_mol_per_eV, U }))),
  );
}
