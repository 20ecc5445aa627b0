import type { Study } from '../study';
import { convertPotential, thermalEnergy } from '../thermo';
import type { Settings } from './settings';

/** Thermal energy kT [eV] with the constants of the study. @param T temperature [K]. */
export function studyThermalEnergy({ constants }: Study, T: number): number {
  return thermalEnergy(T, constants?.kJ_per_mol_per_eV, constants?.boltzmann_eV_per_K);
}

/**
 * The potential on both scales [V], at the temperature and pH of the settings: the potential of the settings, or the
 * study's own where they name none.
 */
export function potentials(study: Study, settings: Settings): Readonly<Record<'U_RHE' | 'U_SHE', number>> {
  const { conditions } = study;
  const scale = 'U_RHE' in settings ? 'RHE' : 'U_SHE' in settings ? 'SHE' : conditions.potential.scale;
  const value = settings.U ?? settings.U_RHE ?? settings.U_SHE ?? conditions.potential.value;
  const kT = studyThermalEnergy(study, settings.T ?? conditions.T);
  const pH = settings.pH ?? conditions.pH;
  return {
    U_RHE: convertPotential(value, scale, 'RHE', pH, kT),
    U_SHE: convertPotential(value, scale, 'SHE', pH, kT),
  };
}
