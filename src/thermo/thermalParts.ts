import { codata, electronvolt_kJ_per_mol, InvalidInput, type CodataYear } from '../base';
import { harmonic } from './harmonic';
import { hindered } from './hindered';
import { idealGas } from './idealGas';
import { nasa7 } from './nasa7';
import { shomate } from './shomate';
import { thermalEnergy } from './thermalEnergy';
import type { ThermalModel, ThermalParts } from './thermalModel';
import { zeroPointEnergy } from './wavenumber';

/** Thermal models by species. */
export type ThermalModels = Readonly<Record<string, ThermalModel>>;

/** Constants that the parts are computed with; CODATA when absent. */
export interface ThermalConstants {
  readonly kJ_per_mol_per_eV?: number | undefined;
  readonly boltzmann_eV_per_K?: number | undefined;
  /** Adjustment that partition functions (ideal gas, harmonic, hindered) take, their Boltzmann constant included. */
  readonly codata?: CodataYear | undefined;
}

/**
 * Thermal parts of the free energy of a species at `T` [K]; those of a species without a model are zero.
 *
 * @throws InvalidInput where combinations refer to each other in a circle.
 */
export function thermalParts(
  models: ThermalModels,
  name: string,
  T: number,
  constants: ThermalConstants = {},
): ThermalParts {
  return partsOf(models, name, T, constants, []);
}

/** ZPE + ∫Cp dT - T S [eV]. */
export function thermalFreeEnergy({ zeroPoint, heating, entropy }: ThermalParts, T: number): number {
  return zeroPoint + heating - T * entropy;
}

function partsOf(
  models: ThermalModels,
  name: string,
  T: number,
  constants: ThermalConstants,
  above: readonly string[],
): ThermalParts {
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  if (model === undefined) return { zeroPoint: 0, heating: 0, entropy: 0 };
  const perEv = constants.kJ_per_mol_per_eV ?? electronvolt_kJ_per_mol;
  const set = codata[constants.codata ?? '2018'];
  const own = constants.codata && set.boltzmann_J_per_K / set.elementaryCharge_C;
  const kT = thermalEnergy(T, constants.kJ_per_mol_per_eV, own ?? constants.boltzmann_eV_per_K);
  switch (model.kind) {
    case 'frozen':
      return { zeroPoint: zeroPointEnergy(model.frequencies_cm ?? []), heating: 0, entropy: 0 };
    case 'fixed-entropy':
      return {
        zeroPoint: zeroPointEnergy(model.frequencies_cm ?? []),
        heating: model.heating_eV ?? 0,
        entropy: model.entropy_eV_per_K,
      };
    case 'ideal-gas':
      return idealGas(model, kT, T, set);
    case 'shomate':
      return shomate(model, T, 1 / perEv);
    case 'nasa-7':
      return nasa7(model, T, kT, 1 / perEv);
    case 'harmonic':
      return harmonic(model.frequencies_cm, kT, T, model.lowest_cm);
    case 'hindered':
      return hindered(model, kT, T, set);
    case 'combination': {
      if (above.includes(name)) {
        const got = [...above, name].join(' → ');
        throw new InvalidInput({ name: `thermochemistry of ${name}`, got, expected: 'no combination of itself' });
      }
      return Object.entries(model.of).reduce(
        (sum, [other, weight]) => plus(sum, weight, partsOf(models, other, T, constants, [...above, name])),
        { zeroPoint: 0, heating: 0, entropy: 0 },
      );
    }
  }
}

function plus(sum: ThermalParts, weight: number, parts: ThermalParts): ThermalParts {
  return {
    zeroPoint: sum.zeroPoint + weight * parts.zeroPoint,
    heating: sum.heating + weight * parts.heating,
    entropy: sum.entropy + weight * parts.entropy,
  };
}
