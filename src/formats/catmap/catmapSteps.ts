import { faultText } from '../../base';
import { parseMechanism, requireBalanced } from '../../mechanism';
import type { StudyInput } from '../../study';
import { nameOf, siteOf, type CatmapNames } from './catmapNames';
import { transitionStates } from './stateEnergies';
import type { MkmSettings } from './mkmSettings';
import { plain } from './pythonValue';
import { speciesKey, type CatmapReaction, type CatmapSpecies } from './reactionExpression';

type Steps = StudyInput['energetics']['steps'];
type Species = NonNullable<StudyInput['species']>;

/** A mechanism with the kinetics of its steps. */
export interface CatmapMechanism {
  readonly lines: readonly string[];
  readonly steps: Steps;
  /** Id of the step of each reaction; null for one that is left out. */
  readonly ids: readonly (string | null)[];
  readonly species: Species;
  readonly potentialScale: 'RHE' | 'SHE';
}

/** Steps of an `.mkm` in the study's notation. @throws InvalidInput that names the step's line and column. */
export function catmapSteps(
  reactions: readonly CatmapReaction[],
  names: CatmapNames,
  settings: MkmSettings,
  warn: (message: string) => void,
): CatmapMechanism {
  const species = declarations(names, settings, warn);
  const prefactors = settings.list('prefactor_list');
  if (prefactors.length > 0 && prefactors.length !== reactions.length) {
    const got = `${prefactors.length} entries`;
    settings.refuse(settings.placeOf('prefactor_list'), 'prefactor_list', got, `${reactions.length}, one a step`);
  }
  const globalBeta = settings.number('beta') ?? 0.5;
  const scale = names.gases.includes('ele_g') ? 'SHE' : 'RHE';
  const lines: string[] = [];
  const steps: Steps = {};
  const ids = new Array<string | null>(reactions.length).fill(null);
  let leaked: number | null = null;
  reactions.forEach((reaction, i) => {
    const sides = [reaction.initial, reaction.final].map((side) => sideText(side, names));
    if (sides[0] === sides[1]) {
      warn(`${reaction.text.trim()} changes nothing and is left out`);
      return;
    }
    const text = `${sides[0]} <-> ${sides[1]}`;
    const label = repeated(reactions, i, names) ? `r${i + 1}: ` : '';
    const id = canonical(`${label}${text}`, reaction, names, species, settings);
    lines.push(`${label}${text}`);
    ids[i] = id;
    leaked = betaLeak(reaction, leaked, names, globalBeta, warn);
    for (const option of reaction.unknownOptions) warn(`${reaction.text.trim()}: CatMAP skips the option ${option}`);
    const given = prefactors[i] ?? null;
    if (given !== null && given.kind !== 'none' && given.kind !== 'number') {
      settings.refuse(given, `prefactor_list[${i}]`, plain(given), 'a number of 1/s, or None for kT/h');
    }
    const listed = given !== null && given.kind === 'number' ? given.value : null;
    const prefactor = reaction.prefactor === undefined ? listed : reaction.prefactor;
    const beta = transferCoefficient(reaction, names, globalBeta, settings);
    const activated = { barrier: barrierOf(reaction, names), ...(beta === null ? {} : { beta }) };
    steps[id] = prefactor === null ? { kind: 'eyring', ...activated } : { kind: 'arrhenius', prefactor, ...activated };
  });
  return { lines, steps, ids, species, potentialScale: scale };
}

function sideText(side: readonly CatmapSpecies[], names: CatmapNames): string {
  const sum = new Map<string, number>();
  for (const species of side) {
    for (const name of names.namesOf(speciesKey(species))) sum.set(name, (sum.get(name) ?? 0) + species.count);
  }
  return [...sum].map(([name, count]) => `${count === 1 ? '' : count}${name}`).join(' + ');
}

/** True when another step has the same states, as steps through two transition states do. */
function repeated(reactions: readonly CatmapReaction[], i: number, names: CatmapNames): boolean {
  const text = (r: CatmapReaction): string => `${sideText(r.initial, names)} > ${sideText(r.final, names)}`;
  return reactions.filter((r) => text(r) === text(reactions[i])).length > 1;
}

/** The id under which a step's kinetics stand, after a check of its balance of names. */
function canonical(
  line: string,
  reaction: CatmapReaction,
  names: CatmapNames,
  species: Species,
  settings: MkmSettings,
): string {
  try {
    const declared = new Map(Object.entries(species));
    const [step] = parseMechanism([line], { defaultSite: names.sites[0], declared });
    requireBalanced([step]);
    return step.id;
  } catch (fault) {
    const got = faultText(fault);
    return settings.refuse(reaction, 'step', reaction.text, `a step that reads as ${line} (${got})`);
  }
}

