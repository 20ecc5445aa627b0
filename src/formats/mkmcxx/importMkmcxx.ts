import { electronvolt_kJ_per_mol, InvalidInput } from '../../base';
import { parseMechanism } from '../../mechanism';
import { parseStudy, type StudyInput } from '../../study';
import { refuseAt, type MkmcxxDocument, type MkmcxxReaction, type MkmcxxTerm } from './mkmcxxDocument';
import { mkmcxxConditions } from './mkmcxxConditions';
import { mkmcxxOutputs } from './mkmcxxOutputs';
import { mkmcxxSpecies, type MkmcxxSpeciesTable } from './mkmcxxSpecies';
import { readMkmcxx } from './readMkmcxx';

/** What an import is made from. */
export interface MkmcxxImportInput {
  readonly text: string;
  /** Name of the file, in errors and as the study's id. */
  readonly file: string;
  /** Keep the time of the first run instead of the steady state. Default false. */
  readonly keepTime?: boolean;
}

/** An imported study and what the reader should know about it. */
export interface MkmcxxImport {
  readonly study: StudyInput;
  readonly warnings: readonly string[];
}

/** Settings that say how to compute or what to write, and nothing of the model. */
const technical = new Set(
  (
    'TYPE PRESSURE REAGENTS KEYCOMPONENTS POTAXIS CSTR_RES CSTR_LOAD USETIMESTAMP ORDERS EACT DRC TDRC PDRC DSC DCGC NPAR ' +
    'TRANSIENT DEBUG MAKEPLOTS NETWORK_RATES NETWORK_FLUX SOLMAXSTEP SOLTESTFAIL SOLCONVFAIL SOLVERTYPE BOOSTER'
  ).split(' '),
);

/**
 * An MKMCXX input of version 2 as a study: explicit prefactors and barriers, no descriptors. Several runs become an axis of
 * temperature.
 *
 * @throws InvalidInput with line and column for what has no meaning here.
 */
export function importMkmcxx({ text, file, keepTime = false }: MkmcxxImportInput): MkmcxxImport {
  const warnings: string[] = [];
  const warn = (message: string): void => {
    if (!warnings.includes(message)) warnings.push(message);
  };
  const input = readMkmcxx(text, file);
  requireCompounds(input, file);
  requireSequence(input, file);
  for (const [name, { line }] of input.settings) if (!technical.has(name)) warn(`line ${line}: ${name} is not used`);
  const table = mkmcxxSpecies(input, file, warn);
  const { lines, steps } = mkmcxxSteps(input, table, file, warn);
  const { conditions, temperatures } = mkmcxxConditions(input, table, keepTime, file, warn);
  const name = file.replace(/^.*[\\/]/, '');
  const study: StudyInput = {
    sabatier: 1,
    id: name.replace(/\.\w+$/, '') || 'input',
    title: `MKMCXX model ${name}`,
    description: 'Imported from an MKMCXX input; its prefactors and barriers.',
    descriptors: [],
    sites: table.sites.map((site) => ({ name: site, fraction: siteTotal(site, table, input, file) })),
    ...(Object.keys(table.declared).length === 0 ? {} : { species: table.declared }),
    mechanism: [...lines],
    energetics: { floorBarriers: false, steps },
    conditions,
    outputs: mkmcxxOutputs(input, table, temperatures, file),
  };
  requireStudy(study, input, file);
  return { study, warnings };
}

/** Every compound of a reaction has to stand under `&compounds`. */
function requireCompounds({ compounds, reactions }: MkmcxxDocument, file: string): void {
  const names = new Set(compounds.map(({ name }) => name));
  for (const { left, right } of reactions) {
    for (const term of [...left, ...right]) {
      if (!names.has(term.name)) refuseAt(file, term, 'compound', term.name, 'a name from &compounds');
    }
  }
}

function requireSequence({ settings }: MkmcxxDocument, file: string): void {
  const type = settings.get('TYPE');
  if (type !== undefined && type.value.toUpperCase() !== 'SEQUENCERUN') {
    refuseAt(file, type, 'TYPE', type.value, 'SEQUENCERUN (a study holds conditions that stay as they are)');
  }
  const residence = settings.get('CSTR_RES');
  if (residence !== undefined && !(Number(residence.value) <= 0)) {
    refuseAt(file, residence, 'CSTR_RES', residence.value, 'at most 0 (gases that are not used up)');
  }
}

function siteTotal(site: string, { all }: MkmcxxSpeciesTable, { sections }: MkmcxxDocument, file: string): number {
  const own = [...all.values()].filter((species) => species.site === site);
  const total = own.reduce((sum, { compound, denticity }) => sum + denticity * compound.start, 0);
  if (total > 0 && Number.isFinite(total)) return total;
  const empty = own.find(({ composition }) => Object.keys(composition).length === 0);
  return refuseAt(file, empty?.compound ?? sections.get('compounds')!, 'sites', total, 'coverages with a sum above 0');
}

