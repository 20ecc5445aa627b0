import { plain, type PythonValue } from './pythonValue';
import type { CoefficientBounds } from './relaxedFit';
import type { MkmSettings } from './mkmSettings';

/** How the energy of a transition state follows from others. */
export interface TransitionRule {
  readonly mode: 'initial_state' | 'final_state' | 'BEP' | 'TS';
  /** Species named in the rule, by CatMAP key, for `TS(…)`. */
  readonly species: readonly string[];
  /** Slope and intercept, or slope alone, as given. */
  readonly parameters: readonly number[];
}

/** Parameters that CatMAP's own pattern reads; others it skips, and fits. */
const catmapParameters = /^\[(?:[\d.]*,?){1,2}\]$/;
const modes = ['initial_state', 'final_state', 'BEP', 'TS'] as const;

/** Bounds of slopes and intercept from a list such as `['+', 0, None]`, `'a:b'` for a range. */
export function constraintBounds(
  value: PythonValue,
  settings: MkmSettings,
  name: string,
  count: number,
): readonly CoefficientBounds[] {
  const items = settings.listOf(value, name);
  if (items.length !== count) {
    settings.refuse(value, name, plain(value), `${count} constraints, one a descriptor and one for the constant`);
  }
  return items.map((item): CoefficientBounds => {
    if (item.kind === 'none') return { low: -Infinity, high: Infinity };
    if (item.kind === 'number') return { low: item.value, high: item.value };
    const text = settings.textOf(item, name);
    if (text === '+') return { low: 0, high: Infinity };
    if (text === '-') return { low: -Infinity, high: 0 };
    const ends = text.split(':').map((part) => (part.trim() === '' ? NaN : Number(part)));
    if (ends.length === 2 && ends[0] <= ends[1]) return { low: ends[0], high: ends[1] };
    if (ends.length === 1 && Number.isFinite(ends[0])) return { low: ends[0], high: ends[0] };
    return settings.refuse(item, name, text, '"+", "-", a number, a range "low:high" or None');
  });
}

/** Reads `'BEP:[0.87, 1.2]'`, `'TS(O-O_s):[1.0]'`, `'initial_state'` or `'final_state:key'`. */
export function transitionRule(
  value: PythonValue,
  settings: MkmSettings,
  name: string,
  defaultSite: string,
  warn: (message: string) => void,
): TransitionRule {
  const text = settings.textOf(value, name);
  const [, word, inner, after] = /^(\w+)(?:\(([^()]*)\))?(?::(.*))?$/s.exec(text.trim()) ?? [];
  const mode = modes.find((known) => known === word);
  if (mode === undefined) {
    settings.refuse(
      value,
      name,
      text,
      'initial_state, final_state, BEP or TS(species), with :[slope, intercept] if given',
    );
  }
  const species = (inner ?? '')
    .split('+')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (part.includes('_') ? part : `${part}_${defaultSite}`));
  if (mode === 'TS' && species.length === 0) settings.refuse(value, name, text, 'species in brackets, TS(O-O_s)');
  return { mode, species, parameters: parametersOf(after ?? '', value, settings, name, warn) };
}

function parametersOf(
  raw: string,
  value: PythonValue,
  settings: MkmSettings,
  name: string,
  warn: (message: string) => void,
): readonly number[] {
  const text = raw.trim();
  if (text === '') return [];
  if (!text.startsWith('[')) {
    const found = settings.dictionary('transition_state_scaling_parameters').get(text);
    if (found === undefined) {
      settings.refuse(value, name, text, '[slope, intercept] or a key of transition_state_scaling_parameters');
    }
    return checked(
      settings.listOf(found, text).map((item) => settings.numberOf(item, text)),
      value,
      settings,
      name,
    );
  }
  const inner = /^\[(.*)\]$/s.exec(text)?.[1];
  const numbers = inner?.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (numbers === undefined || numbers.some(Number.isNaN))
    settings.refuse(value, name, text, 'numbers, [slope, intercept]');
  if (!catmapParameters.test(raw)) {
    warn(
      `${name}: CatMAP does not see the numbers ${text} (it reads digits, points and commas only) and fits a line instead; ` +
        'the numbers count here',
    );
  }
  return checked(numbers, value, settings, name);
}

function checked(
  numbers: readonly number[],
  value: PythonValue,
  settings: MkmSettings,
  name: string,
): readonly number[] {
  if (numbers.length === 1 || numbers.length === 2) return numbers;
  return settings.refuse(value, name, numbers, 'one number (slope) or two (slope, intercept)');
}