function barrierOf(reaction: CatmapReaction, names: CatmapNames): StudyBarrier {
  if (reaction.equilibriumBarrier !== null) return { atEquilibrium: reaction.equilibriumBarrier };
  if (reaction.transition === null) return 'none';
  const states = transitionStates(reaction, names).map(({ key }) => names.surfaceName(key));
  const others = reaction.transition
    .map(speciesKey)
    .filter((key) => ['adsorbate', 'gas'].includes(names.role(key)) && !states.includes(names.surfaceName(key)))
    .filter((key) => names.adsorbates.includes(key) || names.gases.includes(key))
    .flatMap((key) => names.namesOf(key));
  const all = [...states, ...others];
  return all.length === 0 ? 'none' : { through: all };
}

type StudyBarrier = Exclude<Steps[string], { kind: 'hertz-knudsen' }>['barrier'];

/** Charges (electrons) on one side. */
function electrons(side: readonly CatmapSpecies[], names: CatmapNames): number {
  return side.reduce((sum, s) => sum + (['pair', 'electron'].includes(names.role(speciesKey(s))) ? s.count : 0), 0);
}

/** True for a transition state whose name says that charge passes, as CatMAP decides it. */
function transfersCharge(reaction: CatmapReaction): boolean {
  return (reaction.transition ?? []).some((s) => s.name !== '*' && /pe|ele/.test(s.name));
}

/**
 * Transfer coefficient of a step, null for the study's. In CatMAP the energy of a transition state that transfers charge is
 * shifted by -(1 - β) U, whatever the direction in which the step is written, and any other is not shifted at all; as a share
 * of the forward barrier that is β for a reduction, 1 - β for an oxidation, and 1 or 0 without a shift.
 */
function transferCoefficient(
  reaction: CatmapReaction,
  names: CatmapNames,
  globalBeta: number,
  settings: MkmSettings,
): number | null {
  const left = electrons(reaction.initial, names);
  const n = left - electrons(reaction.final, names);
  if (n === 0) return null;
  const own = reaction.beta ?? globalBeta;
  if (reaction.transition === null) return reaction.beta ?? null;
  const share = (left - (transfersCharge(reaction) ? 1 - own : 0)) / n;
  if (share < 0 || share > 1) {
    settings.refuse(
      reaction,
      'step',
      reaction.text,
      'a transfer of charge whose transition state lies between its ends',
    );
  }
  return Math.abs(share - globalBeta) < 1e-15 && reaction.beta === undefined ? null : share;
}

/** In CatMAP the β of a step also counts for all later ones that have none. */
function betaLeak(
  reaction: CatmapReaction,
  leaked: number | null,
  names: CatmapNames,
  globalBeta: number,
  warn: (message: string) => void,
): number | null {
  if (reaction.beta !== undefined) return reaction.beta;
  const matters = electrons(reaction.initial, names) + electrons(reaction.final, names) > 0;
  if (
    leaked !== null &&
    leaked !== globalBeta &&
    matters &&
    (reaction.transition ?? reaction.equilibriumBarrier) !== null
  ) {
    warn(
      `${reaction.text.trim()}: CatMAP would take beta = ${leaked} left over from a step before; beta = ${globalBeta} counts here`,
    );
  }
  return leaked;
}

/** What the study must be told of species: atoms that the name does not say, sites that they take. */
function declarations(names: CatmapNames, settings: MkmSettings, warn: (message: string) => void): Species {
  const species: Record<string, Species[string]> = {};
  for (const key of [...names.gases, ...names.adsorbates]) {
    const role = names.role(key);
    if (role !== 'gas' && role !== 'adsorbate') continue;
    const composition = names.declaredComposition(key);
    if (composition !== null && Object.keys(composition).length === 0 && settings.member(key, 'composition') === null) {
      const expected = 'a formula, or a composition in species_definitions';
      settings.refuse(settings.placeOf('rxn_expressions'), 'species', nameOf(key), expected);
    }
    const sites = role === 'adsorbate' ? settings.memberNumber(key, 'n_sites') : null;
    if (sites !== null && !(Number.isInteger(sites) && sites >= 1)) {
      settings.refuse(settings.member(key, 'n_sites')!, `n_sites of ${key}`, sites, 'a whole number from 1');
    }
    if (settings.member(key, 'max_coverage') !== null) {
      const place = settings.member(key, 'max_coverage')!;
      settings.refuse(place, `max_coverage of ${key}`, plain(place), 'no limit (write n_sites and balance the steps)');
    }
    if (sites !== null && sites > 1)
      warn(`${key} takes ${sites} sites of type ${siteOf(key)}; CatMAP counts one in its balance`);
    if (composition === null && (sites === null || sites === 1)) continue;
    species[names.namesOf(key)[0]] = {
      ...(composition === null ? {} : { composition }),
      ...(sites === null || sites === 1 ? {} : { denticity: sites }),
    };
  }
  return species;
}
