import { InvalidInput } from '../base';
import { parseSpecies, type Declarations } from './parseSpecies';
import type { Species } from './species';

/** A species with its stoichiometric count on one side of a step. */
export interface Term {
  readonly count: number;
  readonly species: Species;
}

/** One elementary step as written. */
export interface ParsedStep {
  /** The step's own name, when the line starts with `name:`; otherwise its equation. */
  readonly id: string;
  /** Canonical text: single spaces, counts without a space, equal terms in the order written. */
  readonly equation: string;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** False for `->`: the reverse direction has no rate. */
  readonly reversible: boolean;
  /** 1-based line of the mechanism text. */
  readonly line: number;
}

/** How to read names that the text alone does not settle. */
export interface MechanismOptions {
  /** Site type meant by a bare `*`. */
  readonly defaultSite: string;
  readonly declared: Declarations;
}

const arrow = /<->|<=>|->/g;

/**
 * Reads elementary steps, one a line: `NO3* + * <-> NO2* + O*`, `ads: NO3- + * <-> NO3* + e-`, `2N* <-> N2* + *`.
 * `<->` and `<=>` are reversible, `->` is not; `#` starts a comment; blank lines are skipped.
 *
 * @throws InvalidInput naming line and column.
 */
export function parseMechanism(lines: readonly string[], options: MechanismOptions): readonly ParsedStep[] {
  const steps: ParsedStep[] = [];
  const seen = new Map<string, number>();
  lines.forEach((raw, index) => {
    const line = index + 1;
    const text = raw.replace(/#.*$/, '');
    if (text.trim() === '') return;
    const step = parseStep(text, line, options);
    const before = seen.get(step.id);
    if (before !== undefined) {
      throw refused('step', step.id, `a step not given before (it stands on line ${before})`, line, columnOf(text, 0));
    }
    seen.set(step.id, line);
    steps.push(step);
  });
  if (steps.length === 0)
    throw new InvalidInput({ name: 'mechanism', got: lines.length, expected: 'at least one step' });
  return steps;
}

function parseStep(text: string, line: number, options: MechanismOptions): ParsedStep {
  const label = /^\s*([A-Za-z][\w.-]*)\s*:/.exec(text);
  const from = label === null ? 0 : label[0].length;
  const arrows = [...text.matchAll(arrow)];
  const [first, second] = arrows;
  if (first === undefined) throw refused('step', text.trim(), 'an arrow <-> or ->', line, columnOf(text, from));
  if (second !== undefined) throw refused('step', text.trim(), 'one arrow', line, second.index + 1);
  const left = parseSide(text, from, first.index, line, options);
  const right = parseSide(text, first.index + first[0].length, text.length, line, options);
  const reversible = first[0] !== '->';
  const equation = `${sideText(left)} ${reversible ? '<->' : '->'} ${sideText(right)}`;
  return { id: label?.[1] ?? equation, equation, left, right, reversible, line };
}

function parseSide(text: string, start: number, end: number, line: number, options: MechanismOptions): Term[] {
  const terms: Term[] = [];
  const found = /(\d+(?:\.\d+)?)?\s*((?:[A-Za-z][^\s*+]*)?\*+(?:_[A-Za-z0-9]+)?|[^\s*\d][^\s*]*|\S+)/y;
  let at = skipSpace(text, start, end);
  if (at >= end) throw refused('step', text.trim(), 'species on both sides of the arrow', line, start + 1);
  for (;;) {
    found.lastIndex = at;
    const match = found.exec(text.slice(0, end));
    if (match === null) throw refused('term', text.slice(at, end), 'a count and a species', line, at + 1);
    const [whole, countText, name] = match;
    const column = at + whole.length - name.length + 1;
    const count = countText === undefined ? 1 : Number(countText);
    if (!Number.isInteger(count) || count < 1) {
      throw refused('count', countText, 'a whole number from 1 (an elementary step)', line, at + 1);
    }
    const species = parseSpecies(name, options.defaultSite, options.declared, place(line, column));
    terms.push({ count, species });
    at = skipSpace(text, at + whole.length, end);
    if (at >= end) return merged(terms);
    if (text[at] !== '+') throw refused('step', text.slice(at, end).trim(), '+ between species', line, at + 1);
    at = skipSpace(text, at + 1, end);
    if (at >= end) throw refused('step', text.trim(), 'a species after +', line, end + 1);
  }
}

function merged(terms: readonly Term[]): Term[] {
  const byName = new Map<string, Term>();
  for (const term of terms) {
    const before = byName.get(term.species.name);
    byName.set(term.species.name, { species: term.species, count: term.count + (before?.count ?? 0) });
  }
  return [...byName.values()];
}

function sideText(terms: readonly Term[]): string {
  return terms.map(({ count, species }) => `${count === 1 ? '' : count}${species.name}`).join(' + ');
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(text[at])) at++;
  return at;
}

function columnOf(text: string, from: number): number {
  return skipSpace(text, from, text.length) + 1;
}

function place(line: number, column: number): string {
  return `mechanism line ${line}, column ${column}`;
}

function refused(name: string, got: unknown, expected: string, line: number, column: number): InvalidInput {
  return new InvalidInput({ name, got, expected, where: place(line, column) });
}
