import { InvalidInput } from '../base';
import type { Study } from '../study';
import { descriptorMatch } from './descriptorMatch';
import { numberFault } from './numberCell';
import { uncertaintyMatch } from './uncertaintyMatch';
import type { Choice, ColumnRequest, ColumnRole, Sureness } from './surfaceTable';

/** What one column is for, and which descriptor it holds. */
export interface RoleChoice {
  readonly role: Choice<ColumnRole>;
  readonly descriptor: string | null;
  /** Descriptor whose standard deviation it holds. */
  readonly uncertaintyOf?: string;
}

/** What the roles are found from. */
export interface RoleInput {
  readonly headers: readonly string[];
  /** True when `headers` come from the text, not from positions. */
  readonly named: boolean;
  /** Some rows, for columns whose header says nothing. */
  readonly sample: readonly (readonly string[])[];
  readonly descriptors: Study['descriptors'];
  readonly columns: Readonly<Record<number, ColumnRequest>>;
}

/** Headers of text columns by role; a lower place in `name` is a better name. */
const wordsOf = {
  name: [
    'name', 'label', 'surface', 'surfaces', 'catalyst', 'system', 'slab', 'material', 'sample', 'alloy', 'metal',
    'element', 'composition', 'formula', 'id',
  ],
  facet: ['facet', 'plane', 'miller', 'millerindex', 'hkl', 'termination', 'orientation'],
  source: ['source'],
  group: ['group'],
  functional: ['functional', 'xc'],
  note: ['note', 'notes', 'remark', 'comment'],
} as const; // prettier-ignore

const bareFacet = /^[({[]?-?\d{3,4}[)}\]]?$/;
const strength: Readonly<Record<Sureness, number>> = { given: 3, sure: 2, likely: 1, guess: 0 };

/**
 * A role for every column: as the caller says, then descriptors by their names, then text columns by theirs, then a
 * name from the first column of words. Each descriptor, the name and every remark has one column at most.
 *
 * @throws InvalidInput for a request that names an unknown column or descriptor, or gives a role twice.
 */
export function columnRoles(input: RoleInput): readonly RoleChoice[] {
  const { headers, named, descriptors } = input;
  const found = givenRoles(input);
  const taken = new Map<string, number>();
  const key = ({ role, descriptor, uncertaintyOf }: RoleChoice): string =>
    descriptor ?? (uncertaintyOf === undefined ? ` ${role.value}` : ` ± ${uncertaintyOf}`);
  const take = (index: number, choice: RoleChoice): void => {
    found.set(index, choice);
    taken.set(key(choice), index);
  };
  found.forEach((choice, index) => taken.set(key(choice), index));

  if (named) {
    headers.forEach((header, index) => {
      const of = found.has(index) ? null : uncertaintyMatch(header, descriptors);
      if (of === null || taken.has(` ± ${of}`)) return;
      const role = {
        value: 'uncertainty',
        sureness: 'likely',
        reason: `the name reads like a deviation of ${of}`,
      } as const;
      take(index, { role, descriptor: null, uncertaintyOf: of });
    });
    for (const descriptor of descriptors) {
      const matches = headers
        .map((header, index) => ({ index, match: descriptorMatch(header, descriptor) }))
        .filter(({ index, match }) => match !== null && !found.has(index))
        .sort((a, b) => strength[b.match!.sureness] - strength[a.match!.sureness]);
      matches.forEach(({ index, match }) => {
        const before = taken.get(descriptor.name);
        if (before === undefined) {
          take(index, { role: { value: 'descriptor', ...match! }, descriptor: descriptor.name });
        } else {
          found.set(index, ignored(`${descriptor.name} is read from column ${before + 1}`, 'guess'));
        }
      });
    }
    for (const role of Object.keys(wordsOf) as (keyof typeof wordsOf)[]) {
      for (const word of wordsOf[role]) {
        headers.forEach((header, index) => {
          if (found.has(index) || header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') !== word) return;
          const facets = role === 'name' && isFacetColumn(input, index);
          const value = facets ? 'facet' : role;
          if (taken.has(` ${value}`)) return;
          const reason = facets ? 'its cells are Miller indices' : `the name says ${role}`;
          take(index, { role: { value, sureness: facets ? 'likely' : 'sure', reason }, descriptor: null });
        });
      }
    }
  }
  if (!taken.has(' name')) {
    const index = headers.findIndex((_, i) => !found.has(i) && isWordColumn(input, i));
    const reason = 'it is the first column of words';
    if (index >= 0) take(index, { role: { value: 'name', sureness: 'guess', reason }, descriptor: null });
  }
  return headers.map((_, index) => found.get(index) ?? ignored('its name says no role', 'likely'));
}

function ignored(reason: string, sureness: Sureness): RoleChoice {
  return { role: { value: 'ignored', sureness, reason }, descriptor: null };
}

function givenRoles({ headers, descriptors, columns }: RoleInput): Map<number, RoleChoice> {
  const given = new Map<number, RoleChoice>();
  const used = new Set<string>();
  for (const [at, request] of Object.entries(columns)) {
    const index = Number(at);
    const where = `columns[${at}]`;
    if (!(index in headers))
      throw new InvalidInput({ name: 'column', got: at, expected: `0 to ${headers.length - 1}`, where });
    if (request.role === undefined && request.descriptor === undefined && request.uncertaintyOf === undefined) continue;
    const { uncertaintyOf } = request;
    if (uncertaintyOf !== undefined) {
      const names = descriptors.map(({ name }) => name);
      if (!names.includes(uncertaintyOf))
        throw new InvalidInput({
          name: 'descriptor',
          got: uncertaintyOf,
          expected: `one of ${names.join(', ')}`,
          where,
        });
      if (used.has(`± ${uncertaintyOf}`))
        throw new InvalidInput({ name: 'role', got: `± ${uncertaintyOf}`, expected: 'one column for it', where });
      used.add(`± ${uncertaintyOf}`);
      const role = { value: 'uncertainty', sureness: 'given', reason: 'chosen' } as const;
      given.set(index, { role, descriptor: null, uncertaintyOf });
      continue;
    }
    const descriptor = request.descriptor ?? null;
    const role = request.role ?? 'descriptor';
    const known = descriptors.map(({ name }) => name);
    if ((role === 'descriptor') !== (descriptor !== null) || (descriptor !== null && !known.includes(descriptor))) {
      const expected = role === 'descriptor' ? `one of ${known.join(', ')}` : `nothing for the role ${role}`;
      throw new InvalidInput({ name: 'descriptor', got: descriptor, expected, where });
    }
    const key = descriptor ?? role;
    if (role !== 'ignored' && used.has(key))
      throw new InvalidInput({ name: 'role', got: key, expected: 'one column for it', where });
    used.add(key);
    given.set(index, { role: { value: role, sureness: 'given', reason: 'chosen' }, descriptor });
  }
  return given;
}

function isFacetColumn({ sample }: RoleInput, index: number): boolean {
  return sample.length > 0 && sample.every((cells) => bareFacet.test(cells[index] ?? ''));
}

function isWordColumn({ sample }: RoleInput, index: number): boolean {
  const filled = sample.map((cells) => cells[index] ?? '').filter((cell) => cell !== '');
  const words = filled.filter((cell) => numberFault(cell, '.').startsWith('not a number'));
  return words.length > 0 && 2 * words.length >= filled.length;
}
