import { InvalidInput } from '../../base';
import {
  fitScaling,
  groupFits,
  pickRows,
  readBound,
  type ScalingData,
  type ScalingFit,
  type ScalingOptions,
} from '../../energetics';
import { fitTable, labelColumn, type BadRow, type FitTable, type TextTable } from '../../formats';
import { displayName, periodicTable, type LeftPoint, type PeriodicTable, type PlottedFit } from '../../plots';
import { dataTable, type DataColumn, type DataTable } from './dataTable';
import type { DataView } from './dataView';
import { readTable } from './readTable';
import { tooFewColumns } from './tooFewColumns';

/** What a fit depends on. */
export type FitChoice = Pick<
  DataView,
  'y' | 'group' | 'method' | 'yError' | 'xErrors' | 'bounds' | 'confidence' | 'moved' | 'left' | 'element'
> & {
  readonly x: readonly string[];
  /** True while a point is dragged: leave-one-out errors, which take long for some methods, wait. */
  readonly quick?: boolean;
};

/** A table to fit: as text, or cut into cells. */
export interface FitSource {
  readonly name: string;
  readonly content: string | TextTable;
  readonly unit: DataView['unit'];
}

/** What a person can choose from. */
export interface TableSummary {
  readonly name: string;
  readonly count: number;
  readonly columns: readonly DataColumn[];
}

/** Everything that the panel shows of a fit. */
export interface FitOutcome {
  /** True where the fits are those of groups. */
  readonly grouped: boolean;
  /** The fits by group, or the one of all rows; empty where there is none. */
  readonly fits: readonly (readonly [string, PlottedFit])[];
  /** The fit of all rows; null where there is none. */
  readonly pooled: ScalingFit | null;
  /** Why there is no fit, or null. */
  readonly fault: string | null;
  /** Groups without a fit, with the reason. */
  readonly refused: readonly (readonly [string, string])[];
  readonly sharedProbability: number;
  /** Rows outside the fits: left out by hand, or of a group without one. */
  readonly left: readonly LeftPoint[];
  /** Rows in the fits, and those of them that are drawn. */
  readonly used: number;
  readonly drawn: number;
  readonly unread: { readonly count: number; readonly first: readonly string[] };
  readonly elements: PeriodicTable | null;
  /** Time of the fit [ms]. */
  readonly elapsed_ms: number;
}

/** Points that are drawn of a large table, evenly spread over its rows. */
const mostDrawn = 4000;
/** Alloys of the periodic table that are listed. */
const mostAlloys = 300;
const listed = 5;

/** A table that is fitted as often as the choices change. */
export class FitDesk {
  private readonly table: DataTable;
  /** Rows that could not be cut into cells. */
  private readonly broken: readonly BadRow[];

  /** @throws InvalidInput as `parseCsv` does. */
  constructor(private readonly source: FitSource) {
    const { name, content, unit } = source;
    const { table, broken } = typeof content === 'string' ? readTable(content, name) : { table: content, broken: [] };
    this.table = dataTable(table, unit);
    this.broken = broken;
  }

  summary(): TableSummary {
    return {
      name: this.source.name,
      count: this.table.text.rows.length + this.broken.length,
      columns: this.table.columns,
    };
  }

  fit(choice: FitChoice): FitOutcome {
    const began = performance.now();
    const elements = this.elements(choice);
    try {
      return { ...this.fitted(choice), elements, elapsed_ms: performance.now() - began };
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      return { ...nothing, fault: fault.message, elements, elapsed_ms: performance.now() - began };
    }
  }

