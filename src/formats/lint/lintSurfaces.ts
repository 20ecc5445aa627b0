import { median } from '../../math';
import type { Study } from '../../study';
import { energyUnits, unitSize_eV } from '../energyUnit';
import { numberCell } from '../numberCell';
import { surfaceName } from '../surfaceName';
import { farNote } from '../surfaceNotes';
import type { BindingSign, ColumnRequest, SurfaceColumn, SurfaceTable } from '../surfaceTable';
import { expectedEnergies } from './expectedEnergies';
import { likelyReference } from './likelyReference';
import { twoGroups } from './twoGroups';

/** Something about a table that makes its energies doubtful as they are read. */
export interface TableFinding {
  readonly check:
    | 'wrong-sign'
    | 'wrong-unit'
    | 'reference-state'
    | 'mixed-references'
    | 'swapped-columns'
    | 'guessed-sign'
    | 'guessed-unit';
  /** Descriptors that it is about. */
  readonly descriptors: readonly string[];
  /** One sentence. */
  readonly message: string;
  /** Median error [eV] as read and as the message suggests, against what the study knows; NaN where it does not apply. */
  readonly errors_eV: { readonly asRead: number; readonly suggested: number };
  /** How the columns, by index, would be read as suggested; absent where there is nothing to suggest. */
  readonly remedy?: Readonly<Record<number, ColumnRequest>>;
  /** Lines that it is about; absent for all of them. */
  readonly lines?: readonly number[];
}

/** Fewest surfaces of known metals that a comparison needs. */
const fewest = 3;
/** Error [eV] of a right reading, which known metals keep to within half an eV or so. */
const usualError_eV = 1.5;
/** A suggestion must leave less than this share of the error. */
const betterShare = 0.4;
/** Difference of two reference states [eV]: half of the bond of O2 is 2.6 eV, of N2 4.9 eV. */
const smallestShift_eV = 1.5;
const smallestSplit_eV = 1.8;
/** Distance of two groups in their own standard deviations: 2.7 for a normal, 3.5 for an even distribution cut in half. */
const clearSplit = 4;
const smallestGroup = 0.12;

/** Values of one descriptor as read [eV], and what is expected of each row (NaN where nothing is). */
interface Readings {
  readonly column: SurfaceColumn;
  readonly name: string;
  readonly values: Float64Array;
  readonly expected: Float64Array;
  readonly lines: readonly number[];
}

/**
 * Looks at the energies of a table for a wrong sign or unit, another or mixed reference states and columns that changed
 * places, by comparison with the metals among the study's candidates; refused rows count as well, since a wrong unit
 * makes rows impossible. A sign or unit that was guessed is named too, until a caller or the header states it.
 */
export function lintSurfaces(
  table: SurfaceTable,
  study: Pick<Study, 'candidates' | 'descriptors'>,
): readonly TableFinding[] {
  const readings = readingsOf(table, study);
  const found: TableFinding[] = [];
  for (const reading of readings) {
    const guess = guessed(reading);
    if (guess !== null) found.push(guess);
  }
  const swap = swapped(readings);
  if (swap !== null) return [...found, swap];
  for (const reading of readings) {
    const finding = misread(reading, study) ?? mixed(reading, readings);
    if (finding !== null) found.push(finding);
  }
  return found;
}

/** The notes of a table without those that a finding says better. */
export function notesBeside(
  { notes }: Pick<SurfaceTable, 'notes'>,
  findings: readonly TableFinding[],
  descriptors: Study['descriptors'],
): readonly string[] {
  const named = findings.flatMap((finding) => (finding.check === 'reference-state' ? finding.descriptors : []));
  const said = descriptors.filter(({ name }) => named.includes(name)).map(farNote);
  return notes.filter((note) => !said.includes(note));
}

