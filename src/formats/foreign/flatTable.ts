import { InvalidInput } from '../../base';
import { csvLine } from '../csv';
import type { ForeignFormat, ForeignTable } from './energyList';
import { isObject, textOf, type JsonObject } from './jsonValue';

/** Most columns that are made. */
const mostColumns = 1000;

/**
 * Objects as a table: a column for each name of a number, text or truth value, in the order of their first mention.
 *
 * @throws InvalidInput for no row with one.
 */
export function flatTable(
  format: ForeignFormat,
  rows: readonly JsonObject[],
  notes: readonly string[],
  where: string,
): ForeignTable {
  const columns = new Map<string, string>();
  for (const row of rows) {
    for (const [key, value] of Object.entries(row)) {
      if (columns.has(key) || (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean'))
        continue;
      columns.set(key, textOf(key) || 'unnamed');
    }
  }
  if (columns.size === 0 || columns.size > mostColumns) {
    const got = columns.size === 0 ? 'no numbers or texts' : `${columns.size} columns`;
    throw new InvalidInput({
      name: 'table',
      got,
      expected: `rows with 1 to ${mostColumns} numbers or texts each`,
      where,
    });
  }
  const keys = [...columns.keys()];
  const lines = rows.map((row) => csvLine(keys.map((key) => textOf(row[key]))));
  const said = `${format}: ${rows.length} rows with ${keys.length} columns.`;
  return {
    format,
    text: csvLine([...columns.values()]) + lines.join(''),
    rowWord: 'record',
    notes: [said, ...notes],
    references: new Map(),
  };
}

/**
 * Rows of a document that is a list of objects, an object of columns (lists, or objects by row), or names and rows
 * (`{ columns, data }`), as pandas writes them; else null.
 */
export function rowsOf(json: unknown): readonly JsonObject[] | null {
  if (Array.isArray(json)) return json.length > 0 && json.every(isObject) ? json : null;
  if (!isObject(json)) return null;
  const { columns: names, data } = json;
  if (Array.isArray(names) && Array.isArray(data) && data.every(Array.isArray)) return namedRows(names, data);
  const columns = Object.entries(json);
  if (columns.length === 0) return null;
  if (columns.every(([, column]) => Array.isArray(column))) {
    const lists = columns as unknown as readonly (readonly [string, readonly unknown[]])[];
    const count = lists[0][1].length;
    if (count === 0 || lists.some(([, list]) => list.length !== count)) return null;
    return Array.from({ length: count }, (_, i) => Object.fromEntries(lists.map(([name, list]) => [name, list[i]])));
  }
  if (!columns.every(([, column]) => isObject(column))) return null;
  const objects = columns as unknown as readonly (readonly [string, JsonObject])[];
  const keys = Object.keys(objects[0][1]);
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return null;
  return keys.map((key) => Object.fromEntries(objects.map(([name, column]) => [name, column[key]])));
}

function namedRows(names: readonly unknown[], rows: readonly (readonly unknown[])[]): readonly JsonObject[] | null {
  if (rows.length === 0 || !names.every((name) => typeof name === 'string')) return null;
  return rows.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])));
}
