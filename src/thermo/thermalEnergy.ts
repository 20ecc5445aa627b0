import { electronvolt_kJ_per_mol, gas_J_per_mol_K } from '../base';

/**
 * Thermal energy kT [eV] at temperature `T` [K].
 *
 * `kJ_per_mol_per_eV` is the conversion that the study's energies were made with. Published sets round it (96.485 for
 * the exact 96.4853…), and an exponent E/RT of theirs is reproduced only with the same rounding in kT = RT / it.
 * Where the study names its Boltzmann constant instead, kT is that times T.
 */
export function thermalEnergy(
  T: number,
  kJ_per_mol_per_eV: number = electronvolt_kJ_per_mol,
  boltzmann_eV_per_K?: number,
): number {
  return boltzmann_eV_per_K === undefined ? (gas_J_per_mol_K * T) / (1000 * kJ_per_mol_per_eV) : boltzmann_eV_per_K * T;
}
