import { energyIn_eV } from './energyReading';
import { headerUnit, unitSize_eV } from './energyUnit';
import { numberCell, numberFault } from './numberCell';
import { surfaceName, withoutControls } from './surfaceName';
import type { ColumnRole, FlaggedRow, RefusedRow, RowWord, SurfaceColumn, SurfaceRow } from './surfaceTable';
import type { TextRecord } from './textRecords';

/** Largest magnitude of an energy [eV] that is kept. */
export const largestEnergy_eV = 50;

/** Rows of a table, sorted into those that are kept and those that are not. */
export interface ReadRows {
  readonly rows: readonly SurfaceRow[];
  readonly refused: readonly RefusedRow[];
  readonly flagged: readonly FlaggedRow[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const remarks = ['source', 'group', 'functional', 'note'] as const;

/** Turns rows of cells into surfaces; with a `problem` all of them are refused for it. */
export function readRows(
  records: readonly TextRecord[],
  columns: readonly SurfaceColumn[],
  decimal: '.' | ',',
  problem: string | null,
  rowWord: RowWord,
): ReadRows {
  const rows: SurfaceRow[] = [];
  const refused: RefusedRow[] = [];
  const flagged: FlaggedRow[] = [];
  const lineOf = new Map<string, number>();
  const column = (role: ColumnRole): SurfaceColumn | undefined => columns.find((c) => c.role.value === role);
  const [nameColumn, facetColumn] = [column('name'), column('facet')];
  const remarkColumns = remarks.flatMap((role) => {
    const found = column(role);
    return found === undefined ? [] : [{ role, index: found.index }];
  });
  const energies = columns.flatMap(({ index, descriptor, energy }) =>
    energy === null || descriptor === null ? [] : [{ index, descriptor, energy }],
  );

  const deviations = columns.flatMap(({ index, header, uncertaintyOf }) => {
    if (uncertaintyOf === null) return [];
    const own = energies.find(({ descriptor }) => descriptor === uncertaintyOf)?.energy.unit.value ?? 'eV';
    return [{ index, descriptor: uncertaintyOf, size_eV: unitSize_eV[headerUnit(header).unit ?? own] }];
  });

  for (const record of records) {
    const { cells, line } = record;
    let fault = problem ?? shapeFault(record, columns.length);
    if (fault !== null) {
      refused.push({ line, cells, reason: fault });
      continue;
    }
    const raw = nameColumn === undefined ? `${rowWord} ${line}` : cells[nameColumn.index];
    const { name, changes } = surfaceName(raw, facetColumn === undefined ? '' : cells[facetColumn.index]);
    if (isBlankName(raw)) fault = 'missing name';
    const values: Record<string, number> = {};
    for (const { index, descriptor, energy } of energies) {
      const value = energyIn_eV(numberCell(cells[index], decimal), energy);
      values[descriptor] = value;
      if (Math.abs(value) <= largestEnergy_eV) continue;
      const what = Number.isFinite(value)
        ? `far outside, ${Number(value.toPrecision(4))} eV is beyond ${largestEnergy_eV} eV`
        : numberFault(cells[index], decimal);
      fault = `${fault === null ? '' : `${fault}; `}${descriptor}: ${what}`;
    }
    if (fault !== null) {
      refused.push({ line, cells, reason: `${fault}.` });
      continue;
    }
    const row: Writable<SurfaceRow> = { line, cells, name, values };
    const uncertainties: Record<string, number> = {};
    for (const { index, descriptor, size_eV } of deviations) {
      if (cells[index].trim() === '') continue;
      const value = numberCell(cells[index], decimal) * size_eV;
      if (value >= 0 && value <= largestEnergy_eV) uncertainties[descriptor] = value;
      else
        flagged.push({ line, name, reason: `the uncertainty of ${descriptor} is not read: '${cells[index].trim()}'.` });
    }
    if (Object.keys(uncertainties).length > 0) row.uncertainties = uncertainties;
    let cleaned = false;
    for (const { role, index } of remarkColumns) {
      const { text, changed } = withoutControls(cells[index]);
      if (text !== '') row[role] = text;
      cleaned ||= changed;
    }
    for (const change of changes) flagged.push({ line, name, reason: `${change}.` });
    if (cleaned) flagged.push({ line, name, reason: 'control characters were removed from a remark.' });
    const key = row.source === undefined ? name : `${name}\u0000${row.source}`;
    const before = lineOf.get(key);
    if (before === undefined) lineOf.set(key, line);
    else flagged.push({ line, name, reason: `duplicate name, the same as ${rowWord} ${before}.` });
    rows.push(row);
  }
  return { rows, refused, flagged };
}

function isBlankName(raw: string): boolean {
  return raw === '' || withoutControls(raw).text.trim() === '';
}

/** Empty cells beyond the last column do no harm. */
function shapeFault({ cells, fault }: TextRecord, width: number): string | null {
  if (fault !== null) return `${fault}.`;
  const filled = cells.length > width && cells.slice(width).every((cell) => cell === '') ? width : cells.length;
  return filled === width ? null : `wrong number of cells: ${cells.length}, expected ${width}.`;
}