  private fitted(choice: FitChoice): Omit<FitOutcome, 'elements' | 'elapsed_ms'> {
    const { y, x, group, yError, xErrors, left } = choice;
    if (y === null || x.length === 0) throw tooFewColumns(this.table.columns);
    if (x.includes(y)) throw new InvalidInput({ name: 'columns', got: y, expected: 'other columns for x than for y' });
    const errors = xErrors.slice(0, x.length);
    const columns = { y, x, xError: errors, ...(yError === null ? {} : { yError }) };
    const table = fitTable(
      this.table.text,
      { ...columns, ...(group === null ? {} : { group }) },
      this.source.name,
      'leave',
    );
    const data = this.inUnits(moved(table, choice.moved, this.sizes([...x, y])));
    const out = new Set(left);
    const kept = table.rows.flatMap((row, i) => (out.has(row) ? [] : [i]));
    const inside = kept.length === table.rows.length ? data : pickRows(data, kept);
    const options: ScalingOptions = {
      method: choice.method,
      bounds: boundsOf(choice.bounds, ['const', ...x]),
      confidence: choice.confidence,
    };
    const unread = unreadOf(table, this.broken);
    const point = (i: number): LeftPoint => ({
      row: table.rows[i],
      label: data.labels?.[i] ?? '',
      x: data.x.map(({ values }) => values[i]),
      y: data.y.values[i],
    });
    const outside = table.rows.flatMap((row, i) => (out.has(row) ? [point(i)] : []));
    const rows = kept.map((i) => table.rows[i]);
    let pooled: ScalingFit;
    try {
      pooled = fitScaling(inside, options);
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      const points = [...outside, ...kept.map(point)];
      return { ...nothing, fault: fault.message, left: thinned(points), unread };
    }
    const groups = table.groups === null ? null : kept.map((i) => table.groups![i] || 'no group');
    if (groups === null) {
      const fits = [['all', shown(pooled, rows, mostDrawn, choice.quick)]] as const;
      return {
        ...nothing,
        ...counts(fits, kept.length),
        fits,
        pooled: plain(pooled, choice.quick),
        left: thinned(outside),
        unread,
      };
    }
    const apart = groupFits(inside, groups, options, pooled);
    const share = mostDrawn / Math.max(mostDrawn, kept.length);
    const fits = [...apart.fits].map(([name, fit]): readonly [string, PlottedFit] => {
      const own = rows.filter((_, k) => groups[k] === name);
      return [name, shown(fit, own, Math.max(1, Math.round(own.length * share)), choice.quick)];
    });
    const refused = kept.filter((_, k) => apart.refused.has(groups[k])).map(point);
    return {
      ...counts(fits, kept.length),
      grouped: true,
      fits,
      pooled: plain(pooled, choice.quick),
      fault: null,
      refused: [...apart.refused],
      sharedProbability: apart.sharedProbability,
      left: thinned([...outside, ...refused]),
      unread,
    };
  }

  private sizes(names: readonly string[]): ReadonlyMap<string, number> {
    return new Map(names.map((name) => [name, this.sizeOf(name)]));
  }

  private sizeOf(name: string): number {
    return this.table.columns.find((column) => column.name === name)?.size ?? 1;
  }

  /** Energies in eV; errors have the unit of what they are errors of. */
  private inUnits(data: ScalingData): ScalingData {
    const scaled = (values: Float64Array, size: number): Float64Array =>
      size === 1 ? values : values.map((value) => value * size);
    const column = (own: ScalingData['y']): ScalingData['y'] => ({
      ...own,
      values: scaled(own.values, this.sizeOf(own.name)),
    });
    const { x, y, yErrors, xErrors } = data;
    return {
      ...data,
      y: column(y),
      x: x.map(column),
      ...(yErrors === undefined ? {} : { yErrors: scaled(yErrors, this.sizeOf(y.name)) }),
      ...(xErrors === undefined ? {} : { xErrors: xErrors.map((values, j) => scaled(values, this.sizeOf(x[j].name))) }),
    };
  }

  private elements({ element, y }: FitChoice): PeriodicTable | null {
    const name = element ?? y;
    const index = this.table.text.header.indexOf(name ?? '');
    const { size, unit } = this.table.columns[index] ?? { size: 1, unit: '' };
    const label = this.table.text.header.indexOf(labelColumn(this.table.text.header) ?? '');
    if (name === null || index < 0 || label < 0) return null;
    const values = this.table.text.rows.flatMap((row) => {
      const value = row[index].trim() === '' ? NaN : Number(row[index].replace('\u2212', '-')) * size;
      return Number.isFinite(value) ? [{ name: row[label], value }] : [];
    });
    const table = periodicTable(values, displayName(name, unit), unit);
    return { ...table, alloys: table.alloys.slice(0, mostAlloys) };
  }
}

