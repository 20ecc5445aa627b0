import { hasActivity, parseMechanism, type Species } from '../../mechanism';
import type { StudyInput } from '../../study';
import { CatmapEnergies } from './catmapEnergies';
import { CatmapNames } from './catmapNames';
import { catmapSteps, type CatmapMechanism } from './catmapSteps';
import { CatmapTable } from './catmapTable';
import { catmapBoltzmann, catmapThermo } from './catmapThermo';
import type { EnergyTable } from './energyTable';
import { MkmSettings } from './mkmSettings';
import { pythonLiterals } from './pythonLiterals';
import { plain } from './pythonValue';
import { readReaction } from './reactionExpression';

/** What an import is made from. */
export interface CatmapImportInput {
  /** Text of the `.mkm`. */
  readonly text: string;
  /** Its name, in errors and as the study's id. */
  readonly file: string;
  /** Reads the energy table that the `.mkm` names. */
  readonly table: (name: string) => EnergyTable;
  /** Write scaling relations as fits with their points, solved exactly, instead of CatMAP's own coefficients. Default false. */
  readonly exactFits?: boolean;
}

/** An imported study and what the reader should know about it. */
export interface CatmapImport {
  readonly study: StudyInput;
  /** Where CatMAP does something else without saying so, or the import leaves something out. */
  readonly warnings: readonly string[];
}

/** Planck constant of CatMAP [eV s]. */
const catmapPlanck = 4.135667516e-15;
/** CatMAP's conversion of kJ/mol to eV. */
const catmapKilojoule = 0.01036427;

/** Names of the solver, the mapper and the output, which say nothing of the model. */
const technical = (
  'data_file decimal_precision tolerance max_rootfinding_iterations max_root_finding_iterations max_bisections ' +
  'max_initial_guesses max_damping_iterations numerical_representation output_variables rxn_mechanisms verbose ' +
  'use_numbers_solver fix_x_star mapper solver parser thermodynamics avoid_scaling create_standalone pressure_mode ' +
  'interaction_strength max_self_interaction interaction_response_function interaction_response_parameters ' +
  'transition_state_cross_interaction_mode cross_interaction_mode interaction_fitting_mode model_name ' +
  'perturbation_size output_labels descriptor_decimal_precision log_file integral_error_fitting_weight'
).split(' ');

/** Variables of a study that CatMAP's thermodynamic descriptors are. */
const thermodynamic: Readonly<Record<string, string>> = { voltage: 'U', temperature: 'T', pH: 'pH' };

/**
 * A CatMAP model as a study: the literal subset of its `.mkm`, read and not executed, and its energy table.
 *
 * @throws InvalidInput with line and column for anything that has no meaning here.
 */
export function importCatmap(input: CatmapImportInput): CatmapImport {
  const { file } = input;
  const warnings: string[] = [];
  const warn = (message: string): void => void (warnings.includes(message) || warnings.push(message));
  const assignments = pythonLiterals(input.text, file);
  const settings = new MkmSettings(assignments, file);
  for (const { line } of assignments.wholeDivisions) {
    warn(`line ${line} divides whole numbers: Python 2, for which CatMAP was written, rounds the result down`);
  }
  const reactions = settings.list('rxn_expressions').map((value) => readReaction(value, file));
  if (reactions.length === 0) {
    settings.refuse(settings.placeOf('rxn_expressions'), 'rxn_expressions', undefined, 'at least one step');
  }
  const names = new CatmapNames(reactions, settings);
  const surfaces = settings.texts('surface_names');
  const energyTable = input.table(settings.text('input_file') ?? 'energies.txt');
  energyTable.warnings.forEach(warn);
  const table = new CatmapTable(energyTable.rows, settings, surfaces, warn);
  requireIdeal(settings);
  const written = settings.texts('descriptor_names');
  const descriptors = energyDescriptors(written, names, settings);
  const energies = new CatmapEnergies({
    ...{ settings, names, table, reactions, surfaces, descriptors, warn },
    exactFits: input.exactFits ?? false,
  }).all();
  const { thermochemistry, corrections } = catmapThermo({ settings, names, table, reactions, warn });
  const mechanism = catmapSteps(reactions, names, settings, warn);
  chargedEnergies(names, energies);
  const references = [...names.gases, ...names.adsorbates].flatMap((key) => table.references(key));
  settings.ignore(technical);
  const study: StudyInput = {
    sabatier: 1,
    id: file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '') || 'model',
    title: `CatMAP model ${file.replace(/^.*[\\/]/, '')}`,
    description: 'Imported from a CatMAP model; its constants, formation energies and scaling relations.',
    sources: [...new Set(references)].map((citation, i) => ({ id: `reference-${i + 1}`, citation })),
    constants: {
      kJ_per_mol_per_eV: 1 / catmapKilojoule,
      boltzmann_eV_per_K: catmapBoltzmann,
      planck_eV_s: catmapPlanck,
    },
    descriptors: studyDescriptors(descriptors, written, settings, table),
    sites: names.sites.map((name) => ({ name, fraction: siteTotal(name, settings, warn) })),
    ...(Object.keys(mechanism.species).length === 0 ? {} : { species: mechanism.species }),
    mechanism: [...mechanism.lines],
    energetics: {
      potentialScale: mechanism.potentialScale,
      beta: settings.number('beta') ?? 0.5,
      floorBarriers: true,
      energies,
      ...(Object.keys(corrections).length === 0 ? {} : { corrections }),
      steps: mechanism.steps,
    },
    ...(Object.keys(thermochemistry).length === 0 ? {} : { thermochemistry }),
    conditions: conditionsOf(names, mechanism, settings, warn),
    candidates: candidatesOf(descriptors, surfaces, table),
    outputs: outputsOf(names, mechanism, written, descriptors, settings),
  };
  for (const name of settings.unread()) warn(`${name} is not used`);
  return { study, warnings };
}

