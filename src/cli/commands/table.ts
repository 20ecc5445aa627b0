import { InvalidInput } from '../../base';
import {
  energyUnits,
  lintSurfaces,
  readSurfaces,
  rowRemarks,
  toCandidates,
  writeSurfaces,
  type BindingSign,
  type ColumnRequest,
  type ReferenceState,
} from '../../formats';
import type { Study } from '../../study';
import { parseNumber } from '../parseNumber';
import { readStudy, readText } from '../readStudy';
import { tableLines } from '../tableLines';
import { writeFile } from '../writeFile';

/** Options of `sabatier table`. */
export interface TableOptions {
  readonly column: readonly string[];
  readonly out?: string;
  readonly json?: boolean;
}

/** Says how a table of surfaces is read and what is doubtful about it; returns the exit code. */
export function tableCommand(studyName: string, path: string, options: TableOptions): number {
  const study = readStudy(studyName);
  const text = readText(path, 'a CSV or TSV file');
  const first = readSurfaces(text, { descriptors: study.descriptors, where: path });
  const headers = first.columns.map(({ header }) => header);
  const columns = parseColumns(options.column, headers, study);
  const table = readSurfaces(text, { descriptors: study.descriptors, where: path, columns });
  const findings = lintSurfaces(table, study);
  const remarks = [...table.flagged, ...rowRemarks(table, study)].sort((a, b) => a.line - b.line);
  if (options.out !== undefined && table.problem !== null)
    throw new InvalidInput({
      name: 'table',
      got: table.problem,
      expected: 'a column for each descriptor',
      where: path,
    });
  if (options.out !== undefined)
    writeFile(options.out, [writeSurfaces(toCandidates(table, { ...study, candidates: [] }))]);
  if (options.out !== '-') {
    const json = {
      columns: table.columns,
      problem: table.problem,
      notes: table.notes,
      findings,
      remarks,
      refused: table.refused,
    };
    const lines = options.json === true ? [JSON.stringify(json, null, 2)] : tableLines(table, findings, remarks);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return table.problem !== null || findings.length > 0 ? 1 : 0;
}

const signs: readonly BindingSign[] = ['negative-stronger', 'positive-stronger'];
const references: readonly ReferenceState[] = ['study', 'half-X2', 'H2O/H2'];

/** Reads `HEADER=DESCRIPTOR[,unit][,sign][,reference][,shift]`. */
function parseColumns(
  items: readonly string[],
  headers: readonly string[],
  { descriptors }: Study,
): Readonly<Record<number, ColumnRequest>> {
  return Object.fromEntries(
    items.map((item) => {
      const [header, words] = [item.slice(0, item.lastIndexOf('=')), item.slice(item.lastIndexOf('=') + 1).split(',')];
      const index = headers.indexOf(header);
      if (index < 0)
        throw new InvalidInput({ name: '--column', got: header, expected: `one of ${headers.join(', ')}` });
      const [descriptor, ...rest] = words.map((word) => word.trim());
      if (!descriptors.some(({ name }) => name === descriptor)) {
        const known = descriptors.map(({ name }) => name).join(', ');
        throw new InvalidInput({ name: '--column', got: item, expected: `HEADER=DESCRIPTOR,…, one of ${known}` });
      }
      return [index, rest.reduce((request, word) => ({ ...request, ...readingOf(word) }), { descriptor })];
    }),
  );
}

function readingOf(word: string): ColumnRequest {
  const unit = energyUnits.find((name) => name === word);
  if (unit !== undefined) return { unit };
  const sign = signs.find((name) => name === word);
  if (sign !== undefined) return { sign };
  const reference = references.find((name) => name === word);
  if (reference !== undefined) return { reference };
  if (/^[-+\d]/.test(word)) return { shift_eV: parseNumber('--column', word) };
  const expected = `one of ${[...energyUnits, ...signs, ...references].join(', ')}, or a shift in eV`;
  throw new InvalidInput({ name: '--column', got: word, expected });
}