const nothing = {
  grouped: false,
  fits: [],
  pooled: null,
  fault: null,
  refused: [],
  sharedProbability: NaN,
  left: [],
  used: 0,
  drawn: 0,
  unread: { count: 0, first: [] },
} as const;

function counts(fits: readonly (readonly [string, PlottedFit])[], used: number): Pick<FitOutcome, 'used' | 'drawn'> {
  return { used, drawn: fits.reduce((sum, [, { rows }]) => sum + rows.length, 0) };
}

/** The table with the values that rows were moved to [eV], in the units of the table. */
function moved(table: FitTable, moves: DataView['moved'], sizes: ReadonlyMap<string, number>): ScalingData {
  const { data, rows } = table;
  if (moves.length === 0) return data;
  const places = new Map(rows.map((row, i) => [row, i]));
  const y = { ...data.y, values: data.y.values.slice() };
  const x = data.x.map((column) => ({ ...column, values: column.values.slice() }));
  for (const move of moves) {
    const i = places.get(move.row);
    if (i === undefined || move.x.length !== x.length) continue;
    y.values[i] = move.y / (sizes.get(y.name) ?? 1);
    x.forEach((column, j) => (column.values[i] = move.x[j] / (sizes.get(column.name) ?? 1)));
  }
  return { ...data, x, y };
}

function boundsOf(rules: DataView['bounds'], names: readonly string[]): NonNullable<ScalingOptions['bounds']> {
  const used = Object.entries(rules).filter(([name, rule]) => rule.trim() !== '' && names.includes(name));
  return Object.fromEntries(
    used.map(([name, rule]) => {
      const bound = readBound(rule);
      if (bound !== null) return [name, bound];
      const expected = 'a value, LOW:HIGH, + or −, e.g. 0:1';
      throw new InvalidInput({
        name: `constraint of ${name === 'const' ? 'the intercept' : name}`,
        got: rule,
        expected,
      });
    }),
  );
}

/** A fit that can be sent between threads, with an even choice of its points. */
function shown(fit: ScalingFit, rows: readonly number[], most: number, quick?: boolean): PlottedFit {
  const step = Math.max(1, Math.ceil(fit.points.length / most));
  const every = <T>(list: readonly T[]): readonly T[] => (step === 1 ? list : list.filter((_, i) => i % step === 0));
  return { fit: { ...plain(fit, quick), points: every(fit.points) }, rows: every(rows) };
}

/** Reads the leave-one-out errors, which are computed when they are asked for, unless there is no time for them. */
function plain(fit: ScalingFit, quick = false): ScalingFit {
  const leaveOneOut = quick ? { mae: NaN, rmse: NaN } : fit.leaveOneOut;
  return { ...fitWithout(fit), leaveOneOut, points: fit.points.length > mostDrawn ? [] : fit.points };
}

/** A copy that does not ask for the leave-one-out errors. */
function fitWithout(fit: ScalingFit): Omit<ScalingFit, 'leaveOneOut'> {
  const names = Object.keys(fit) as (keyof ScalingFit)[];
  return Object.fromEntries(
    names.filter((name) => name !== 'leaveOneOut').map((name) => [name, fit[name]]),
  ) as unknown as Omit<ScalingFit, 'leaveOneOut'>;
}

function thinned(points: readonly LeftPoint[]): readonly LeftPoint[] {
  const step = Math.max(1, Math.ceil(points.length / mostDrawn));
  return points.filter((_, i) => i % step === 0);
}

function unreadOf({ left, bad }: FitTable, broken: readonly BadRow[]): FitOutcome['unread'] {
  const first = [
    ...broken.slice(0, listed).map(({ line, got, expected }) => `line ${line}: ${got}, expected ${expected}`),
    ...bad.slice(0, listed).map(({ line, column, cell }) => `line ${line}: ${column} is no number, “${cell}”`),
    ...left.slice(0, listed).map((line) => `line ${line}: a value is missing`),
  ];
  return { count: broken.length + left.length + bad.length, first: first.slice(0, listed) };
}
