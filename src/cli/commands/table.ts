import { InvalidInput } from '../../base';
import { lintSurfaces, notesBeside, readSurfaces, rowRemarks, toCandidates, writeSurfaces } from '../../formats';
import { parseColumns } from '../parseColumns';
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
  const text = readText(path, 'a table');
  const first = readSurfaces(text, { descriptors: study.descriptors, where: path });
  const headers = first.columns.map(({ header }) => header);
  const columns = parseColumns(options.column, headers, study);
  const read = readSurfaces(text, { descriptors: study.descriptors, where: path, columns });
  const findings = lintSurfaces(read, study);
  const table = { ...read, notes: notesBeside(read, findings, study.descriptors) };
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
