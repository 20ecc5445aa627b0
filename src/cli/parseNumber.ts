import { InvalidInput } from '../base';

/** Reads a finite number. @throws InvalidInput. */
export function parseNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new InvalidInput({ name: option, got: text, expected: 'a number' });
}

/** Reads a whole number within limits. @throws InvalidInput. */
export function parseWhole(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d{1,10}$/.test(text) && value >= least && value <= most) return value;
  throw new InvalidInput({ name: option, got: text, expected: `a whole number from ${least} to ${most}` });
}