function readingsOf(table: SurfaceTable, study: Pick<Study, 'candidates' | 'descriptors'>): readonly Readings[] {
  const index = (role: string): number => table.columns.findIndex((c) => c.role.value === role);
  const [nameAt, facetAt] = [index('name'), index('facet')];
  const all = [...table.rows, ...table.refused];
  const cells = all.map((row) => row.cells);
  const lines = all.map(({ line }) => line);
  const names = cells.map((row) => (nameAt < 0 ? '' : surfaceName(row[nameAt] ?? '', row[facetAt] ?? '').name));
  return table.columns.flatMap((column): Readings[] => {
    const { energy, descriptor } = column;
    if (energy === null || descriptor === null) return [];
    const expect = expectedEnergies(study, descriptor);
    const size = unitSize_eV[energy.unit.value] * (energy.sign.value === 'positive-stronger' ? -1 : 1);
    const values = Float64Array.from(
      cells,
      (row) => numberCell(row[column.index] ?? '', table.decimal.value) * size + energy.shift_eV,
    );
    return [{ column, name: descriptor, values, expected: Float64Array.from(names, expect), lines }];
  });
}

function guessed({ column, name }: Readings): TableFinding | null {
  const { sign, unit } = column.energy!;
  const errors_eV = { asRead: NaN, suggested: NaN };
  if (unit.sureness === 'guess' && unit.value !== 'eV') {
    const message = `${name} is read in ${unit.value}, which the table does not say: ${unit.reason}.`;
    const remedy = { [column.index]: { unit: unit.value } };
    return { check: 'guessed-unit', descriptors: [name], message, errors_eV, remedy };
  }
  if (sign.value === 'positive-stronger' && (sign.sureness === 'guess' || sign.sureness === 'likely')) {
    const message = `${name} is read with positive = stronger, which the table does not say: ${sign.reason}.`;
    const remedy = { [column.index]: { sign: sign.value } };
    return { check: 'guessed-sign', descriptors: [name], message, errors_eV, remedy };
  }
  return null;
}

/** Median |value - expected| over the rows that have both; NaN for fewer than three. */
function errorOf(values: Float64Array, expected: Float64Array): number {
  const errors = values.map((value, i) => Math.abs(value - expected[i])).filter(Number.isFinite);
  return errors.length < fewest ? NaN : median(errors);
}

/** A sign, a unit or a shift that brings the values to what is expected, when they are far from it as they are read. */
function misread(
  { column, name, values, expected }: Readings,
  study: Pick<Study, 'candidates' | 'descriptors'>,
): TableFinding | null {
  const own = expected.filter((_, i) => Number.isFinite(expected[i] + values[i])).length;
  const named = own >= fewest;
  const target = named ? expected : new Float64Array(values.length).fill(usualEnergy(study, name));
  const asRead = errorOf(values, target);
  if (!(asRead > usualError_eV)) return null;
  const { unit, sign, shift_eV } = column.energy!;
  const readings = energyUnits.flatMap((other) =>
    [1, -1].map((turn) => {
      const factor = (turn * unitSize_eV[other]) / unitSize_eV[unit.value];
      return { other, sign: turn, error: errorOf(values.map((value) => factor * value), target) }; // prettier-ignore
    }),
  );
  const best = readings.reduce((a, b) => (b.error < a.error ? b : a));
  if (best.error < betterShare * asRead && (best.sign < 0 || best.other !== unit.value)) {
    const errors_eV = { asRead, suggested: best.error };
    const other: BindingSign = sign.value === 'negative-stronger' ? 'positive-stronger' : 'negative-stronger';
    const reading = { unit: best.other, ...(best.sign < 0 ? { sign: other } : {}) };
    const remedy = { [column.index]: reading };
    const turned = best.sign < 0 ? ' with the other sign' : '';
    if (best.other === unit.value) {
      const message = `${name} has the wrong sign: turned round, it agrees with the metals that the study knows.`;
      return { check: 'wrong-sign', descriptors: [name], message, errors_eV, remedy };
    }
    const message = `${name} is read in ${unit.value}, but agrees with the metals that the study knows in ${best.other}${turned}.`;
    return { check: 'wrong-unit', descriptors: [name], message, errors_eV, remedy };
  }
  // Only rows of known metals can tell a shift from surfaces that bind more strongly.
  if (!named) return null;
  const shift = median(values.map((value, i) => value - expected[i]).filter(Number.isFinite));
  const suggested = errorOf(values.map((value) => value - shift), expected); // prettier-ignore
  if (!(Math.abs(shift) > smallestShift_eV && suggested < betterShare * Math.abs(shift))) return null;
  const descriptor = study.descriptors.find((d) => d.name === name)!;
  const known = likelyReference(descriptor, shift_eV - shift, column.energy!.reference);
  const why =
    known === null
      ? `: is it relative to ${descriptor.reference}?`
      : `, as energies relative to ${known.name} do (${known.source}).`;
  const message = `${name} lies ${text(Math.abs(shift))} eV ${shift > 0 ? 'above' : 'below'} the metals that the study knows${why}`;
  const remedy = { [column.index]: known?.reading ?? { shift_eV: Number((shift_eV - shift).toFixed(2)) } };
  return { check: 'reference-state', descriptors: [name], message, errors_eV: { asRead, suggested }, remedy };
}

