import { InvalidInput } from '../../base';
import { energyTable, type ForeignTable, type SpeciesEnergy } from './energyList';
import { atomsOf, sameAtoms, type GasReference } from './gasReference';
import { isObject, numberOf, textOf, type JsonObject } from './jsonValue';

/** Address that queries go to. */
export const catalysisHubUrl = 'https://api.catalysis-hub.org/graphql';

/** What is asked for; a text with `~` in front also finds what contains it. */
export interface CatalysisHubSearch {
  /** `O`, `NH3`; looked for among the products. */
  readonly adsorbate?: string;
  /** Metals, such as `Pt` or `CuZn`. */
  readonly surface?: string;
  readonly facet?: string;
  /** Dataset, such as `MamunHighT2019`. */
  readonly pubId?: string;
  /** Reactions at most, 1 to 1000. */
  readonly first?: number;
  /** Where the page before ended (`pageInfo.endCursor`). */
  readonly after?: string;
}

/** Most reactions of one query. */
export const mostReactions = 1000;

/** Text of the query, the only thing that is sent. @throws InvalidInput for a search for nothing or with odd characters. */
export function catalysisHubQuery(search: CatalysisHubSearch): string {
  const { adsorbate = '', surface = '', facet = '', pubId = '', first = 200, after } = search;
  if (!(Number.isInteger(first) && first >= 1 && first <= mostReactions))
    throw new InvalidInput({
      name: 'number of reactions',
      got: first,
      expected: `a whole number from 1 to ${mostReactions}`,
    });
  const fields = { adsorbate, surface, facet, pubId };
  for (const [name, value] of Object.entries(fields)) {
    if (/^[\p{L}\p{N}~*()[\]{} .,_+-]{0,80}$/u.test(value)) continue;
    throw new InvalidInput({ name, got: value, expected: 'at most 80 letters, digits and . , _ + - ~ * ( )' });
  }
  if (Object.values(fields).every((value) => value.trim() === ''))
    throw new InvalidInput({ name: 'search', got: '', expected: 'an adsorbate, a surface, a facet or a dataset' });
  const text = (value: string): string => JSON.stringify(value.trim());
  const filters = [
    `first: ${first}`,
    ...(after === undefined ? [] : [`after: ${text(after)}`]),
    ...(adsorbate.trim() === '' ? [] : [`products: ${text(`${adsorbate.trim().replace(/\*$/, '')}star`)}`]),
    ...(surface.trim() === '' ? [] : [`surfaceComposition: ${text(surface)}`]),
    ...(facet.trim() === '' ? [] : [`facet: ${text(facet)}`]),
    ...(pubId.trim() === '' ? [] : [`pubId: ${text(pubId)}`]),
  ];
  return `{ reactions(${filters.join(', ')}) { totalCount pageInfo { hasNextPage endCursor } edges { node { ${fieldsOf.join(' ')} publication { doi title year } } } } }`;
}

const fieldsOf = [
  'id', 'Equation', 'reactants', 'products', 'facet', 'sites', 'surfaceComposition', 'chemicalComposition',
  'reactionEnergy', 'activationEnergy', 'dftFunctional', 'pubId',
]; // prettier-ignore

/** How far an answer goes. */
export interface CatalysisHubPage {
  /** Reactions that the search finds in all. */
  readonly total: number;
  /** Where to go on, or null at the end. */
  readonly next: string | null;
}

