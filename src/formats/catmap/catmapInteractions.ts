import type { StudyInput } from '../../study';
import { siteOf, type CatmapNames } from './catmapNames';
import type { CatmapTable } from './catmapTable';
import { interactionBounds } from './interactionBounds';
import { averageSelfParameters } from './interactionFit';
import { interactionResponses } from './interactionResponse';
import type { MkmSettings } from './mkmSettings';
import { plain, type Place, type PythonValue } from './pythonValue';
import type { CatmapReaction } from './reactionExpression';
import { leastNormSolution, relaxedFit } from './relaxedFit';
import { transitionStates } from './stateEnergies';
import { transitionWeights } from './transitionWeights';

type Energetics = StudyInput['energetics'];
type Interactions = NonNullable<Energetics['interactions']>;
type Form = Interactions['self'][string];

/** What interactions are read from. */
export interface InteractionSource {
  readonly settings: MkmSettings;
  readonly names: CatmapNames;
  readonly table: CatmapTable;
  readonly reactions: readonly CatmapReaction[];
  /** Id of the step of each reaction; null for one that is left out. */
  readonly stepIds: readonly (string | null)[];
  readonly surfaces: readonly string[];
  /** Descriptors that are energies: CatMAP key and name of the variable. */
  readonly descriptors: readonly { readonly key: string; readonly variable: string }[];
  readonly energies: NonNullable<Energetics['energies']>;
  readonly warn: (message: string) => void;
}

/** Settings that interactions come from. */
export const interactionSettings = (
  'adsorbate_interaction_model interaction_strength max_self_interaction interaction_response_function ' +
  'interaction_response_parameters transition_state_cross_interaction_mode cross_interaction_mode ' +
  'interaction_fitting_mode interaction_scaling_constraint_dict default_interaction_constraints ' +
  'non_interacting_site_pairs default_self_interaction_parameter interaction_cross_term_names input_overrides_fit ' +
  'integral_error_fitting_weight numerical_delta_theta interaction_surface_names cross_interaction_initial_guess ' +
  'verbose_interaction_parameter_fitting'
).split(' ');

const crossRules: Readonly<Record<string, NonNullable<Interactions['cross']>>> = {
  geometric_mean: 'geometric-mean',
  arithmetic_mean: 'arithmetic-mean',
  neglect: 'neglect',
};

/** Values of a parameter by surface, null where it is not known. */
interface Values {
  readonly place: Place;
  readonly list: readonly (number | null)[];
}

/**
 * First-order interactions of an `.mkm`, with the parameters that CatMAP makes of them: lines in the descriptors as it fits
 * them, and its rules for pairs and transition states.
 *
 * @returns null for an ideal model.
 * @throws InvalidInput with the place of what has no meaning here.
 */
export function catmapInteractions(source: InteractionSource): Interactions | null {
  const { settings, names, warn } = source;
  const model = settings.text('adsorbate_interaction_model') ?? 'ideal';
  if (model === 'ideal') return null;
  if (model !== 'first_order') {
    const place = settings.placeOf('adsorbate_interaction_model');
    settings.refuse(place, 'adsorbate_interaction_model', model, 'ideal or first_order');
  }
  if (settings.value('interaction_surface_names') !== null) {
    const place = settings.placeOf('interaction_surface_names');
    settings.refuse(
      place,
      'interaction_surface_names',
      'other surfaces',
      'none (parameters are those of surface_names)',
    );
  }
  const { response, responses } = interactionResponses(settings, names);
  const self: Record<string, Form> = {};
  const limits: Record<string, number> = {};
  const fitted = averageSelfParameters(source);
  for (const key of names.adsorbates) {
    const name = names.surfaceName(key);
    const values = selfValues(key, source, fitted);
    const form = parameterForm(key, values, source);
    if (form !== 0) self[name] = form;
    const limit = limitOf(key, values, source, fitted);
    if (limit !== null) limits[name] = limit;
  }
  if (settings.value('max_self_interaction') !== null && fitted.size === 0) {
    warn('max_self_interaction limits nothing in CatMAP unless it fits the parameters; it limits nothing here');
  }
  const transitionStates = transitionWeights(source);
  const pairs = crossPairs(source);
  const apart = sitePairs(source);
  const strength = settings.number('interaction_strength') ?? 1;
  return {
    self,
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    cross: crossRule(settings),
    ...(pairs.length === 0 ? {} : { pairs }),
    ...(Object.keys(transitionStates).length === 0 ? {} : { transitionStates }),
    ...(apart.length === 0 ? {} : { apart }),
    response,
    ...(Object.keys(responses).length === 0 ? {} : { responses }),
    ...(strength === 1 ? {} : { strength }),
  };
}

