import * as v from 'valibot';
import { InvalidInput } from '../base';

/**
 * `value` as the schema's output.
 *
 * @param root name of the whole document in errors.
 * @param where file that the value came from.
 * @throws InvalidInput with path, value and rule of the first offending field; where a value fits none of several
 * allowed shapes, the shape that it comes closest to names the field.
 */
export function validate<T extends v.GenericSchema>(
  schema: T,
  value: unknown,
  root: string,
  where: string,
): v.InferOutput<T> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const { path, leaf } = deepest(issue, []);
  const name = path.length === 0 ? root : pathText(path);
  throw new InvalidInput({
    name,
    got: valueOf(leaf),
    expected: ruleOf(leaf),
    where,
  });
}

type Path = readonly (string | number)[];

interface Fault {
  readonly path: Path;
  readonly leaf: v.BaseIssue<unknown>;
}

/** Follows an issue into the alternatives of a union to the one that got furthest. */
function deepest(issue: v.BaseIssue<unknown>, prefix: Path): Fault {
  const path = [...prefix, ...(issue.path ?? []).map((item) => item.key as string | number)];
  const inner = (issue.issues ?? []).map((sub) => deepest(sub, path));
  const best = inner.reduce<Fault | null>((top, next) => (top === null || closer(next, top) ? next : top), null);
  return best !== null && best.path.length > path.length ? best : { path, leaf: issue };
}

/** A wrong value says more than a key that only another alternative has or lacks. */
function closer(a: Fault, b: Fault): boolean {
  if (a.path.length !== b.path.length) return a.path.length > b.path.length;
  const isValue = ({ leaf }: Fault): boolean => leaf.input !== undefined && leaf.expected !== 'never';
  return isValue(a) && !isValue(b);
}

function ruleOf(issue: v.BaseIssue<unknown>): string {
  const said = issue.message;
  if (!said.startsWith('Invalid')) return said;
  if (issue.expected === 'never') return 'no such key';
  if (issue.kind === 'schema' && issue.type === 'strict_object' && issue.input === undefined) return 'a value';
  return issue.expected === null ? (words[issue.type] ?? issue.type.replace(/_/g, ' ')) : readable(issue.expected);
}

const words: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
  finite: 'a finite number',
  integer: 'a whole number',
};

function readable(expected: string): string {
  return expected
    .replace(/^\((.*)\)$/, '$1')
    .split(' | ')
    .map((part) => words[part] ?? part)
    .join(' or ');
}

/** What stands at the place: for a fault of a key, the value under it. */
function valueOf(leaf: v.BaseIssue<unknown>): unknown {
  const last = leaf.path?.at(-1);
  return last?.origin === 'key' ? last.value : leaf.input;
}

/** `conditions.activities["NO3-"]`, `candidates[2].values.E_O`. */
export function pathText(path: Path): string {
  return path.map(memberText).join('').replace(/^\./, '');
}

/** One step of a path: `[2]`, `.E_O` or `["NO3-"]`. */
export function memberText(key: string | number): string {
  if (typeof key === 'number') return `[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
