import { InvalidInput } from '../../base';
import type { DataColumn } from './dataTable';

/** What is said of a table that has no two columns of numbers. */
export function tooFewColumns(columns: readonly DataColumn[]): InvalidInput {
  const named = (numeric: boolean): string =>
    columns
      .filter((column) => column.numeric === numeric)
      .map(({ name }) => name)
      .join(', ');
  const [numbers, others] = [named(true), named(false)];
  const without = others === '' ? 'there are no others' : `no numbers are in ${others}`;
  const got = numbers === '' ? 'none' : numbers;
  return new InvalidInput({ name: 'columns of numbers', got, expected: `one for y and one for x; ${without}` });
}
