import { refusal, type Place } from './pythonValue';

/** One row of an energy table. */
export interface EnergyRow {
  readonly surface: string;
  readonly site: string;
  readonly species: string;
  /** eV. */
  readonly energy: number;
  /** In the unit of the table, usually 1/cm. */
  readonly frequencies: readonly number[];
  /** Coverages that the energy was calculated at; null where the table has none. */
  readonly coverage: number | null;
  readonly coadsorbateCoverage: number | null;
  readonly coadsorbate: string | null;
  /** Standard deviation of the energy [eV], from the column `std`, which CatMAP writes and never reads; null without one. */
  readonly deviation: number | null;
  readonly reference: string;
  readonly line: number;
}

/** An energy table and what was odd about it. */
export interface EnergyTable {
  readonly rows: readonly EnergyRow[];
  readonly warnings: readonly string[];
}

interface Field extends Place {
  readonly text: string;
}

const required = ['surface_name', 'site_name', 'species_name', 'formation_energy'] as const;
const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const longest = 20_000_000;

/**
 * Reads an `energies.txt`: a header line, then one species on one surface a line, separated by tabs, commas or spaces
 * (commas and spaces inside brackets or quotes do not separate). Lines that lack fields are left out with a warning.
 *
 * @throws InvalidInput with line and column for a missing header, or an energy or list of frequencies that is none.
 */
export function readEnergyTable(text: string, file: string): EnergyTable {
  if (text.length > longest) {
    const detail = { name: 'file', got: `${text.length} characters`, expected: `at most ${longest}` };
    throw refusal(file, { line: 1, column: 1 }, detail);
  }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const first = Math.max(
    0,
    lines.findIndex((line) => line.trim() !== ''),
  );
  const head = lines[first] ?? '';
  const separator = head.includes('\t') ? '\t' : head.includes(',') ? ',' : ' ';
  const header = split(head, separator, first + 1, Infinity).map(({ text: name }) => name);
  for (const name of required) {
    if (header.includes(name)) continue;
    const expected = `the column ${name} (separated by tabs, commas or spaces)`;
    throw refusal(file, { line: first + 1, column: 1 }, { name: 'header', got: head.trim(), expected });
  }
  const warnings: string[] = [];
  if (separator !== '\t') warnings.push(`${file} is not separated by tabs; CatMAP would not read it`);
  const rows = lines.slice(first + 1).flatMap((line, i): EnergyRow[] => {
    if (line.trim() === '') return [];
    const number = first + 2 + i;
    const fields = split(line, separator, number, header.length);
    if (fields.length < header.length) {
      warnings.push(`${file} line ${number} has ${fields.length} of ${header.length} fields and is left out`);
      return [];
    }
    return [rowOf(header, fields, number, file)];
  });
  return { rows, warnings };
}

/** Fields of a line; the last of `most` takes the rest of it where spaces separate. */
function split(text: string, separator: string, line: number, most: number): readonly Field[] {
  const fields: Field[] = [];
  const isBreak = (c: string): boolean => (separator === ' ' ? c === ' ' : c === separator);
  let at = 0;
  while (at <= text.length) {
    if (separator === ' ') while (text[at] === ' ') at++;
    if (separator === ' ' && at >= text.length) break;
    if (separator === ',') while (text[at] === ' ') at++;
    const start = at;
    const rest = separator === ' ' && fields.length === most - 1;
    let depth = 0;
    let quote = '';
    while (at < text.length) {
      const c = text[at];
      if (quote !== '') quote = c === quote ? '' : quote;
      else if (separator !== '\t' && (c === '"' || c === "'") && (at === start || depth > 0)) quote = c;
      else if (separator !== '\t' && c === '[') depth++;
      else if (separator !== '\t' && c === ']') depth = Math.max(0, depth - 1);
      else if (depth === 0 && !rest && isBreak(c)) break;
      at++;
    }
    const raw = text.slice(start, at);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim().replace(/^"(.*)"$/, '$1');
    fields.push({ text: trimmed, line, column: start + lead + 1 });
    if (at >= text.length) break;
    at++;
  }
  return fields;
}

function rowOf(header: readonly string[], fields: readonly Field[], line: number, file: string): EnergyRow {
  const field = (name: string): Field | null => {
    const index = header.indexOf(name);
    return index < 0 ? null : fields[index];
  };
  const text = (name: string): string => field(name)?.text ?? '';
  const number = (name: string): number | null => {
    const cell = field(name);
    return cell === null || cell.text === '' || cell.text === 'None' ? null : numberOf(cell, name, file);
  };
  const energy = field('formation_energy')!;
  const coadsorbate = text('coadsorbate_name');
  return {
    surface: text('surface_name'),
    site: text('site_name'),
    species: text('species_name'),
    energy: numberOf(energy, 'formation_energy', file),
    frequencies: frequenciesOf(field('frequencies'), file),
    coverage: number('coverage'),
    coadsorbateCoverage: number('coadsorbate_coverage'),
    coadsorbate: coadsorbate === '' || coadsorbate === 'None' ? null : coadsorbate,
    deviation: deviationOf(field('std'), number('std'), file),
    reference: text('reference'),
    line,
  };
}

function deviationOf(cell: Field | null, value: number | null, file: string): number | null {
  if (cell !== null && value !== null && value < 0) {
    throw refusal(file, cell, { name: 'std', got: value, expected: 'a standard deviation, at least 0' });
  }
  return value;
}

function numberOf(cell: Field, name: string, file: string): number {
  const value = Number(cell.text);
  if (numeral.test(cell.text) && Number.isFinite(value)) return value;
  throw refusal(file, cell, { name, got: cell.text, expected: 'a number' });
}

function frequenciesOf(cell: Field | null, file: string): readonly number[] {
  if (cell === null || cell.text === '' || cell.text === 'None') return [];
  const inner = /^[[(](.*)[\])]$/.exec(cell.text)?.[1].trim();
  const items = inner === undefined ? null : inner === '' ? [] : inner.replace(/,$/, '').split(',');
  const values = items?.map((item) => (numeral.test(item.trim()) ? Number(item) : NaN));
  if (values?.every((value) => value > 0 && value < Infinity) === true) return values;
  throw refusal(file, cell, { name: 'frequencies', got: cell.text, expected: 'a list of positive numbers, [a, b, …]' });
}
