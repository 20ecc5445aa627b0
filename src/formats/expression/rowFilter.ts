import { InvalidInput } from '../../base';
import { tokensOf, type Token } from './tokens';

/** Where a filter finds the cells of a row. */
export interface RowSource {
  /** Names of the columns. */
  readonly names: readonly string[];
  /** Number in a cell; NaN where it holds none. */
  number(row: number, column: number): number;
  /** Cell as text. */
  text(row: number, column: number): string;
}

/** A condition on the rows of a table. */
export interface RowFilter {
  /** Columns that it reads. */
  readonly columns: readonly string[];
  /** True for rows that it keeps. A comparison with a missing number is false. */
  readonly keeps: (source: RowSource) => (row: number) => boolean;
}

type Value = number | string | boolean;
type Node =
  | { readonly kind: 'constant'; readonly value: Value }
  | { readonly kind: 'column'; readonly name: string; readonly at: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] };

const functions: Readonly<Record<string, { readonly arity: number; readonly of: (...args: number[]) => number }>> = {
  abs: { arity: 1, of: Math.abs },
  sqrt: { arity: 1, of: Math.sqrt },
  exp: { arity: 1, of: Math.exp },
  log10: { arity: 1, of: Math.log10 },
  ln: { arity: 1, of: Math.log },
  min: { arity: 2, of: Math.min },
  max: { arity: 2, of: Math.max },
};
const arities: ReadonlyMap<string, number> = new Map([
  ...Object.entries(functions).map(([name, { arity }]) => [name, arity] as const),
  ['contains', 2],
  ['missing', 1],
]);
/** Operators from the loosest to the tightest; `^` and signs stand apart. */
const levels: readonly (readonly string[])[] = [
  ['or', '||'],
  ['and', '&&'],
  ['==', '=', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];
/** Nesting of brackets and signs: deeper text is no condition. */
const deepest = 100;

/**
 * Reads a condition such as `flag == 0 and E_O < -3 and not contains(formula, "Hg")`. It knows numbers, texts in quotes,
 * columns by name (odd names in backquotes), `+ - * / ^`, comparisons, `and or not` (or `&& || !`), `abs sqrt exp ln log10
 * min max`, and `contains(column, "text")`, `missing(column)`. It is data, never run as a program.
 *
 * @throws InvalidInput, with the place, for what is no condition.
 */
export function parseFilter(expression: string): RowFilter {
  const tokens = tokensOf(expression);
  let next = 0;
  let depth = 0;
  const columns = new Set<string>();
  const fail = (token: Token, expected: string): never => {
    throw new InvalidInput({ name: 'expression', got: token.value, expected, where: `character ${token.at + 1}` });
  };
  const isNext = (values: readonly string[]): boolean =>
    ['sign', 'name'].includes(tokens[next].kind) && values.includes(tokens[next].value);
  const take = (value: string): void => {
    if (!isNext([value])) fail(tokens[next], `"${value}"`);
    next++;
  };

  const level = (index: number): Node => {
    if (index === levels.length) return signed();
    let left = level(index + 1);
    while (isNext(levels[index])) {
      const name = tokens[next++].value;
      left = { kind: 'call', name, args: [left, level(index + 1)] };
    }
    return left;
  };
  const signed = (): Node => {
    if (++depth > deepest) fail(tokens[next], `at most ${deepest} brackets and signs inside each other`);
    const token = tokens[next];
    let node: Node;
    if (isNext(['-', '+'])) {
      next++;
      node = token.value === '-' ? { kind: 'call', name: 'negative', args: [signed()] } : signed();
    } else if (isNext(['not', '!'])) {
      next++;
      // `not a < b` is what it says: `not` binds looser than comparisons.
      node = { kind: 'call', name: 'not', args: [level(2)] };
    } else {
      node = primary();
      if (isNext(['^'])) {
        next++;
        node = { kind: 'call', name: '^', args: [node, signed()] };
      }
    }
    depth--;
    return node;
  };
  const primary = (): Node => {
    const token = tokens[next++];
    if (token.kind === 'number') return { kind: 'constant', value: Number(token.value) };
    if (token.kind === 'text') return { kind: 'constant', value: token.value };
    if (token.kind === 'sign' && token.value === '(') {
      const inner = level(0);
      take(')');
      return inner;
    }
    if (token.kind !== 'name' || levels.flat().includes(token.value))
      return fail(token, 'a number, a text or a column');
    if (!isNext(['('])) {
      columns.add(token.value);
      return { kind: 'column', name: token.value, at: token.at };
    }
    take('(');
    const args = [level(0)];
    while (isNext([','])) {
      next++;
      args.push(level(0));
    }
    take(')');
    const known = arities.get(token.value);
    if (known === undefined) return fail(token, `one of ${[...arities.keys()].join(', ')}`);
    if (known !== args.length) return fail(token, `${known} argument${known > 1 ? 's' : ''} for ${token.value}`);
    return { kind: 'call', name: token.value, args };
  };

  const root = level(0);
  if (tokens[next].kind !== 'end') fail(tokens[next], 'and, or, a comparison, or the end');
  return {
    columns: [...columns],
    keeps: (source) => {
      const value = compile(root, source);
      return (row) => {
        const result = value(row);
        if (typeof result === 'boolean') return result;
        throw new InvalidInput({ name: 'expression', got: expression, expected: 'a condition, such as E_O < -3' });
      };
    },
  };
}

type Compiled = (row: number) => Value;

function compile(node: Node, source: RowSource): Compiled {
  if (node.kind === 'constant') return () => node.value;
  if (node.kind === 'column') {
    const column = columnOf(node.name, source, node.at);
    return (row) => {
      const number = source.number(row, column);
      return Number.isNaN(number) ? source.text(row, column) : number;
    };
  }
  const { name, args } = node;
  const [a, b = a] = args.map((arg) => compile(arg, source));
  if (Object.hasOwn(functions, name)) {
    const { of } = functions[name];
    return args.length === 1 ? (row) => of(numberOf(a(row))) : (row) => of(numberOf(a(row)), numberOf(b(row)));
  }
  switch (name) {
    case 'or':
    case '||':
      return (row) => truth(a(row)) || truth(b(row));
    case 'and':
    case '&&':
      return (row) => truth(a(row)) && truth(b(row));
    case 'not':
      return (row) => !truth(a(row));
    case 'contains':
      return (row) => String(a(row)).includes(String(b(row)));
    case 'missing':
      return (row) => {
        const value = a(row);
        return value === '' || Number.isNaN(value) || value === 'NaN';
      };
    case 'negative':
      return (row) => -numberOf(a(row));
    case '==':
    case '=':
      return (row) => equal(a(row), b(row));
    case '!=':
      return (row) => !equal(a(row), b(row));
    default:
      return arithmetic(name, a, b);
  }
}

function arithmetic(name: string, a: Compiled, b: Compiled): Compiled {
  const of = operators[name];
  return (row) => of(numberOf(a(row)), numberOf(b(row)));
}

const operators: Readonly<Record<string, (a: number, b: number) => Value>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '^': (a, b) => a ** b,
};

function columnOf(name: string, { names }: RowSource, at: number): number {
  const index = names.indexOf(name);
  if (index >= 0) return index;
  throw new InvalidInput({
    name: 'expression',
    got: name,
    expected: `one of the columns ${names.join(', ')}`,
    where: `character ${at + 1}`,
  });
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : NaN;
}

function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new InvalidInput({ name: 'expression', got: value, expected: 'a condition on both sides of and, or, not' });
}

function equal(a: Value, b: Value): boolean {
  return typeof a === typeof b ? a === b : String(a) === String(b);
}