function crossRule(settings: MkmSettings): NonNullable<Interactions['cross']> {
  const mode = settings.text('cross_interaction_mode') ?? 'geometric_mean';
  if (Object.hasOwn(crossRules, mode)) return crossRules[mode];
  const place = settings.placeOf('cross_interaction_mode');
  return settings.refuse(place, 'cross_interaction_mode', mode, `one of ${Object.keys(crossRules).join(', ')}`);
}

/** The parameter of an adsorbate with itself on every surface; what is given goes before what is fitted. */
function selfValues(
  key: string,
  source: InteractionSource,
  fitted: ReadonlyMap<string, readonly (number | null)[]>,
): Values {
  const { settings, surfaces, warn } = source;
  const misspelt = settings.member(key, 'self_interaction_parameters');
  if (misspelt !== null) {
    settings.refuse(
      misspelt,
      `self_interaction_parameters of ${key}`,
      plain(misspelt),
      'the key self_interaction_parameter',
    );
  }
  const given = settings.member(key, 'self_interaction_parameter');
  const own = fitted.get(key);
  if (given === null && own !== undefined) return { place: settings.placeOf('interaction_fitting_mode'), list: own };
  if (given === null) {
    const rest = settings.number('default_self_interaction_parameter') ?? 0;
    warn(`${key} has no self_interaction_parameter; ${rest} counts, as in CatMAP`);
    return { place: settings.placeOf('species_definitions'), list: surfaces.map(() => rest) };
  }
  if (own !== undefined) warn(`${key}: self_interaction_parameter is given and not fitted`);
  return { place: given, list: bySurface(given, `self_interaction_parameter of ${key}`, source) };
}

function bySurface(
  value: PythonValue,
  name: string,
  { settings, surfaces }: InteractionSource,
): readonly (number | null)[] {
  const items = settings.listOf(value, name);
  if (items.length !== surfaces.length) {
    settings.refuse(value, name, `${items.length} values`, `${surfaces.length}, one a surface (None where unknown)`);
  }
  return items.map((item, i) => (item.kind === 'none' ? null : settings.numberOf(item, `${name}[${i}]`)));
}

/** Largest parameter of an adsorbate with itself: a number, or the name of the surface whose parameter it is. */
function limitOf(
  key: string,
  { list }: Values,
  { settings, surfaces }: InteractionSource,
  fitted: ReadonlyMap<string, readonly (number | null)[]>,
): number | null {
  const own = settings.member(key, 'max_self_interaction');
  const value = own ?? (fitted.has(key) ? settings.value('max_self_interaction') : null);
  if (value === null) return null;
  if (value.kind === 'number') return value.value;
  const name = `max_self_interaction of ${key}`;
  const surface = settings.textOf(value, name);
  const limit = list[surfaces.indexOf(surface)] ?? null;
  if (limit !== null) return limit;
  return own === null ? null : settings.refuse(value, name, surface, 'a number or a surface with a parameter');
}