/** Two groups of rows, one of them away from what is expected, or from the other descriptor where nothing is. */
function mixed(reading: Readings, all: readonly Readings[]): TableFinding | null {
  const { name, values, expected, lines } = reading;
  const others = all.filter((other) => other !== reading);
  const off = values.map((value, i) => value - expected[i]);
  const known = off.filter(Number.isFinite);
  const byNames = known.length >= Math.max(2 * fewest, values.length / 2);
  if (!byNames && others.length !== 1) return null;
  const among = byNames ? off : values.map((value, i) => value - others[0].values[i]);
  const rest = among.filter(Number.isFinite);
  const groups = twoGroups(rest);
  if (groups === null || groups.smaller < Math.max(fewest - 1, smallestGroup * rest.length)) return null;
  if (!(groups.distance > smallestSplit_eV && groups.distance > clearSplit * groups.deviation)) return null;
  if (!byNames && splitsEqually(others[0], reading)) return null;
  const message = `${name} falls into two groups ${text(groups.distance)} eV apart, of ${groups.smaller} and ${rest.length - groups.smaller} rows: are they relative to the same reference state?`;
  const apart = (value: number): boolean => (groups.smallerBelow ? value < groups.border : value > groups.border);
  const smaller = lines.filter((_, i) => apart(among[i]));
  return {
    check: 'mixed-references',
    descriptors: [name],
    message,
    errors_eV: { asRead: NaN, suggested: NaN },
    lines: smaller.sort((a, b) => a - b),
  };
}

/** Without names a split of the difference belongs to the descriptor that is spread more widely; named once. */
function splitsEqually(other: Readings, own: Readings): boolean {
  const spread = ({ values }: Readings): number => {
    const finite = values.filter(Number.isFinite);
    const middle = median(finite);
    return median(finite.map((value) => Math.abs(value - middle)));
  };
  return spread(other) > spread(own);
}

/** Two descriptors whose difference is the expected one when they change places. */
function swapped(readings: readonly Readings[]): TableFinding | null {
  for (const [i, a] of readings.entries()) {
    for (const b of readings.slice(i + 1)) {
      const difference = a.values.map((value, k) => value - b.values[k]);
      const expected = a.expected.map((value, k) => value - b.expected[k]);
      const asRead = errorOf(difference, expected);
      const turned = errorOf(difference.map((value) => -value), expected); // prettier-ignore
      const plausible = errorOf(a.values, b.expected) < usualError_eV && errorOf(b.values, a.expected) < usualError_eV;
      if (!(plausible && asRead > 0.35 && turned < 0.6 * asRead)) continue;
      return {
        check: 'swapped-columns',
        descriptors: [a.name, b.name],
        message: `${a.name} and ${b.name} agree better with the metals that the study knows when they change places.`,
        errors_eV: { asRead, suggested: turned },
        remedy: { [a.column.index]: { descriptor: b.name }, [b.column.index]: { descriptor: a.name } },
      };
    }
  }
  return null;
}

function usualEnergy({ candidates, descriptors }: Pick<Study, 'candidates' | 'descriptors'>, name: string): number {
  const values = candidates.map((candidate) => candidate.values[name]).filter((value) => value !== undefined);
  const [low, high] = descriptors.find((d) => d.name === name)!.range;
  return values.length === 0 ? (low + high) / 2 : median(values);
}

function text(value: number): string {
  return value.toFixed(1);
}
