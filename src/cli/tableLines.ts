import type { FlaggedRow, SurfaceTable, TableFinding } from '../formats';
import { alignedLines } from './alignedLines';

/** Rows listed. */
const listed = 20;

/** How a table is read, for a person: columns with unit, sign and reference, what is doubtful, rows flagged and refused. */
export function tableLines(
  table: SurfaceTable,
  findings: readonly TableFinding[],
  remarks: readonly FlaggedRow[],
): readonly string[] {
  const { columns, rows, refused, problem, notes, rowWord } = table;
  return [
    ...alignedLines([
      ['column', 'read as', 'unit', 'sign', 'reference', 'shift (eV)', 'why'],
      ...columns.map(({ header, role, descriptor, energy }) => [
        header,
        descriptor ?? role.value,
        energy === null ? '' : `${energy.unit.value} (${energy.unit.sureness})`,
        energy === null ? '' : `${energy.sign.value} (${energy.sign.sureness})`,
        energy?.reference ?? '',
        energy === null ? '' : String(Number(energy.shift_eV.toPrecision(7))),
        energy === null ? role.reason : energy.unit.reason,
      ]),
    ]),
    '',
    `${rows.length} rows read, ${refused.length} refused, ${remarks.length} remarks`,
    ...(problem === null ? [] : [`problem: ${problem}`]),
    ...findings.map(({ check, message }) => `warning ${check}: ${message}`),
    ...notes.map((note) => `note: ${note}`),
    ...shortened(refused.map(({ line, reason }) => `${rowWord} ${line} refused: ${reason}`)),
    ...shortened(remarks.map(({ line, name, reason }) => `${rowWord} ${line}, ${name}: ${reason}`)),
  ];
}

function shortened(lines: readonly string[]): readonly string[] {
  return lines.length <= listed ? lines : [...lines.slice(0, listed), `and ${lines.length - listed} more like these`];
}