function mkmcxxSteps(
  { reactions }: MkmcxxDocument,
  table: MkmcxxSpeciesTable,
  file: string,
  warn: (message: string) => void,
): { readonly lines: readonly string[]; readonly steps: StudyInput['energetics']['steps'] } {
  const lines: string[] = [];
  const steps: StudyInput['energetics']['steps'] = {};
  const side = (terms: readonly MkmcxxTerm[]): string =>
    terms.map(({ count, name }) => `${count === 1 ? '' : count}${table.all.get(name)!.name}`).join(' + ');
  const declared = new Map(Object.entries(table.declared));
  const written = reactions.map((reaction) => ({ reaction, left: side(reaction.left), right: side(reaction.right) }));
  written.forEach(({ reaction, left, right }, i) => {
    const { law } = reaction;
    const where = `line ${reaction.line}: ${reaction.text}`;
    if (left === right) {
      warn(`${where} changes nothing and is left out`);
      return;
    }
    requireSurface(reaction, table, file);
    const twice = written.filter((w) => [w.left, w.right].includes(left) && [w.left, w.right].includes(right));
    const label = twice.length > 1 ? `r${i + 1}: ` : '';
    if (law.kind === 'HK') {
      requireAdsorption(reaction, table, file);
      const text = `${label}${left} <-> ${right}`;
      const { area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking } = law;
      const gas = { area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking };
      lines.push(text);
      steps[idOf(text, declared, table)] = { kind: 'hertz-knudsen', ...gas, desorption: inEv(law.desorption_J) };
      return;
    }
    const { prefactor, reversePrefactor, barrier_J, reverseBarrier_J } = law;
    if (prefactor === 0 && reversePrefactor === 0) {
      warn(`${where} has no rate either way and is left out`);
      return;
    }
    const ahead = { prefactor, barrier: inEv(barrier_J) };
    const back = { prefactor: reversePrefactor, barrier: inEv(reverseBarrier_J) };
    if (prefactor === 0 || reversePrefactor === 0) {
      const [from, to, one] = prefactor === 0 ? [right, left, back] : [left, right, ahead];
      const text = `${label}${from} -> ${to}`;
      lines.push(text);
      steps[idOf(text, declared, table)] = { kind: 'arrhenius', ...one };
      return;
    }
    const text = `${label}${left} <-> ${right}`;
    lines.push(text);
    steps[idOf(text, declared, table)] = {
      kind: 'arrhenius',
      ...ahead,
      ...(reversePrefactor === prefactor ? {} : { reversePrefactor }),
      reverseBarrier: back.barrier,
    };
  });
  if (lines.length === 0) refuseAt(file, reactions[0], '&reactions', undefined, 'a reaction with a rate');
  return { lines, steps };
}

function inEv(joules: number): number {
  return joules / (1000 * electronvolt_kJ_per_mol);
}

function idOf(
  line: string,
  declared: ReadonlyMap<string, NonNullable<StudyInput['species']>[string]>,
  { sites }: MkmcxxSpeciesTable,
): string {
  return parseMechanism([line], { defaultSite: sites[0], declared })[0].id;
}

function requireSurface(reaction: MkmcxxReaction, { all }: MkmcxxSpeciesTable, file: string): void {
  const touched = [...reaction.left, ...reaction.right].some(({ name }) => all.get(name)!.site !== null);
  if (!touched) refuseAt(file, reaction, 'reaction', reaction.text, 'a reaction on the surface');
}

function requireAdsorption(reaction: MkmcxxReaction, { all }: MkmcxxSpeciesTable, file: string): void {
  const of = ({ name }: MkmcxxTerm): NonNullable<ReturnType<typeof all.get>> => all.get(name)!;
  const isSite = (term: MkmcxxTerm): boolean =>
    of(term).site !== null && Object.keys(of(term).composition).length === 0;
  const gases = reaction.left.filter((term) => of(term).site === null);
  const simple =
    gases.length === 1 &&
    gases[0].count === 1 &&
    reaction.left.every((term) => of(term).site === null || isSite(term)) &&
    reaction.right.every((term) => of(term).site !== null && !isSite(term));
  if (!simple) refuseAt(file, reaction, 'reaction', reaction.text, 'an adsorption {X} + {*} => {X*} with HK');
}

/** Refuses what no study can hold, at the section that it comes from. */
function requireStudy(study: StudyInput, { sections, runs }: MkmcxxDocument, file: string): void {
  try {
    parseStudy(study, file);
  } catch (fault) {
    if (!(fault instanceof InvalidInput)) throw fault;
    const { name, got, expected } = fault.detail;
    const origin = name.startsWith('conditions')
      ? runs[0]
      : sections.get(name.startsWith('sites') ? 'compounds' : 'reactions');
    refuseAt(file, origin ?? { line: 1, column: 1 }, name, got, expected);
  }
}
