import { InvalidInput, type CodataYear } from '../../base';
import { parseMechanism } from '../../mechanism';
import { parseStudy, type StudyInput } from '../../study';
import { catmapConditions } from './catmapConditions';
import { descriptorRange, thermodynamicDescriptors } from './catmapDescriptors';
import { CatmapEnergies } from './catmapEnergies';
import { catmapInteractions, interactionSettings } from './catmapInteractions';
import { CatmapNames } from './catmapNames';
import { catmapOutputs } from './catmapOutputs';
import { catmapSteps } from './catmapSteps';
import { CatmapTable } from './catmapTable';
import { catmapBoltzmann, catmapThermo } from './catmapThermo';
import type { EnergyTable } from './energyTable';
import { MkmSettings } from './mkmSettings';
import { pythonLiterals } from './pythonLiterals';
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
  /**
   * CODATA adjustment of partition functions. CatMAP takes them from ASE, that is from 2014 (default), though its rate
   * constants have a Boltzmann constant of their own; `null` takes that one everywhere.
   */
  readonly codata?: CodataYear | null;
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
  'model_name perturbation_size output_labels descriptor_decimal_precision log_file'
).split(' ');

/**
 * A CatMAP model as a study: the literal subset of its `.mkm`, read and not executed, and its energy table.
 *
 * @throws InvalidInput with line and column for anything that has no meaning here.
 */
export function importCatmap(input: CatmapImportInput): CatmapImport {
  const { file } = input;
  const warnings: string[] = [];
  const warn = (message: string): void => {
    if (!warnings.includes(message)) warnings.push(message);
  };
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
  const written = settings.texts('descriptor_names');
  const descriptors = energyDescriptors(written, names, settings);
  const energies = new CatmapEnergies({
    ...{ settings, names, table, reactions, surfaces, descriptors, warn },
    exactFits: input.exactFits ?? false,
  }).all();
  const year = input.codata === undefined ? '2014' : (input.codata ?? undefined);
  const { thermochemistry, corrections } = catmapThermo({ settings, names, table, reactions, warn, codata: year });
  const mechanism = catmapSteps(reactions, names, settings, warn);
  const interactions = catmapInteractions({
    ...{ settings, names, table, reactions, surfaces, descriptors, energies, warn },
    stepIds: mechanism.ids,
  });
  chargedEnergies(names, energies);
  const references = [...names.gases, ...names.adsorbates].flatMap((key) => table.references(key));
  settings.ignore([...technical, ...interactionSettings]);
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
      ...(year !== undefined && hasPartitionFunctions(thermochemistry) ? { codata: year } : {}),
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
      ...(interactions === null ? {} : { interactions }),
      steps: mechanism.steps,
    },
    ...(Object.keys(thermochemistry).length === 0 ? {} : { thermochemistry }),
    conditions: catmapConditions(names, mechanism, settings, warn),
    candidates: candidatesOf(descriptors, surfaces, table),
    outputs: catmapOutputs(names, mechanism, written, descriptors, settings),
  };
  dropIdle(study, warn);
  for (const name of settings.unread()) warn(`${name} is not used`);
  requireStudy(study, settings);
  return { study, warnings };
}

/** True where a model is computed from frequencies, masses and moments of inertia, so that constants enter it. */
function hasPartitionFunctions(models: NonNullable<StudyInput['thermochemistry']>): boolean {
  return Object.values(models).some(({ kind }) => ['ideal-gas', 'harmonic', 'hindered'].includes(kind));
}

/** Leaves out species that only steps without change name, as CatMAP needs of H2O, but for those that others are made of. */
function dropIdle(study: StudyInput, warn: (message: string) => void): void {
  const { species = {}, energetics, thermochemistry = {}, conditions, sites } = study;
  const steps = parseMechanism([study.mechanism].flat(), {
    defaultSite: sites?.[0]?.name ?? 's',
    declared: new Map(Object.entries(species)),
  });
  const used = new Set(steps.flatMap(({ left, right }) => [...left, ...right].map((term) => term.species.name)));
  const combined = Object.values(thermochemistry).filter(({ kind }) => kind === 'combination');
  const made = JSON.stringify([energetics.energies?.['H+'], energetics.energies?.['OH-'], combined]);
  for (const name of Object.keys(conditions.activities ?? {})) {
    if (used.has(name) || made.includes(`${JSON.stringify(name)}:`)) continue;
    warn(`${name} is in no step that changes anything and is left out`);
    for (const part of [conditions.activities, energetics.energies, energetics.corrections, thermochemistry, species]) {
      if (part !== undefined) Reflect.deleteProperty(part, name);
    }
  }
}

/** Settings from which parts of a study come, for the place of what a study refuses. */
const origins: readonly (readonly [part: string, setting: string])[] = [
  ['conditions.T', 'temperature'],
  ['conditions.potential', 'voltage'],
  ['conditions.pH', 'pH'],
  ['conditions.activities', 'species_definitions'],
  ['energetics.beta', 'beta'],
  ['energetics.interactions.response', 'interaction_response_parameters'],
  ['energetics.interactions', 'adsorbate_interaction_model'],
  ['sites', 'species_definitions'],
  ['thermochemistry', 'species_definitions'],
  ['outputs.grid', 'resolution'],
  ['outputs.axes', 'descriptor_ranges'],
  ['descriptors', 'descriptor_names'],
  ['candidates', 'surface_names'],
];

/** Refuses what no study can hold, at the setting that it comes from. */
function requireStudy(study: StudyInput, settings: MkmSettings): void {
  try {
    parseStudy(study, settings.file);
  } catch (fault) {
    if (!(fault instanceof InvalidInput)) throw fault;
    const { name, got, expected } = fault.detail;
    const origin = origins.find(([part]) => name.startsWith(part))?.[1] ?? 'rxn_expressions';
    settings.refuse(settings.placeOf(origin), name, got, expected);
  }
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
      if (!Object.hasOwn(thermodynamicDescriptors, name)) {
        settings.refuse(
          place,
          'descriptor_names',
          name,
          `one of ${Object.keys(thermodynamicDescriptors).join(', ')} with this scaler`,
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
    const range = descriptorRange(i, settings);
    const values = table.energies(key).filter((value) => value !== null);
    const [low, high] = range ?? [Math.min(...values) - 0.5, Math.max(...values) + 0.5];
    return {
      name: variable,
      label: `E(${written[i]})`,
      unit: 'eV',
      reference: 'the references of the energy table',
      range: low < high ? [low, high] : [low - 0.5, low + 0.5],
    };
  });
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
    const by = (numbers: readonly (number | null)[]): Record<string, number> =>
      Object.fromEntries(
        descriptors.flatMap(({ variable }, d): [string, number][] => {
          const number = numbers[d];
          return number === null ? [] : [[variable, number]];
        }),
      );
    const uncertainties = by(descriptors.map(({ key }) => table.deviations(key)[i]));
    return [{ name, values: by(values), ...(Object.keys(uncertainties).length === 0 ? {} : { uncertainties }) }];
  });
}