function requireIdeal(settings: MkmSettings): void {
  const model = settings.text('adsorbate_interaction_model') ?? 'ideal';
  if (model === 'ideal') return;
  const place = settings.placeOf('adsorbate_interaction_model');
  settings.refuse(place, 'adsorbate_interaction_model', model, 'ideal (interactions are not read)');
}

/** Descriptors that are energies of species; with the thermodynamic scaler there are none. */
function energyDescriptors(
  written: readonly string[],
  names: CatmapNames,
  settings: MkmSettings,
): readonly { readonly key: string; readonly variable: string }[] {
  const scaler = settings.text('scaler') ?? 'GeneralizedLinearScaler';
  const place = settings.placeOf('descriptor_names');
  if (scaler === 'ThermodynamicScaler') {
    for (const name of written) {
      if (!Object.hasOwn(thermodynamic, name)) {
        settings.refuse(
          place,
          'descriptor_names',
          name,
          `one of ${Object.keys(thermodynamic).join(', ')} with this scaler`,
        );
      }
    }
    return [];
  }
  if (scaler !== 'GeneralizedLinearScaler') {
    settings.refuse(settings.placeOf('scaler'), 'scaler', scaler, 'GeneralizedLinearScaler or ThermodynamicScaler');
  }
  if (written.length === 0) settings.refuse(place, 'descriptor_names', undefined, 'at least one descriptor');
  return written.map((name) => {
    const key = name.includes('_') ? name : `${name}_${names.sites[0]}`;
    if (!names.adsorbates.includes(key)) {
      settings.refuse(place, 'descriptor_names', name, `an adsorbate of the steps: ${names.adsorbates.join(', ')}`);
    }
    return { key, variable: name.replace(/[^A-Za-z0-9_]/g, '_') };
  });
}

function studyDescriptors(
  descriptors: readonly { readonly key: string; readonly variable: string }[],
  written: readonly string[],
  settings: MkmSettings,
  table: CatmapTable,
): StudyInput['descriptors'] {
  return descriptors.map(({ key, variable }, i) => {
    const range = rangeOf(i, settings);
    const values = table.energies(key).filter((value) => value !== null);
    const [low, high] = range ?? [Math.min(...values) - 0.5, Math.max(...values) + 0.5];
    return {
      name: variable,
      label: `E(${written[i]})`,
      unit: 'eV',
      reference: 'the energy table’s atomic references',
      range: low < high ? [low, high] : [low - 0.5, low + 0.5],
    };
  });
}

function rangeOf(i: number, settings: MkmSettings): readonly [number, number] | null {
  const value = settings.list('descriptor_ranges')[i] as ReturnType<MkmSettings['list']>[number] | undefined;
  if (value === undefined) return null;
  const ends = settings
    .listOf(value, `descriptor_ranges[${i}]`)
    .map((v) => settings.numberOf(v, `descriptor_ranges[${i}]`));
  if (ends.length !== 2) settings.refuse(value, `descriptor_ranges[${i}]`, plain(value), 'two numbers');
  return [Math.min(...ends), Math.max(...ends)];
}

function siteTotal(site: string, settings: MkmSettings, warn: (message: string) => void): number {
  const total = settings.memberNumber(site, 'total');
  if (total === null) {
    warn(`species_definitions["${site}"] has no total; 1 counts`);
    return 1;
  }
  if (!(total > 0)) {
    const place = settings.member(site, 'total')!;
    settings.refuse(place, `total of ${site}`, total, 'a number above 0');
  }
  if (total !== 1) {
    warn(
      `sites of type ${site} have the total ${total}, which CatMAP’s default solver ignores (it takes 1); it counts here`,
    );
  }
  return total;
}

/** Energies of protons and hydroxide, from H2 and H2O. */
function chargedEnergies(names: CatmapNames, energies: NonNullable<StudyInput['energetics']['energies']>): void {
  const roles = names.gases.map((key) => names.role(key));
  if (!roles.includes('electron')) return;
  if (roles.includes('proton') || roles.includes('hydroxide')) {
    energies['H+'] = { scaling: { of: { H2: 0.5 }, slope: 1, intercept: 0 } };
  }
  if (roles.includes('hydroxide')) {
    energies['OH-'] = { scaling: { of: { H2O: 1, H2: -0.5 }, slope: 1, intercept: 0 } };
  }
}

