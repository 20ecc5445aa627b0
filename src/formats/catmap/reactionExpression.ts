import { refusal, type Place, type PythonValue } from './pythonValue';

/** A species of an expression: name and site type; the name of an empty site is `*`. */
export interface CatmapSpecies {
  readonly name: string;
  readonly site: string;
  readonly count: number;
}

/** One elementary step of an `.mkm`. */
export interface CatmapReaction extends Place {
  readonly text: string;
  readonly initial: readonly CatmapSpecies[];
  readonly transition: readonly CatmapSpecies[] | null;
  /** Barrier at the step's own equilibrium potential [eV], written `^0.26eV_a`; null for a named transition state or none. */
  readonly equilibriumBarrier: number | null;
  readonly final: readonly CatmapSpecies[];
  /** ln-free prefactor [1/s]; null for kT/h; undefined where the step has none of its own. */
  readonly prefactor: number | null | undefined;
  readonly beta: number | undefined;
  /** Options that CatMAP does not know and skips without a word. */
  readonly unknownOptions: readonly string[];
}

const speciesPattern = /^(\d*)(\*|[^_*+<>\d][^_*+<>]*)(?:\*?_(\w+)|\*)?$/;
const barrierPattern = /^\^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)eV_(\w+)$/;

/** Site type of a species without one, and key under which CatMAP keeps it. */
export const defaultSite = 's';

/** CatMAP's key of a species: `CO_s`, or `s` for an empty site. */
export function speciesKey({ name, site }: Pick<CatmapSpecies, 'name' | 'site'>): string {
  return name === '*' ? site : `${name}_${site}`;
}

/**
 * Reads an elementary step, `2*_s + O2_g <-> O-O* + *_s -> 2O*; prefactor=1e13, beta=0.5`. Both arrows are reversible.
 *
 * @throws InvalidInput with line and column.
 */
export function readReaction(value: PythonValue, file: string): CatmapReaction {
  const refuse = (offset: number, name: string, got: unknown, expected: string): never => {
    const column = value.column + (value.kind === 'string' ? 1 + offset : 0);
    throw refusal(file, { line: value.line, column }, { name, got, expected });
  };
  if (value.kind !== 'string') return refuse(0, 'rxn_expressions', value.kind, 'a string for each step');
  const text = value.value;
  const [equation, options, more] = text.split(';');
  if (more !== undefined) refuse(equation.length + 1 + options.length, 'step', text, 'one ; before the options');
  const arrows = [...equation.matchAll(/<?->/g)];
  if (arrows.length === 0) refuse(0, 'step', text, 'an arrow -> or <->');
  if (arrows.length > 2) refuse(arrows[2].index, 'step', text, 'at most three states (a comma may be missing before)');
  const bounds = [0, ...arrows.flatMap((arrow) => [arrow.index, arrow.index + arrow[0].length]), equation.length];
  const states = Array.from({ length: arrows.length + 1 }, (_, i) => ({
    text: equation.slice(bounds[2 * i], bounds[2 * i + 1]),
    from: bounds[2 * i],
  }));
  const middle = states.length === 3 ? states[1] : null;
  const barrier = middle === null ? null : barrierPattern.exec(middle.text.trim());
  if (middle !== null && middle.text.trim().startsWith('^') && barrier === null) {
    refuse(middle.from, 'barrier', middle.text.trim(), 'a barrier such as ^0.26eV_a');
  }
  const read = (state: { readonly text: string; readonly from: number }): readonly CatmapSpecies[] => {
    const pieces = [...state.text.matchAll(/[^\s+]+/g)];
    if (pieces.length === 0) refuse(state.from, 'step', text, 'species on both sides of each arrow');
    return pieces.map((piece) => {
      const [, count, name, site] = speciesPattern.exec(piece[0]) ?? [];
      if (name === undefined) {
        refuse(state.from + piece.index, 'species', piece[0], 'a name such as CO_g, CO*, CO_s or *_s');
      }
      const times = count === '' ? 1 : Number(count);
      if (!(times >= 1 && times <= 12))
        refuse(state.from + piece.index, 'count', piece[0], 'a whole number from 1 to 12');
      return { name, site: site ?? defaultSite, count: times };
    });
  };
  return {
    text,
    line: value.line,
    column: value.column,
    initial: read(states[0]),
    transition: middle === null || barrier !== null ? null : read(middle),
    equilibriumBarrier: barrier === null ? null : Number(barrier[1]),
    final: read(states[states.length - 1]),
    ...optionsOf(options ?? '', (got, expected) => refuse(equation.length + 1, 'option', got, expected)),
  };
}

function optionsOf(
  text: string,
  refuse: (got: string, expected: string) => never,
): Pick<CatmapReaction, 'prefactor' | 'beta' | 'unknownOptions'> {
  let prefactor: number | null | undefined;
  let beta: number | undefined;
  const unknownOptions: string[] = [];
  for (const item of text.replace(/ /g, '').split(',')) {
    if (item === '') continue;
    const [, key, value] = /^(\w+)=([^=]+)$/.exec(item) ?? [];
    if (key === undefined) refuse(item, 'options key=value, separated by commas');
    const number = value === 'None' ? NaN : Number(value);
    if (key === 'prefactor') {
      if (value !== 'None' && !(number > 0 && number < Infinity)) refuse(item, 'a positive number of 1/s, or None');
      prefactor = value === 'None' ? null : number;
    } else if (key === 'beta') {
      if (!(number >= 0 && number <= 1)) refuse(item, 'a number from 0 to 1');
      beta = number;
    } else {
      unknownOptions.push(item);
    }
  }
  return { prefactor, beta, unknownOptions };
}
