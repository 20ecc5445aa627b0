import { refuseAt, type Place } from './mkmcxxDocument';

/** A field of a line between semicolons, without the space around it. */
export interface Field extends Place {
  readonly text: string;
}

const numberPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** Fields of a line; empty ones at its end are dropped, as a line may close with a semicolon. */
export function fieldsOf(text: string, line: number): readonly Field[] {
  const fields: Field[] = [];
  let from = 0;
  for (const part of text.split(';')) {
    const lead = part.length - part.trimStart().length;
    fields.push({ text: part.trim(), line, column: from + lead + 1 });
    from += part.length + 1;
  }
  while (fields.length > 1 && fields[fields.length - 1].text === '') fields.pop();
  return fields;
}

/** Number of a field. @throws InvalidInput when it is none, or none that a double can hold. */
export function numberOf(field: Field, name: string, file: string): number {
  const value = numberPattern.test(field.text) ? Number(field.text) : NaN;
  return Number.isFinite(value) ? value : refuseAt(file, field, name, field.text, 'a number');
}

/** A number in a range, both ends included. */
export function numberWithin(field: Field, name: string, range: readonly [number, number], file: string): number {
  const value = numberOf(field, name, file);
  const [low, high] = range;
  if (value >= low && value <= high) return value;
  return refuseAt(file, field, name, value, high === Infinity ? `at least ${low}` : `${low} to ${high}`);
}

/** A number above 0. */
export function positiveOf(field: Field, name: string, file: string): number {
  const value = numberOf(field, name, file);
  return value > 0 ? value : refuseAt(file, field, name, value, 'a number above 0');
}