/** Parameters that are given for two adsorbates, or an adsorbate and a transition state. */
function crossPairs(source: InteractionSource): NonNullable<Interactions['pairs']> {
  const { settings, names, warn } = source;
  const states = transitionKeys(source);
  const known = [...names.adsorbates, ...states];
  const pairs = new Map<string, NonNullable<Interactions['pairs']>[number]>();
  const inOrder = [...names.adsorbates].sort((a, b) => order(siteOf(a), siteOf(b)) || order(a, b));
  for (const key of inOrder) {
    const given = settings.member(key, 'cross_interaction_parameters');
    if (given === null) continue;
    const title = `cross_interaction_parameters of ${key}`;
    for (const [other, value] of settings.dictionaryOf(given, title)) {
      if (!known.includes(other)) settings.refuse(value, title, other, `one of ${known.join(', ')}`);
      const [a, b] = [key, other].sort(order);
      const pair = `${a}&${b}`;
      if (pairs.has(pair)) {
        warn(`${pair} has two cross_interaction_parameters; those of ${a} count`);
        continue;
      }
      const list = bySurface(value, `${title} with ${other}`, source);
      const parameter = parameterForm(pair, { place: value, list }, source);
      pairs.set(pair, { between: [names.surfaceName(a), names.surfaceName(b)], parameter });
    }
  }
  for (const key of states) {
    if (settings.member(key, 'cross_interaction_parameters') === null) continue;
    warn(`CatMAP reads cross_interaction_parameters of adsorbates only; those of ${key} do not count`);
  }
  const listed = settings.value('interaction_cross_term_names');
  if (listed !== null) {
    for (const name of settings.texts('interaction_cross_term_names')) {
      if (!pairs.has(name.split('&').sort(order).join('&'))) {
        settings.refuse(listed, 'interaction_cross_term_names', name, 'a pair with cross_interaction_parameters');
      }
    }
  }
  return [...pairs.values()];
}

/** Keys of the transition states that are no adsorbates. */
export function transitionKeys({
  reactions,
  names,
}: Pick<InteractionSource, 'reactions' | 'names'>): readonly string[] {
  return [...new Set(reactions.flatMap((reaction) => transitionStates(reaction, names).map(({ key }) => key)))];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sitePairs({ settings, names }: InteractionSource): [string, string][] {
  return settings.list('non_interacting_site_pairs').map((item) => {
    const name = 'non_interacting_site_pairs';
    const pair = settings.listOf(item, name).map((site) => settings.textOf(site, name));
    if (pair.length !== 2 || pair.some((site) => !names.sites.includes(site))) {
      settings.refuse(item, name, pair, `two of the site types ${names.sites.join(', ')}`);
    }
    return [pair[0], pair[1]];
  });
}

/** A parameter as CatMAP scales it: a line in the descriptors by its relaxed fit, or the value of the only surface. */
function parameterForm(name: string, { place, list }: Values, source: InteractionSource): Form {
  const { settings, descriptors, table, surfaces, warn } = source;
  if (descriptors.length === 0) {
    const [value] = list;
    return (
      value ?? settings.refuse(place, `interaction parameter of ${name}`, null, `a number for ${surfaces[0] ?? ''}`)
    );
  }
  const bounds = interactionBounds(name, source);
  const form = (c: readonly number[]): Form => {
    const terms = descriptors.flatMap(({ variable }, j) => (c[j] === 0 ? [] : [[variable, c[j]] as const]));
    return terms.length === 0 ? c[descriptors.length] : { const: c[descriptors.length], ...Object.fromEntries(terms) };
  };
  if (bounds.every(({ low, high }) => low === high)) return form(bounds.map(({ low }) => low));
  const columns = descriptors.map(({ key }) => table.energies(key));
  const rows = list.flatMap((value, i) => {
    const x = columns.map((column) => column[i]);
    return value === null || x.includes(null) ? [] : [{ x: [...(x as number[]), 1], value }];
  });
  if (rows.length === 0) {
    warn(`no value of the interaction parameter of ${name} is given; 0 counts, as in CatMAP`);
    return 0;
  }
  if (rows.length === 1) return rows[0].value;
  const free = bounds.filter(({ low, high }) => low !== high).length;
  if (rows.length < free && list.some((value) => value !== list[0])) {
    warn(`the interaction parameter of ${name} has ${rows.length} values for ${free} coefficients`);
  }
  const design = rows.map(({ x }) => x);
  const y = rows.map(({ value }) => value);
  return form(relaxedFit(design, y, leastNormSolution(design, y), bounds));
}
