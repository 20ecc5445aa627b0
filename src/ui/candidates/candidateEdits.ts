import { InvalidInput } from '../../base';
import type { Candidate, Study } from '../../study';
import { typedNumber } from '../components/typedNumber';
import type { View } from '../state/view';

/** Largest magnitude of an energy [eV] that a cell takes: that of the reader of tables. */
const largestEnergy_eV = 50;

/** True for a surface of the reader's own; the others come with a source and stay as published. */
export function isOwn({ source }: Candidate): boolean {
  return source === undefined;
}

/**
 * The candidates with another name for one of them.
 *
 * @throws InvalidInput for an empty name, and one that another own surface has.
 */
export function renamed(candidates: readonly Candidate[], index: number, text: string): Candidate[] {
  const name = text.trim();
  if (name === '') throw new InvalidInput({ name: 'name', got: name, expected: 'a name' });
  const { source } = candidates[index];
  if (candidates.some((other, i) => i !== index && other.name === name && other.source === source))
    throw new InvalidInput({ name: 'name', got: name, expected: 'a name that no other surface has' });
  return replaced(candidates, index, { ...candidates[index], name });
}

/**
 * The candidates with another energy [eV] in one cell.
 *
 * @param label of the descriptor, for errors.
 * @throws InvalidInput for text that is no number of at most 50 eV in magnitude.
 */
export function withEnergy(
  candidates: readonly Candidate[],
  index: number,
  { name, label }: { readonly name: string; readonly label: string },
  text: string,
): Candidate[] {
  const value = typedNumber(text);
  if (value === null || Math.abs(value) > largestEnergy_eV) {
    const expected = `a number of eV from −${largestEnergy_eV} to ${largestEnergy_eV}`;
    throw new InvalidInput({ name: label.replace('_', ''), got: text.trim(), expected });
  }
  const { values } = candidates[index];
  return replaced(candidates, index, { ...candidates[index], values: { ...values, [name]: value } });
}

/** The candidates with one of them in another group; an empty name takes it out of its group. */
export function regrouped(candidates: readonly Candidate[], index: number, text: string): Candidate[] {
  const group = text.trim();
  const changed: Candidate = { ...candidates[index], group };
  if (group === '') delete changed.group;
  return replaced(candidates, index, changed);
}

/** The candidates and a new own surface with these energies [eV]. */
export function withNew(candidates: readonly Candidate[], values: Readonly<Record<string, number>>): Candidate[] {
  return [...candidates, { name: freeName(candidates, 'surface'), values: { ...values } }];
}

/** Energies [eV] in the middle of the map; a descriptor that is no axis gets the middle of its range. */
export function middleOf({ axes }: View, descriptors: Study['descriptors']): Record<string, number> {
  const middle = ([from, to]: readonly [number, number]): number => Number(((from + to) / 2).toFixed(2));
  return Object.fromEntries(
    descriptors.map(({ name, range }) => [name, middle(axes.find((axis) => axis.name === name)?.range ?? range)]),
  );
}

/** The candidates and an own copy of one of them, which says where its values are from. */
export function withCopy(candidates: readonly Candidate[], index: number): Candidate[] {
  const { source, note, ...kept } = candidates[index];
  const words = [note ?? '', source === undefined ? '' : `Copied from ${source}`].filter((text) => text !== '');
  const name = freeName(candidates, kept.name);
  return [...candidates, { ...kept, name, ...(words.length === 0 ? {} : { note: words.join(' · ') }) }];
}

/** The candidates without one of them. */
export function without(candidates: readonly Candidate[], index: number): Candidate[] {
  return candidates.filter((_, i) => i !== index);
}

/** The name itself, or with ` #2`, ` #3` where an own surface has it already. */
function freeName(candidates: readonly Candidate[], name: string): string {
  const taken = new Set(candidates.filter(isOwn).map((candidate) => candidate.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} #${n}`;
  return free;
}

function replaced(candidates: readonly Candidate[], index: number, candidate: Candidate): Candidate[] {
  return candidates.map((old, i) => (i === index ? candidate : old));
}
