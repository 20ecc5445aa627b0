import molecules from '../../datasets/molecules-g2/molecules.json';
import nasa7 from '../../datasets/nasa7-cantera/nasa7.json';
import shomate from '../../datasets/shomate-nist/shomate.json';
import { codata, type CodataYear } from '../base';
import { rotationalTemperatures, type IdealGasModel, type Nasa7Model, type ShomateModel } from '../thermo';
import { moleculeSetSchema, nasa7SetSchema, parseThermoSet, shomateSetSchema } from './thermoSets';

/** Shomate equation of a gas from `datasets/shomate-nist`, or null where that has none. */
export function shomateGas(name: string): ShomateModel | null {
  const { gases } = parseThermoSet(shomateSetSchema, shomate, 'datasets/shomate-nist/shomate.json');
  const found = gases.find((gas) => gas.name === name);
  if (found === undefined) return null;
  const ranges = found.ranges.map(({ from_K, to_K, coefficients }) => ({ from_K, to_K, coefficients }));
  return { kind: 'shomate', ranges };
}

/** NASA polynomials of a gas from `datasets/nasa7-cantera`, or null where that has none. */
export function nasa7Gas(name: string): Nasa7Model | null {
  const { gases } = parseThermoSet(nasa7SetSchema, nasa7, 'datasets/nasa7-cantera/nasa7.json');
  const found = gases.find((gas) => gas.name === name);
  return found === undefined ? null : { kind: 'nasa-7', ranges: found.ranges };
}

/** Ideal gas with the geometry of `datasets/molecules-g2`, or null where that has none. */
export function idealGas(
  name: string,
  frequencies_cm: readonly number[],
  year: CodataYear = '2018',
): IdealGasModel | null {
  const set = parseThermoSet(moleculeSetSchema, molecules, 'datasets/molecules-g2/molecules.json');
  const found = set.molecules.find((molecule) => molecule.name === name);
  if (found === undefined) return null;
  const atoms = found.atoms.map(({ element, at_A }) => ({ mass_amu: set.masses_amu[element], at_A }));
  return {
    kind: 'ideal-gas',
    mass_amu: atoms.reduce((sum, { mass_amu }) => sum + mass_amu, 0),
    rotationalTemperatures_K: rotationalTemperatures(atoms, codata[year]),
    symmetry: found.symmetry,
    multiplicity: found.multiplicity,
    frequencies_cm,
  };
}
