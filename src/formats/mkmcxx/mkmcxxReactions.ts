import { refuseAt, type MkmcxxLaw, type MkmcxxReaction, type MkmcxxTerm, type Place } from './mkmcxxDocument';
import { numberOf, numberWithin, positiveOf, type Field } from './mkmcxxFields';

/** Rate laws of MKMCXX that a study cannot hold, and why. */
const refusedLaws: ReadonlyMap<string, string> = new Map(
  [
    [['AR-L', 'ARL', 'ARQ-L', 'ARQL', 'MIG', 'HK-L', 'HK3-L', 'HKN-L', 'HKNL'], 'lateral interactions are not read'],
    [['AR-E', 'ARQ-E'], 'its potential is written into the barriers instead'],
    [['ARQ'], 'prefactors from partition functions are to be written as numbers, with AR'],
    [['HK3'], 'only linear molecules (HK); others can be written with AR'],
    [['HKN', 'ADS'], 'entropies from Shomate equations are to be written as prefactors, with AR'],
  ].flatMap(([names, why]) => (names as string[]).map((name) => [name, why as string] as const)),
);

const arrheniusNames = ['vf', 'vb', 'Eaf', 'Eab'];
const hertzKnudsenNames = ['area', 'mass', 'rotational temperature', 'symmetry', 'sticking', 'Edes'];

/** Reads a line of `&reactions`. @throws InvalidInput with line and column. */
export function readMkmcxxReaction(fields: readonly Field[], file: string): MkmcxxReaction {
  const [directive, equation, ...numbers] = fields;
  const kind = directive.text.toUpperCase();
  const why = refusedLaws.get(kind);
  if (why !== undefined) refuseAt(file, directive, 'reaction', directive.text, `AR or HK (${why})`);
  if (kind !== 'AR' && kind !== 'HK') refuseAt(file, directive, 'reaction', directive.text, 'AR or HK');
  const names = kind === 'AR' ? arrheniusNames : hertzKnudsenNames;
  const second = fields[1] as Field | undefined;
  if (second === undefined) {
    return refuseAt(file, afterOf(directive), 'reaction', undefined, 'an equation such as {CO} + {*} => {CO*}');
  }
  const { left, right } = readEquation(equation, file);
  if (numbers.length < names.length || numbers.length > names.length + 1) {
    const last = fields[Math.min(fields.length, names.length + 3) - 1];
    const got = `${numbers.length} numbers`;
    refuseAt(file, last, `parameters of ${equation.text}`, got, `${names.join('; ')}, and a flag of rate control`);
  }
  const flag = numbers[names.length] as Field | undefined;
  if (flag !== undefined) numberOf(flag, 'flag of rate control', file);
  const { line, column } = directive;
  return { text: equation.text, left, right, law: lawOf(kind, numbers, file), line, column };
}

function lawOf(kind: 'AR' | 'HK', numbers: readonly Field[], file: string): MkmcxxLaw {
  if (kind === 'AR') {
    const [forward, back, barrier, reverse] = numbers;
    return {
      kind,
      prefactor: numberWithin(forward, 'vf', [0, Infinity], file),
      reversePrefactor: numberWithin(back, 'vb', [0, Infinity], file),
      barrier_J: numberOf(barrier, 'Eaf', file),
      reverseBarrier_J: numberOf(reverse, 'Eab', file),
    };
  }
  const [area, mass, rotation, symmetry, sticking, desorption] = numbers;
  const whole = positiveOf(symmetry, 'symmetry', file);
  if (!Number.isInteger(whole)) refuseAt(file, symmetry, 'symmetry', whole, 'a whole number');
  const stuck = positiveOf(sticking, 'sticking', file);
  if (stuck > 1) refuseAt(file, sticking, 'sticking', stuck, 'a number above 0 and at most 1');
  return {
    kind,
    area_m2: positiveOf(area, 'area', file),
    mass_amu: positiveOf(mass, 'mass', file),
    rotationalTemperature_K: positiveOf(rotation, 'rotational temperature', file),
    symmetry: whole,
    sticking: stuck,
    desorption_J: numberOf(desorption, 'Edes', file),
  };
}

function afterOf({ line, column, text }: Field): Place {
  return { line, column: column + text.length };
}

function readEquation(
  field: Field,
  file: string,
): { readonly left: readonly MkmcxxTerm[]; readonly right: readonly MkmcxxTerm[] } {
  const at = field.text.indexOf('=>');
  if (at < 0) refuseAt(file, field, 'reaction', field.text, 'an arrow =>');
  const rest = field.text.slice(at + 2);
  const left = readSide({ ...field, text: field.text.slice(0, at) }, file);
  const right = readSide({ ...field, text: rest, column: field.column + at + 2 }, file);
  return { left, right };
}

function readSide({ text, line, column }: Field, file: string): readonly MkmcxxTerm[] {
  const terms: MkmcxxTerm[] = [];
  const pattern = /\s*(\d*)\s*\{([^{}]*)\}\s*/y;
  for (;;) {
    const start = text.length - text.slice(pattern.lastIndex).trimStart().length;
    const found = pattern.exec(text);
    const place = { line, column: column + start };
    if (found === null) {
      return refuseAt(file, place, 'reaction', text.slice(start).trim(), 'a compound in braces, such as 2{H*}');
    }
    const [, digits, inside] = found;
    const count = digits === '' ? 1 : Number(digits);
    if (count < 1 || count > 12) refuseAt(file, place, 'count', digits, 'a whole number from 1 to 12');
    const name = inside.trim();
    const term = { count, name, line, column: column + start + found[0].trimStart().indexOf('{') };
    terms.push(term);
    if (pattern.lastIndex === text.length) return merged(terms);
    if (text[pattern.lastIndex] !== '+') {
      const from = { line, column: column + pattern.lastIndex };
      refuseAt(file, from, 'reaction', text.slice(pattern.lastIndex), '+ between compounds');
    }
    pattern.lastIndex++;
  }
}

function merged(terms: readonly MkmcxxTerm[]): readonly MkmcxxTerm[] {
  const sums = new Map<string, MkmcxxTerm>();
  for (const term of terms) {
    const before = sums.get(term.name);
    sums.set(term.name, before === undefined ? term : { ...before, count: before.count + term.count });
  }
  return [...sums.values()];
}
