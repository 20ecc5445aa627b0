import { elements } from '../../mechanism';

const symbols = [...elements].filter((symbol) => symbol !== 'D');

/** Symbol of an atomic number; null for what is none up to lawrencium (103). */
export function elementOf(number: unknown): string | null {
  return typeof number === 'number' ? (symbols[number - 1] ?? null) : null;
}
