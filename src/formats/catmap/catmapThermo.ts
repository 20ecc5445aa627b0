import type { CodataYear } from '../../base';
import { electronvoltPerWavenumber, type ShomateModel, type ThermalModel } from '../../thermo';
import { idealGas, shomateGas, type StudyInput } from '../../study';
import { nameOf, type CatmapNames } from './catmapNames';
import type { CatmapTable } from './catmapTable';
import { transitionStates } from './stateEnergies';
import { hydrogenBonds } from './hydrogenBonds';
import type { MkmSettings } from './mkmSettings';
import { speciesKey, type CatmapReaction, type CatmapSpecies } from './reactionExpression';

type Thermochemistry = NonNullable<StudyInput['thermochemistry']>;
type Corrections = NonNullable<StudyInput['energetics']['corrections']>;

/** What thermochemistry is read from. */
export interface ThermoSource {
  readonly settings: MkmSettings;
  readonly names: CatmapNames;
  readonly table: CatmapTable;
  readonly reactions: readonly CatmapReaction[];
  readonly warn: (message: string) => void;
  /** Adjustment of the constants of ideal gases. */
  readonly codata?: CodataYear | undefined;
}

/** Boltzmann constant of CatMAP [eV/K]. */
export const catmapBoltzmann = 8.617332478e-5;

/** Entropies that CatMAP takes for gases [eV/K]: that of H2, and of all others. */
const fixedEntropy = { H2_g: 0.00135, other: 0.002 };

/** Energy of the unit of frequencies that CatMAP assumes, 1/cm [eV]. */
const catmapWavenumber = 1.239842e-4;

/** Concentration of water by which CatMAP reaches activities in the double layer [mol/L]. */
const water = 55;

/** Thermal models and corrections of gases, adsorbates and transition states. */
export function catmapThermo(source: ThermoSource): {
  readonly thermochemistry: Thermochemistry;
  readonly corrections: Corrections;
} {
  const { names, reactions, settings } = source;
  const thermochemistry: Record<string, ThermalModel> = {};
  const corrections: Record<string, Record<string, Corrections[string][string]>> = {};
  const correct = (name: string, label: string, form: Corrections[string][string]): void => {
    (corrections[name] ??= {})[label] = form;
  };
  const gasMode = settings.text('gas_thermo_mode') ?? 'ideal_gas';
  const surfaceMode = settings.text('adsorbate_thermo_mode') ?? 'harmonic_adsorbate';
  for (const key of names.gases) {
    if (names.role(key) !== 'gas') continue;
    const model = gasModel(key, gasMode, source);
    if (model !== null) thermochemistry[names.namesOf(key)[0]] = model;
  }
  const states = [...new Set(reactions.flatMap((r) => transitionStates(r, names).map(({ key }) => key)))];
  for (const key of [...names.adsorbates, ...states]) {
    const layer = doubleLayer(key, source);
    const model = layer ?? surfaceModel(key, surfaceMode, source);
    if (model !== null) thermochemistry[names.surfaceName(key)] = model;
    if (layer !== null) correct(names.surfaceName(key), 'double layer', layerShift(key, source));
  }
  for (const [key, energy] of hydrogenBonds([...names.adsorbates, ...states], settings)) {
    correct(names.surfaceName(key), 'hydrogen bond', energy);
  }
  charged(source, thermochemistry, correct);
  return { thermochemistry: thermochemistry as Thermochemistry, corrections };
}

/** Frequencies of a species [1/cm]. */
function wavenumbers(key: string, { table, settings }: ThermoSource): readonly number[] {
  const unit = (settings.number('frequency_unit_conversion') ?? catmapWavenumber) / electronvoltPerWavenumber;
  return table.frequencies(key).map((value) => value * unit);
}

