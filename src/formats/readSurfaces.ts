import { InvalidInput } from '../base';
import type { Study } from '../study';
import { columnRoles, type RoleChoice } from './columnRoles';
import { descriptorMatch } from './descriptorMatch';
import { detectDelimiter } from './detectDelimiter';
import { energyReading, type StatedEnergies } from './energyReading';
import { energyUnits } from './energyUnit';
import { foreignTable } from './foreign';
import { foreignColumns } from './foreign/knownShift';
import { decimalMark, finiteNumbers, numberCell } from './numberCell';
import { plainText } from './plainText';
import { surfaceNotes, surfaceProblem } from './surfaceNotes';
import { readRows } from './surfaceRows';
import type { Choice, ColumnRequest, RowWord, SurfaceColumn, SurfaceTable } from './surfaceTable';
import { textRecords, type Delimiter, type TextRecord } from './textRecords';

/** How a caller wants a table read; what is left out is detected. */
export interface SurfaceRequest {
  /** Descriptors of the study that the surfaces are for. */
  readonly descriptors: Study['descriptors'];
  /** File named in errors; default `table`. */
  readonly where?: string;
  readonly delimiter?: Delimiter;
  readonly decimal?: '.' | ',';
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  /** By 0-based position of the column. */
  readonly columns?: Readonly<Record<number, ColumnRequest>>;
}

/** Most rows of one table. */
export const mostRows = 1_000_000;

/** Rows that the choices are made from. */
const sampled = 1000;

/**
 * Reads named surfaces with descriptor energies from CSV or TSV text, or from another format that `foreignTable` knows, whose
 * rows are then numbered as its records, or as the surfaces that it lists. What the text does not say is detected, and every
 * choice stands in the result with how sure it is and why; `request` overrules each. No row is dropped without a word:
 * it is in `rows` or, with its line and the reason, in `refused`. A table whose columns do not give every descriptor
 * has a `problem`, and all its rows are refused for it.
 *
 * @throws InvalidInput for text that is no table (another kind of file, nothing but comments, a header with unsound
 * quotes), is larger than 50 MB or has more than a million rows, and for a request that does not fit the table.
 */
export function readSurfaces(text: string, request: SurfaceRequest): SurfaceTable {
  const { where = 'table', columns: asked = {}, descriptors } = request;
  const foreign = foreignTable(text, where, descriptors);
  if (foreign === null) return readText(text, request, 'line');
  const headers = textRecords(foreign.text, ',', 1).records[0].cells;
  const { columns, notes } = foreignColumns(foreign, headers, descriptors);
  const merged = Object.fromEntries(
    headers.map((_, index) => {
      const own = asked[index];
      return [index, own?.reference === undefined ? { ...columns[index], ...own } : own];
    }),
  );
  const table = readText(
    foreign.text,
    { descriptors, where, columns: merged, delimiter: ',', header: true },
    foreign.rowWord,
  );
  return { ...table, notes: [...foreign.notes, ...notes, ...table.notes] };
}

