import { InvalidInput } from '../base';
import { csvLine } from './csv';

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * True for JSON that is a table: a list of records, columns by name, or names and rows (`columns` and `data`, as pandas
 * writes with `orient="split"`).
 */
export function isJsonTable(json: unknown): boolean {
  return Array.isArray(json) || (isObject(json) && columnsOf(json) !== null);
}

/**
 * JSON of a table as CSV text; row 1 is line 2 of the text. What a record lacks is an empty cell, what is neither text nor
 * number is written as JSON.
 *
 * @param where file named in errors.
 * @throws InvalidInput for JSON that is no table.
 */
export function jsonTableCsv(json: unknown, where: string): string {
  const expected = 'a list of records, or columns by name';
  if (Array.isArray(json)) {
    const records: readonly unknown[] = json;
    const odd = records.findIndex((record) => !isObject(record));
    if (odd >= 0)
      throw new InvalidInput({ name: 'table', got: records[odd], expected, where: `${where}, row ${odd + 1}` });
    const names = [...new Set(records.flatMap((record) => Object.keys(record as JsonObject)))];
    return written(
      names,
      (records as readonly JsonObject[]).map((record) => names.map((name) => record[name])),
    );
  }
  const columns = isObject(json) ? columnsOf(json) : null;
  if (columns === null) throw new InvalidInput({ name: 'table', got: json, expected, where });
  return written(columns.names, columns.rows);
}

interface Columns {
  readonly names: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

function columnsOf(json: JsonObject): Columns | null {
  const { columns, data } = json;
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray))
    return { names: columns.map(String), rows: data as unknown[][] };
  const lists = Object.entries(json).filter((entry): entry is [string, unknown[]] => Array.isArray(entry[1]));
  const count = lists[0]?.[1].length ?? 0;
  const plain = lists.every(([, list]) => list.length === count && list.every((cell) => !isObject(cell)));
  if (lists.length < 2 || lists.length < Object.keys(json).length || count === 0 || !plain) return null;
  return {
    names: lists.map(([name]) => name),
    rows: Array.from({ length: count }, (_, row) => lists.map(([, list]) => list[row])),
  };
}

function written(names: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return csvLine(names) + rows.map((row) => csvLine(names.map((_, i) => cellOf(row[i])))).join('');
}

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
