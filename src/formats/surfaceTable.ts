import type { EnergyUnit } from './energyUnit';
import type { Delimiter } from './textRecords';

/** How sure a choice is: named by the caller, stated by the text, suggested by it, or guessed from the values. */
export type Sureness = 'given' | 'sure' | 'likely' | 'guess';

/** Something read from a table that a person may want to correct, and why it was read so (one clause, no full stop). */
export interface Choice<T> {
  readonly value: T;
  readonly sureness: Sureness;
  readonly reason: string;
}

/**
 * What a column is for. `facet` is joined into the name; `uncertainty` is the standard deviation of a descriptor; `source`
 * to `note` are the remarks of a candidate.
 */
export type ColumnRole =
  'name' | 'facet' | 'descriptor' | 'uncertainty' | 'source' | 'group' | 'functional' | 'note' | 'ignored';

/** Which sign binds more strongly in a column of energies. */
export type BindingSign = 'negative-stronger' | 'positive-stronger';

/**
 * What the energies of a column are relative to: `study`, the reference state of the study's descriptor (for nitrate
 * reduction the gas-phase atom), isolated atoms, ½X2, H2O and H2, those of OC20 (½ H2, H2O − H2, CO − (H2O − H2), ½ N2), or
 * other gases, which the notes of the table name. It is known where a format says so, and never guessed.
 */
export type ReferenceState = 'study' | 'atom' | 'half-X2' | 'H2O/H2' | 'OC20' | 'gas';

/** How a caller wants one column read; what is left out is detected. */
export interface ColumnRequest {
  readonly role?: ColumnRole;
  /** Name of the study's descriptor; implies the role `descriptor`. */
  readonly descriptor?: string;
  /** Name of the descriptor whose standard deviation the column holds; implies the role `uncertainty`. */
  readonly uncertaintyOf?: string;
  readonly unit?: EnergyUnit;
  readonly sign?: BindingSign;
  /** Default `study`. */
  readonly reference?: ReferenceState;
  /** Energy [eV] that turns the column's reference state into the study's, added to every value; default 0. */
  readonly shift_eV?: number;
}

/** How the energies of a column become eV with more negative = stronger: sign · factor · value + shift. */
export interface EnergyReading {
  readonly unit: Choice<EnergyUnit>;
  readonly sign: Choice<BindingSign>;
  readonly reference: ReferenceState;
  readonly shift_eV: number;
}

/** One column of the text and how it was read. */
export interface SurfaceColumn {
  /** 0-based position. */
  readonly index: number;
  /** Header cell, or `column 3` where the table has no header. */
  readonly header: string;
  readonly role: Choice<ColumnRole>;
  /** Descriptor of the study; null for other roles. */
  readonly descriptor: string | null;
  /** Descriptor whose standard deviation the column holds, in the unit of its header or else of the descriptor's; or null. */
  readonly uncertaintyOf: string | null;
  /** Null unless the column is a descriptor. */
  readonly energy: EnergyReading | null;
}

/**
 * What the rows of a table are counted as: lines of the text, records of another format, or surfaces that its records make up.
 */
export type RowWord = 'line' | 'record' | 'surface';

/** A row of the text. Lines count from 1 in the text as it came, line breaks inside quotes included; so do records. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A surface that was read. */
export interface SurfaceRow extends SourceRow {
  /** Name with its facet, `Pt(211)`. Any text: escape it where it is shown. */
  readonly name: string;
  /** Energies [eV, more negative = stronger] by descriptor, all of the study's. */
  readonly values: Readonly<Record<string, number>>;
  /** Standard deviations [eV] by descriptor, of those that have one. */
  readonly uncertainties?: Readonly<Record<string, number>>;
  readonly source?: string;
  readonly group?: string;
  readonly functional?: string;
  readonly note?: string;
}

/** A row that was left out, and why in one sentence. */
export interface RefusedRow extends SourceRow {
  readonly reason: string;
}

/** A row that was kept although something about it deserves a look. */
export interface FlaggedRow {
  readonly line: number;
  readonly name: string;
  readonly reason: string;
}

/** A table of surfaces; every row below the header is in `rows` or in `refused`. */
export interface SurfaceTable {
  readonly rowWord: RowWord;
  readonly delimiter: Choice<Delimiter>;
  readonly decimal: Choice<'.' | ','>;
  readonly header: Choice<boolean>;
  readonly columns: readonly SurfaceColumn[];
  /** Why no row can be taken as the columns stand, in one sentence; null when rows can. */
  readonly problem: string | null;
  /** What holds for the table as a whole and deserves a look, one sentence each. */
  readonly notes: readonly string[];
  /** Comment lines and blank lines, which are no rows. */
  readonly skipped: { readonly comments: number; readonly blank: number };
  readonly rows: readonly SurfaceRow[];
  readonly refused: readonly RefusedRow[];
  /** In the order of their lines; a row may stand here more than once. */
  readonly flagged: readonly FlaggedRow[];
}