function readText(text: string, request: SurfaceRequest, rowWord: RowWord): SurfaceTable {
  const { where = 'table', columns: asked = {} } = request;
  const plain = plainText(text, where);
  const delimiter = given(request.delimiter) ?? detectDelimiter(plain);
  const { records, comments, blank } = textRecords(plain, delimiter.value, mostRows + 2);
  const [first] = records;
  if (first === undefined)
    throw new InvalidInput({ name: 'table', got: 'no rows', expected: 'a header and rows', where });
  const header = given(request.header) ?? detectHeader(first, request.descriptors);
  if (header.value && first.fault !== null)
    throw new InvalidInput({
      name: 'header',
      got: first.fault,
      expected: 'sound quotes',
      where: `${where}, line ${first.line}`,
    });
  const below = header.value ? records.slice(1) : records;
  const body = rowWord === 'line' ? below : below.map((record) => ({ ...record, line: record.line - first.line }));
  if (body.length > mostRows) {
    throw new InvalidInput({
      name: 'table',
      got: `more than ${mostRows} rows`,
      expected: `at most ${mostRows}`,
      where,
    });
  }
  const headers = first.cells.map((cell, i) => (header.value && cell !== '' ? oneLine(cell) : `column ${i + 1}`));
  const sample = body.slice(0, sampled).map(({ cells }) => cells);
  const roles = columnRoles({
    headers,
    named: header.value,
    sample,
    descriptors: request.descriptors,
    columns: asked,
  });
  const decimal = given(request.decimal) ?? detectDecimal(sample, roles, delimiter.value);
  const stated = statedEnergies(comments);
  const columns = headers.map((name, index): SurfaceColumn => {
    const { role, descriptor, uncertaintyOf = null } = roles[index];
    const own = request.descriptors.find((d) => d.name === descriptor);
    if (own === undefined) return { index, header: name, role, descriptor: null, uncertaintyOf, energy: null };
    const energy = energyReading(name, own, finiteNumbers(sample, index, decimal.value), asked[index] ?? {}, stated);
    return { index, header: name, role, descriptor, uncertaintyOf: null, energy };
  });
  const problem =
    surfaceProblem(columns, header.value, request.descriptors) ??
    (body.length === 0 ? 'There are no rows below the header.' : null);
  const notes = surfaceNotes(columns, request.descriptors, rowWord, (index) =>
    finiteNumbers(sample, index, decimal.value),
  );
  const damaged = plain.includes('\ufffd') ? ['Some characters were no UTF-8 and cannot be shown.'] : [];
  return {
    rowWord,
    delimiter,
    decimal,
    header,
    columns,
    problem,
    notes: [...notes, ...damaged],
    skipped: { comments: comments.length, blank },
    ...readRows(body, columns, decimal.value, problem, rowWord),
  };
}

function given<T>(value: T | undefined): Choice<T> | null {
  return value === undefined ? null : { value, sureness: 'given', reason: 'chosen' };
}

function oneLine(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}

function detectHeader({ cells }: TextRecord, descriptors: Study['descriptors']): Choice<boolean> {
  if (descriptors.some((d) => cells.some((cell) => descriptorMatch(cell, d)?.sureness === 'sure'))) {
    return { value: true, sureness: 'sure', reason: 'the first row names a descriptor' };
  }
  const number = cells.find((cell) => !Number.isNaN(numberCell(cell, '.')) || !Number.isNaN(numberCell(cell, ',')));
  return number === undefined
    ? { value: true, sureness: 'likely', reason: 'the first row has no number' }
    : { value: false, sureness: 'likely', reason: `the first row has a number, ${number}` };
}

function detectDecimal(
  sample: readonly (readonly string[])[],
  roles: readonly RoleChoice[],
  delimiter: Delimiter,
): Choice<'.' | ','> {
  const numeric = roles.flatMap(({ descriptor, uncertaintyOf }, index) =>
    descriptor === null && uncertaintyOf === undefined ? [] : [index],
  );
  const mark = decimalMark(sample.flatMap((cells) => numeric.map((index) => cells[index] ?? '')));
  if (mark === null) return { value: '.', sureness: 'guess', reason: 'no number has a decimal mark' };
  const name = mark === '.' ? 'point' : 'comma';
  const reason = `the numbers have a decimal ${name}`;
  return { value: mark, sureness: mark === delimiter ? 'likely' : 'sure', reason };
}

/** The line `# energies: eV, more negative = stronger` that `writeSurfaces` puts first. */
function statedEnergies(comments: readonly string[]): StatedEnergies | null {
  for (const comment of comments) {
    const match = /^#\s*energies:\s*(\S+),\s*more (negative|positive) = stronger/.exec(comment);
    const unit = energyUnits.find((name) => name === match?.[1]);
    if (match === null || unit === undefined) continue;
    return { unit, sign: match[2] === 'negative' ? 'negative-stronger' : 'positive-stronger' };
  }
  return null;
}
