import { headerUnit } from './energyUnit';
import type { Choice } from './surfaceTable';

/** Words in a header that say "energy of" and not of what. */
const energyWords = new Set(
  ['d', 'delta', 'e', 'de', 'deltae', 'ads', 'eads', 'deads', 'deltaeads', 'eb', 'ebind', 'bind', 'binding', 'adsorption', 'energy', 'of'],
); // prettier-ignore
const freeEnergyWords = new Set(['g', 'dg', 'deltag', 'gads', 'dgads', 'deltagads', 'gibbs', 'free']);

/** `EO`, `dEO`, `EadsO`: an energy and its adsorbate in one word. */
const joinedWord = /^(?:d|delta)?(E|G)(?:ads|b|bind)?([A-Z][A-Za-z0-9]*)$/;

/** What an energy is of (`O`, `NO`), and whether a header says that it is an energy. */
interface Subject {
  readonly key: string;
  readonly energy: boolean;
  readonly free: boolean;
}

/** How well a header names a descriptor; null where it does not. */
export function descriptorMatch(
  header: string,
  descriptor: { readonly name: string; readonly label: string },
): Omit<Choice<string>, 'value'> | null {
  const { rest } = headerUnit(header);
  const plain = rest.trim();
  if (plain === descriptor.name || plain === descriptor.label) return { sureness: 'sure', reason: 'it has its name' };
  const own = subjectOf(descriptor.name);
  const found = subjectOf(rest);
  if (found.key === '' || found.key.toLowerCase() !== own.key.toLowerCase()) return null;
  if (found.free) return { sureness: 'guess', reason: `the name reads like a free energy of ${own.key}` };
  if (found.key !== own.key) return { sureness: 'guess', reason: 'the name differs in upper and lower case' };
  return found.energy
    ? { sureness: 'sure', reason: `the name reads like an energy of ${own.key}` }
    : { sureness: 'likely', reason: `the name is ${own.key} alone` };
}

/** Adsorbate that the name of a descriptor is about: `O` for `E_O`. */
export function descriptorSpecies(name: string): string {
  return subjectOf(name).key;
}

function subjectOf(header: string): Subject {
  const words = header
    .replace(/[Δ∆δ]/g, ' delta ')
    .replace(/[₀-₉]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x2080 + 48))
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const free = words.some((word) => freeEnergyWords.has(word.toLowerCase()));
  const left = words.filter((word) => !energyWords.has(word.toLowerCase()) && !freeEnergyWords.has(word.toLowerCase()));
  const energy = left.length < words.length;
  const joined = left.length === 1 ? joinedWord.exec(left[0]) : null;
  if (joined !== null) return { key: joined[2], energy: true, free: free || joined[1] === 'G' };
  return { key: left.join('_'), energy, free };
}
