import { elements } from '../mechanism';

const subscripts = '₀₁₂₃₄₅₆₇₈₉';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const symbols = [...elements].sort((a, b) => b.length - a.length).join('|');
/** Symbols of elements with their counts, from the start of a word: `M10439` has none, `Candidate12` no count. */
const counted = new RegExp(`^(?:(?:${symbols})\\d*)+`);

/** Names are printed for every map that moves; the pattern of all elements takes a while. */
const printed = new Map<string, string>();
const mostKept = 10_000;

/** A formula as it is printed: `NO3-` becomes `NO₃⁻`, `N2O*` becomes `N₂O*`, `SO4^2-` becomes `SO₄²⁻`. Other names keep their digits. */
export function chemicalText(name: string): string {
  const known = printed.get(name);
  if (known !== undefined) return known;
  if (printed.size >= mostKept) printed.clear();
  const text = print(name);
  printed.set(name, text);
  return text;
}

function print(name: string): string {
  const [, formula = '', size = '', sign = ''] = /^(.*?)(?:\^(\d*))?([+-]?)$/.exec(name) ?? [];
  const body = formula
    .replace(/[A-Za-z][A-Za-z\d]*/g, (word) => word.replace(counted, (part) => raised(part, subscripts)))
    .replace(/(?<=[)\]])\d+/g, (count) => raised(count, subscripts));
  return `${body}${raised(size, superscripts)}${sign === '' ? '' : sign === '+' ? '⁺' : '⁻'}`;
}

function raised(digits: string, glyphs: string): string {
  return digits.replace(/\d/g, (digit) => glyphs.charAt(Number(digit)));
}

/** An equation as it is printed: `2N* <-> N2* + *` becomes `2N* ⇌ N₂* + *`. */
export function equationText(equation: string): string {
  return equation
    .split(' ')
    .map((word) => (word === '<->' ? '⇌' : word === '->' ? '→' : word === '+' ? '+' : chemicalText(word)))
    .join(' ');
}

/** Sentences as they are printed: formulas in them like `chemicalText`, `>=` as `≥`. */
export function proseText(text: string): string {
  return text
    .split(' ')
    .map((word) => {
      const end = /[.,;:)]*$/.exec(word)?.[0] ?? '';
      return chemicalText(word.slice(0, word.length - end.length)) + end;
    })
    .join(' ')
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤');
}
