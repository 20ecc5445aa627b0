import { InvalidInput } from '../../base';

/** Where a token starts: 1-based line and column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A literal with the place at which it stands. */
export type PythonValue = Place &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'none' }
    | { readonly kind: 'list'; readonly items: PythonValue[] }
    | { readonly kind: 'dictionary'; readonly entries: Map<string, PythonValue> }
  );

/** A refusal that names file, line and column. */
export function refusal(
  file: string,
  { line, column }: Place,
  detail: { readonly name: string; readonly got: unknown; readonly expected: string },
): InvalidInput {
  return new InvalidInput({ ...detail, where: `${file} line ${line}, column ${column}` });
}

/** A literal as plain data, for error messages. */
export function plain(value: PythonValue): unknown {
  switch (value.kind) {
    case 'none':
      return null;
    case 'list':
      return value.items.map(plain);
    case 'dictionary':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, plain(item)]));
    default:
      return value.value;
  }
}
