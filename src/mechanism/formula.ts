import { elements } from './elements';

/** Atoms per formula unit, e.g. `{ N: 1, O: 3 }`. */
export type Composition = Readonly<Record<string, number>>;

/**
 * Atoms of a chemical formula such as `NO3`, `CH3OH`, `Zn(OH)4` or `O-CO` (hyphens join fragments of one species).
 * Returns null when the text is not made of element symbols, counts and balanced brackets.
 */
export function parseFormula(formula: string): Composition | null {
  const stack: Record<string, number>[] = [emptyCount()];
  const token = /([A-Z][a-z]?)(\d*)|(\()|(\))(\d*)|(-)/y;
  while (token.lastIndex < formula.length) {
    const match = token.exec(formula);
    if (match === null) return null;
    const [, symbol, count, open, close, repeat] = match;
    const top = stack[stack.length - 1];
    if (symbol !== undefined) {
      if (!elements.has(symbol)) return null;
      add(top, symbol, multiplier(count));
    } else if (open !== undefined) {
      stack.push(emptyCount());
    } else if (close !== undefined) {
      if (stack.length === 1) return null;
      const group = stack.pop()!;
      for (const [name, n] of Object.entries(group)) add(stack[stack.length - 1], name, n * multiplier(repeat));
    }
  }
  const total = stack[0];
  return stack.length === 1 && Object.keys(total).length > 0 ? total : null;
}

function multiplier(digits: string | undefined): number {
  return digits === undefined || digits === '' ? 1 : Number(digits);
}

function add(counts: Record<string, number>, name: string, n: number): void {
  counts[name] = (counts[name] ?? 0) + n;
}

function emptyCount(): Record<string, number> {
  return Object.create(null) as Record<string, number>;
}