function gasModel(key: string, mode: string, source: ThermoSource): ThermalModel | null {
  const { settings } = source;
  const frequencies_cm = wavenumbers(key, source);
  const name = nameOf(key);
  switch (mode) {
    case 'frozen_gas':
      return null;
    case 'zero_point_gas':
      return { kind: 'frozen', frequencies_cm };
    case 'fixed_entropy_gas':
    case 'frozen_fixed_entropy_gas': {
      const given = settings.dictionary('fixed_entropy_dict');
      const own = given.get(key) ?? given.get('other');
      const entropy = own === undefined ? undefined : settings.numberOf(own, 'fixed_entropy_dict');
      const usual = key === 'H2_g' ? fixedEntropy.H2_g : fixedEntropy.other;
      return {
        kind: 'fixed-entropy',
        entropy_eV_per_K: entropy ?? usual,
        ...(mode === 'fixed_entropy_gas' ? { frequencies_cm } : {}),
      };
    }
    case 'fixed_enthalpy_entropy_gas':
      return fixedModel(key, settings);
    case 'shomate_gas':
      return shomateModel(key, frequencies_cm, source);
    case 'ideal_gas': {
      const given = settings.dictionary('ideal_gas_params').get(key);
      const model = idealGas(name, frequencies_cm, source.codata);
      if (model === null) return missingGas(key, mode, source);
      if (given === undefined) return model;
      const [symmetry, , spin] = settings.listOf(given, `ideal_gas_params["${key}"]`);
      return {
        ...model,
        symmetry: settings.numberOf(symmetry, 'symmetry'),
        multiplicity: Math.round(2 * settings.numberOf(spin, 'spin') + 1),
      };
    }
    default:
      return settings.refuse(settings.placeOf('gas_thermo_mode'), 'gas_thermo_mode', mode, gasModes);
  }
}

const gasModes =
  'frozen_gas, zero_point_gas, fixed_entropy_gas, frozen_fixed_entropy_gas, fixed_enthalpy_entropy_gas, shomate_gas or ideal_gas';
const surfaceModes = 'frozen_adsorbate, zero_point_adsorbate, fixed_enthalpy_entropy_adsorbate or harmonic_adsorbate';

function missingGas(key: string, mode: string, { settings }: ThermoSource): never {
  const place = settings.placeOf('gas_thermo_mode');
  const expected = `a gas with data for it; for ${key} try fixed_entropy_gas, frozen_gas or zero_point_gas`;
  return settings.refuse(place, 'gas_thermo_mode', `${mode} for ${key}`, expected);
}

function shomateModel(key: string, frequencies_cm: readonly number[], source: ThermoSource): ThermalModel {
  const { settings } = source;
  const given = [...settings.dictionary('shomate_params')].filter(([name]) => name.split(':')[0] === key);
  if (given.length === 0) {
    const known = shomateGas(nameOf(key));
    return known === null ? missingGas(key, 'shomate_gas', source) : extrapolated({ ...known, frequencies_cm });
  }
  const ranges = given.map(([name, value]) => {
    const [from_K, to_K] = (name.split(':')[1] ?? '').split('-').map(Number);
    const coefficients = settings.listOf(value, name).map((item) => settings.numberOf(item, name));
    if (!(from_K < to_K) || coefficients.length !== 8) {
      settings.refuse(value, 'shomate_params', name, 'X_g:from-to with eight coefficients');
    }
    return { from_K, to_K, coefficients };
  });
  return extrapolated({ kind: 'shomate', ranges: ranges.sort((a, b) => a.from_K - b.from_K), frequencies_cm });
}

/** CatMAP takes the enthalpy at 298.15 K from the range of the temperature, wherever that begins. */
function extrapolated(model: ShomateModel): ShomateModel {
  return model.ranges.every(({ from_K }) => from_K <= 298.15) ? model : { ...model, extrapolated: true };
}

function fixedModel(key: string, settings: MkmSettings): ThermalModel {
  const member = (name: string): number => settings.memberNumber(key, name) ?? 0;
  return {
    kind: 'fixed-entropy',
    entropy_eV_per_K: member('entropy'),
    heating_eV: member('zero_point_energy') + member('enthalpy'),
  };
}