/** Looks at the text of an answer. @throws InvalidInput for an error of the server, and for what has no reactions. */
export function catalysisHubPage(text: string): CatalysisHubPage {
  const json = parsed(text);
  const reactions = reactionsOf(json);
  if (reactions === null) {
    const got = faultOf(json) ?? 'another answer';
    throw new InvalidInput({ name: 'Catalysis-Hub', got, expected: 'an answer with reactions' });
  }
  const info = isObject(reactions.pageInfo) ? reactions.pageInfo : {};
  const next = info.hasNextPage === true && typeof info.endCursor === 'string' ? info.endCursor : null;
  return { total: numberOf(reactions.totalCount), next };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** True for a reply of Catalysis-Hub, or several in a list. */
export function isCatalysisHub(json: unknown): boolean {
  return Array.isArray(json)
    ? json.length > 0 && json.every((one) => reactionsOf(one) !== null)
    : reactionsOf(json) !== null || faultOf(json) !== null;
}

/**
 * Energies of adsorbates in saved replies: reactions in which gases and a clean surface become one adsorbate, or the
 * reverse. Others, such as those between adsorbates, are counted in the notes.
 *
 * @throws InvalidInput for a reply that is an error, and for one without such a reaction.
 */
export function catalysisHubTable(json: unknown, where: string): ForeignTable {
  const documents: readonly unknown[] = Array.isArray(json) ? json : [json];
  const energies: SpeciesEnergy[] = [];
  const left = { other: 0, unread: 0 };
  let barriers = 0;
  for (const one of documents) {
    const fault = faultOf(one);
    const reactions = reactionsOf(one);
    if (reactions === null)
      throw new InvalidInput({
        name: 'table',
        got: `the error "${fault ?? 'no reactions'}"`,
        expected: 'reactions',
        where,
      });
    for (const edge of Array.isArray(reactions.edges) ? (reactions.edges as readonly unknown[]) : []) {
      const node = isObject(edge) && isObject(edge.node) ? edge.node : null;
      const read = node === null ? 'unread' : energyOf(node);
      if (node !== null && numberOf(node.activationEnergy) > 0) barriers++;
      if (typeof read === 'string') left[read]++;
      else energies.push(read);
    }
  }
  const notes = [
    ...(left.other === 0 ? [] : [`${left.other} reactions do not make one adsorbate from gases and are not read.`]),
    ...(left.unread === 0 ? [] : [`${left.unread} reactions have no energy or cannot be read.`]),
    ...(barriers === 0 ? [] : [`${barriers} reactions have activation energies, which are not read.`]),
  ];
  return energyTable('Catalysis-Hub', energies, notes, where);
}

function reactionsOf(json: unknown): JsonObject | null {
  if (!isObject(json)) return null;
  const data = isObject(json.data) ? json.data : json;
  const { reactions } = data;
  return isObject(reactions) && Array.isArray(reactions.edges) ? reactions : null;
}

function faultOf(json: unknown): string | null {
  if (!isObject(json) || !Array.isArray(json.errors)) return null;
  const [first] = json.errors as readonly unknown[];
  return isObject(first) ? textOf(first.message).slice(0, 200) || 'no message' : 'no message';
}

function energyOf(node: JsonObject): SpeciesEnergy | 'other' | 'unread' {
  const energy = numberOf(node.reactionEnergy);
  const reactants = sideOf(node.reactants);
  const products = sideOf(node.products);
  if (Number.isNaN(energy) || reactants === null || products === null) return 'unread';
  const gases: Record<string, number> = {};
  const adsorbates: Record<string, number> = {};
  for (const [side, sign] of [
    [reactants, -1],
    [products, 1],
  ] as const) {
    // prettier-ignore
    for (const [name, count] of Object.entries(side)) {
      if (name === 'star') continue;
      const [, species, state] = /^(.+?)(gas|star)$/.exec(name) ?? [];
      if (species === undefined) return 'unread';
      const counts = state === 'gas' ? gases : adsorbates;
      counts[species] = (counts[species] ?? 0) + sign * count;
    }
  }
  const [made, ...others] = Object.entries(adsorbates).filter(([, n]) => n !== 0);
  if (made === undefined || others.length > 0) return 'other';
  const [species, count] = made;
  const reference: GasReference = Object.fromEntries(
    Object.entries(gases).filter(([, n]) => n !== 0).map(([gas, n]) => [gas, -n / count]), // prettier-ignore
  );
  const atoms = [atomsOf(reference), atomsOf({ [species]: 1 })];
  const sound = atoms[0] !== null && atoms[1] !== null && sameAtoms(atoms[0], atoms[1]);
  const publication = isObject(node.publication) ? node.publication : {};
  const source = textOf(publication.doi) || textOf(node.pubId);
  const functional = textOf(node.dftFunctional);
  return {
    surface: textOf(node.surfaceComposition) || textOf(node.chemicalComposition) || 'unnamed',
    facet: textOf(node.facet),
    species,
    energy_eV: energy / count,
    reference: sound ? reference : null,
    ...(functional === '' ? {} : { functional }),
    ...(source === '' ? {} : { source }),
  };
}

/** Counts of one side, an object or its JSON text; null for anything else. */
function sideOf(value: unknown): Readonly<Record<string, number>> | null {
  const side = typeof value === 'string' ? parsed(value) : value;
  if (!isObject(side)) return null;
  const entries = Object.entries(side).map(([name, count]) => [name, numberOf(count)] as const);
  return entries.some(([, count]) => !(count > 0)) ? null : Object.fromEntries(entries);
}
