import {
  refuseAt,
  type MkmcxxCompound,
  type MkmcxxDocument,
  type MkmcxxReaction,
  type MkmcxxRun,
  type MkmcxxSetting,
  type Place,
} from './mkmcxxDocument';
import { fieldsOf, numberOf, numberWithin, positiveOf, type Field } from './mkmcxxFields';
import { readMkmcxxReaction } from './mkmcxxReactions';

const sectionNames = ['compounds', 'reactions', 'settings', 'runs'] as const;

type Section = (typeof sectionNames)[number];

/** True for text whose first line that is not a comment opens a section, `&compounds`. */
export function looksLikeMkmcxx(text: string): boolean {
  return /^\ufeff?(?:[^\S\n]*(?:#[^\n]*)?\n)*[^\S\n]*&/.test(text);
}

/**
 * An MKMCXX input of version 2: sections of lines, `;` between the fields of a line, `#` before a comment. Source of the
 * format: https://mkmcxx.nl/v2/input_files and https://mkmcxx.nl/v2/reaction_directives.
 *
 * @throws InvalidInput with line and column for a line that is not understood.
 */
export function readMkmcxx(text: string, file: string): MkmcxxDocument {
  const compounds = new Map<string, MkmcxxCompound>();
  const reactions: MkmcxxReaction[] = [];
  const settings = new Map<string, MkmcxxSetting>();
  const runs: (readonly Field[])[] = [];
  const sections = new Map<string, Place>();
  let section: Section | null = null;
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  lines.forEach((raw, i) => {
    const line = i + 1;
    const code = raw.replace(/#.*$/, '');
    if (code.trim() === '') return;
    const fields = fieldsOf(code, line);
    const [first] = fields;
    if (first.text.startsWith('&')) {
      section = sectionOf(first, fields, file);
      sections.set(section, first);
      return;
    }
    switch (section) {
      case 'compounds':
        addCompound(compounds, fields, file);
        return;
      case 'reactions':
        reactions.push(readMkmcxxReaction(fields, file));
        return;
      case 'settings':
        addSetting(settings, { ...first, text: code.trim().replace(/;$/, '').trimEnd() }, file);
        return;
      case 'runs':
        runs.push(fields);
        return;
      case null:
        refuseAt(file, first, 'section', first.text, '&compounds before the first line');
    }
  });
  const potentials = settings.get('POTAXIS')?.value === '1';
  const end = { line: lines.length, column: lines[lines.length - 1].length + 1 };
  for (const name of ['compounds', 'reactions', 'runs'] as const) {
    const empty = { compounds: compounds.size, reactions: reactions.length, runs: runs.length }[name] === 0;
    if (empty) refuseAt(file, sections.get(name) ?? end, `&${name}`, undefined, 'at least one line in that section');
  }
  const read = runs.map((fields) => readRun(fields, potentials, file));
  return { compounds: [...compounds.values()], reactions, settings, runs: read, sections };
}

function sectionOf(first: Field, fields: readonly Field[], file: string): Section {
  const name = first.text.slice(1).trim().toLowerCase();
  const known = sectionNames.find((one) => one === name);
  if (known === undefined || fields.length > 1) {
    return refuseAt(file, first, 'section', first.text, sectionNames.map((one) => `&${one}`).join(', '));
  }
  return known;
}

function addCompound(compounds: Map<string, MkmcxxCompound>, fields: readonly Field[], file: string): void {
  const [name, site, start, flag] = fields as readonly (Field | undefined)[];
  const { line, column, text } = fields[0];
  if (text === '' || /[{}]/.test(text)) refuseAt(file, fields[0], 'compound', text, 'a name, without braces');
  if (['__proto__', 'constructor', 'prototype'].includes(text.replace(/\W+$/, ''))) {
    refuseAt(file, fields[0], 'compound', text, 'another name');
  }
  if (name === undefined || site === undefined || start === undefined || fields.length > 4) {
    refuseAt(
      file,
      fields[0],
      `compound ${text}`,
      `${fields.length} fields`,
      'name; 0 or 1; start; and a flag of rate control',
    );
  }
  if (site.text !== '0' && site.text !== '1') {
    refuseAt(file, site, `kind of ${text}`, site.text, '0 (gas or solute) or 1 (on the surface)');
  }
  if (flag !== undefined) numberOf(flag, 'flag of rate control', file);
  const before = compounds.get(text);
  if (before !== undefined) refuseAt(file, fields[0], 'compound', text, `a name not given on line ${before.line}`);
  const value = numberWithin(start, `start of ${text}`, [0, Infinity], file);
  compounds.set(text, { name: text, onSurface: site.text === '1', start: value, line, column });
}

function addSetting(settings: Map<string, MkmcxxSetting>, field: Field, file: string): void {
  const found = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(field.text);
  if (found === null) return refuseAt(file, field, 'setting', field.text, 'NAME = VALUE');
  const [, name, value] = found;
  const column = field.column + field.text.length - value.length;
  settings.set(name.toUpperCase(), { value: value.trim(), line: field.line, column });
}

/** `T; [potential;] time; [absolute tolerance; relative tolerance]`. */
function readRun(fields: readonly Field[], potentials: boolean, file: string): MkmcxxRun {
  const withPotential = fields.length === 5 || (potentials && fields.length === 3);
  const fits = withPotential || (!potentials && fields.length >= 2 && fields.length <= 4);
  if (!fits) {
    const expected = potentials
      ? 'temperature; potential; time; and two tolerances'
      : 'temperature; time; and two tolerances';
    refuseAt(file, fields[0], 'run', `${fields.length} fields`, expected);
  }
  const T = positiveOf(fields[0], 'temperature', file);
  if (T > 5000) refuseAt(file, fields[0], 'temperature', T, 'at most 5000 K');
  const at = withPotential ? 2 : 1;
  const time = positiveOf(fields[at], 'time', file);
  for (const tolerance of fields.slice(at + 1)) positiveOf(tolerance, 'tolerance', file);
  const potential = withPotential ? numberOf(fields[1], 'potential', file) : null;
  return { T, potential, time, line: fields[0].line, column: fields[0].column };
}