function surfaceModel(key: string, mode: string, source: ThermoSource): ThermalModel | null {
  const { settings, names } = source;
  const state = !names.adsorbates.includes(key);
  const frequencies_cm = wavenumbers(key, source);
  switch (mode) {
    case 'frozen_adsorbate':
      return null;
    case 'fixed_enthalpy_entropy_adsorbate':
      return fixedModel(key, settings);
    case 'zero_point_adsorbate':
      if (frequencies_cm.length > 0) return { kind: 'frozen', frequencies_cm };
      if (state) return meanOfStates(key, source);
      return settings.refuse(
        settings.placeOf('adsorbate_thermo_mode'),
        `frequencies of ${key}`,
        undefined,
        'frequencies in the energy table, which zero_point_adsorbate needs',
      );
    case 'harmonic_adsorbate':
      if (settings.value('max_entropy_per_mode') !== null) {
        settings.refuse(
          settings.placeOf('max_entropy_per_mode'),
          'max_entropy_per_mode',
          settings.number('max_entropy_per_mode'),
          'no such limit (raise low frequencies in the table)',
        );
      }
      if (state && frequencies_cm.length === 0) return meanOfStates(key, source);
      return { kind: 'harmonic', frequencies_cm };
    default:
      return settings.refuse(settings.placeOf('adsorbate_thermo_mode'), 'adsorbate_thermo_mode', mode, surfaceModes);
  }
}

/** The mean of initial and final state, adsorbates only. */
function meanOfStates(key: string, { reactions, names }: ThermoSource): ThermalModel {
  const owner = reactions.find((r) => transitionStates(r, names).some((state) => state.key === key))!;
  const of: Record<string, number> = {};
  const add = (side: readonly CatmapSpecies[]): void => {
    for (const species of side) {
      const other = speciesKey(species);
      if (names.role(other) !== 'adsorbate') continue;
      const name = names.surfaceName(other);
      of[name] = (of[name] ?? 0) + species.count / 2;
    }
  };
  add(owner.initial);
  add(owner.final);
  return { kind: 'combination', of };
}

/** A species of the double layer has the thermal part of its gas. */
function doubleLayer(key: string, { names }: ThermoSource): ThermalModel | null {
  if (!key.endsWith('_dl')) return null;
  const gas = `${nameOf(key)}_g`;
  return names.gases.includes(gas) ? { kind: 'combination', of: { [names.namesOf(gas)[0]]: 1 } } : null;
}

/** kT ln(55 / kH), the activity of a gas in the double layer by Henry's law; none without a constant kH. */
function layerShift(key: string, { settings, warn }: ThermoSource): Record<string, number> {
  const henry = settings.memberNumber(key, 'kH');
  if (henry === null) warn(`species_definitions["${key}"] has no kH: no correction for the double layer, as in CatMAP`);
  return { T: catmapBoltzmann * Math.log(water / (henry ?? water)) };
}

/** Protons at ½ G(H2) - kT ln 10 pH (which is U_SHE - U_RHE), hydroxide at G(H2O) - G(H+) with CatMAP's water activity. */
function charged(
  { names, settings, warn }: ThermoSource,
  thermochemistry: Record<string, ThermalModel>,
  correct: (name: string, label: string, form: Record<string, number>) => void,
): void {
  const roles = new Set(names.gases.map((key) => names.role(key)));
  if (!roles.has('electron')) return;
  for (const key of ['H2_g', 'H2O_g']) {
    if (!names.gases.includes(key) && (roles.has('proton') || roles.has('hydroxide'))) {
      settings.refuse(
        settings.placeOf('rxn_expressions'),
        'rxn_expressions',
        `no ${key}`,
        `${key} in a step: protons and hydroxide are counted from it`,
      );
    }
  }
  if (settings.number('pH') !== null) {
    warn('CatMAP takes 0.0592 eV per pH unit at every temperature; here it is kT ln 10');
  }
  thermochemistry['H+'] = { kind: 'combination', of: { H2: 0.5 } };
  correct('H+', 'pH', { U_SHE: 1, U_RHE: -1 });
  if (!roles.has('hydroxide')) return;
  thermochemistry['OH-'] = { kind: 'combination', of: { H2O: 1, H2: -0.5 } };
  const pressure = settings.memberNumber('H2O_g', 'pressure') ?? 1;
  correct('OH-', 'pH', { U_SHE: -1, U_RHE: 1, T: catmapBoltzmann * Math.log(pressure * 1e14) });
}