function conditionsOf(
  names: CatmapNames,
  mechanism: CatmapMechanism,
  settings: MkmSettings,
  warn: (message: string) => void,
): StudyInput['conditions'] {
  const total = settings.number('pressure');
  const activities: Record<string, number> = {};
  for (const key of names.gases) {
    const role = names.role(key);
    const pressure = settings.memberNumber(key, 'pressure');
    const share = settings.memberNumber(key, 'concentration');
    if (role === 'pair' || role === 'electron' || role === 'proton') {
      if ((pressure ?? 1) !== 1) {
        settings.refuse(
          settings.member(key, 'pressure')!,
          `pressure of ${key}`,
          pressure,
          '1 (its amount is U and pH)',
        );
      }
      continue;
    }
    const value = pressure ?? (share === null ? null : share * (total ?? 1));
    if (value === null && role !== 'hydroxide') {
      settings.refuse(
        settings.placeOf('species_definitions'),
        `species_definitions["${key}"].pressure`,
        undefined,
        'a pressure in bar',
      );
    }
    if (share !== null && pressure === null && total === null)
      warn(`${key} has a concentration and no pressure is set; 1 bar counts`);
    activities[names.namesOf(key)[0]] = value ?? 1;
  }
  const descriptors = settings.texts('descriptor_names');
  const middle = (name: string): number | null => {
    const range = rangeOf(descriptors.indexOf(name), settings);
    return range === null ? null : (range[0] + range[1]) / 2;
  };
  return {
    T: settings.number('temperature') ?? middle('temperature') ?? 298.15,
    potential: { value: settings.number('voltage') ?? middle('voltage') ?? 0, scale: mechanism.potentialScale },
    pH: settings.number('pH') ?? middle('pH') ?? 0,
    activities,
  };
}

function candidatesOf(
  descriptors: readonly { readonly key: string; readonly variable: string }[],
  surfaces: readonly string[],
  table: CatmapTable,
): NonNullable<StudyInput['candidates']> {
  if (descriptors.length === 0) return [];
  const columns = descriptors.map(({ key }) => table.energies(key));
  return [...new Set(surfaces)].flatMap((name) => {
    const i = surfaces.indexOf(name);
    const values = columns.map((column) => column[i]);
    if (values.includes(null)) return [];
    return [{ name, values: Object.fromEntries(descriptors.map(({ variable }, d) => [variable, values[d]!])) }];
  });
}

/** The reactant: a gas that some step takes up and that has a pressure, else a gas at all, else protons. */
function outputsOf(
  names: CatmapNames,
  mechanism: CatmapMechanism,
  written: readonly string[],
  descriptors: readonly unknown[],
  settings: MkmSettings,
): StudyInput['outputs'] {
  const steps = parseMechanism(mechanism.lines, {
    defaultSite: names.sites[0],
    declared: new Map(Object.entries(mechanism.species)),
  });
  const fed = steps.flatMap(({ left }) => left.map(({ species }) => species)).filter(hasActivity);
  const made = steps.flatMap(({ right }) => right.map(({ species }) => species)).filter(hasActivity);
  const pressure = (s: Species): number =>
    settings.memberNumber(`${s.name}_g`, 'pressure') ?? settings.memberNumber(`${s.name}_g`, 'concentration') ?? 0;
  const carriers = fed.filter((s) => pressure(s) > 0 && s.composition !== null);
  const reactant =
    carriers.find((s) => s.composition!.C > 0) ??
    carriers.find((s) => s.composition!.N > 0) ??
    carriers[0] ??
    fed[0] ??
    made[0];
  if (reactant === undefined) {
    settings.refuse(settings.placeOf('rxn_expressions'), 'rxn_expressions', 'no gas', 'at least one gas in the steps');
  }
  const elements = Object.keys(reactant.composition ?? {});
  const atom = ['C', 'N', 'O', 'S', 'H'].find((element) => elements.includes(element)) ?? elements[0];
  const charged = steps.some(({ left, right }) =>
    [...left, ...right].some(({ species }) => species.phase === 'proton'),
  );
  const hydrogen = charged && carriers.length === 0;
  return {
    reactant: hydrogen ? 'H+' : reactant.name,
    atom: hydrogen ? 'H' : atom,
    grid: gridOf(settings),
    ...(descriptors.length > 0 ? {} : { axes: axesOf(written, settings) }),
  };
}

function axesOf(written: readonly string[], settings: MkmSettings): { name: string; range: [number, number] }[] {
  return written.map((name, i) => {
    const [low, high] = rangeOf(i, settings) ?? [0, 1];
    return { name: thermodynamic[name], range: low < high ? [low, high] : [low - 1, low + 1] };
  });
}

function gridOf(settings: MkmSettings): [number, number] {
  const value = settings.value('resolution');
  if (value === null) return [15, 15];
  const items = value.kind === 'list' ? value.items : [value, value];
  const sides = items.map((item) => Math.max(2, Math.round(settings.numberOf(item, 'resolution'))));
  return [sides[0] ?? 15, sides[1] ?? sides[0] ?? 15];
}
