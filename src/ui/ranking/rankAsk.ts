import type { Settings, ScreenCounts, ScreenRequest } from '../../screening';
import type { Study } from '../../study';
import type { DensityCells, DensityRange, Honeycomb } from '../../plots';

/** What is screened and ranked, and how. */
export interface RankAsk {
  /** Without its candidates. */
  readonly study: Study;
  readonly settings: Settings;
  readonly request: ScreenRequest;
}

/** Which rows are shown, and in what order: nothing of it changes the ranking. */
export interface RankShow {
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** Only candidates with a value. */
  readonly solved: boolean;
  /** Only those on the Pareto front. */
  readonly front: boolean;
  /** Only those that this product wins; empty for all. */
  readonly winner: string;
  /** Words that the name holds. */
  readonly words: string;
  /** Only these names, or null. */
  readonly only: readonly string[] | null;
}

/** A column of the ranking. */
export interface RankColumn {
  readonly name: string;
  readonly numeric: boolean;
  /** Of the ranking itself, carried from the file, or of the result. */
  readonly kind: 'own' | 'carried' | 'result';
}

/** A table of candidates that was opened. */
export interface RankSource {
  readonly name: string;
  readonly count: number;
  readonly columns: readonly string[];
}

/** What a ranking came to. */
export interface RankSummary {
  readonly source: RankSource;
  /** Conditions that are not columns of the file. */
  readonly settings: Settings;
  readonly columns: readonly RankColumn[];
  /** Candidates screened, kept by the condition, and shown. */
  readonly screened: number;
  readonly kept: number;
  readonly shown: number;
  readonly counts: ScreenCounts;
  readonly winners: readonly string[];
  /** Mean standard deviations of the descriptors [eV], and whether they were assumed; empty without draws. */
  readonly deviations: readonly { readonly name: string; readonly sigma_eV: number }[];
  readonly assumed: boolean;
  /** What deserves a word: how columns are read, columns replaced, rows that are not read, conditions taken from the file, a front that could not be made. */
  readonly notes: readonly string[];
  readonly seconds: number;
}

/** One row as it is shown. */
export interface RankRow {
  /** Number of the candidate among those screened. */
  readonly candidate: number;
  /** What it is called: its key in the brush. */
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
  /** log10 of the rate at which it releases the reactant [1/s]; NaN where it does not. */
  readonly released: number;
  readonly cells: readonly (number | string)[];
}

/** A part of the map whose candidates are to be drawn. */
export interface DensityAsk {
  /** Descriptors of the axes. */
  readonly x: string;
  readonly y: string;
  readonly comb: Honeycomb;
  readonly range: DensityRange;
}

/** Candidates in a part of the map: cells, and where there are few the points themselves. */
export interface Density {
  readonly ask: DensityAsk;
  readonly cells: DensityCells;
  /** Name and score of the best of each cell; empty and NaN without one. */
  readonly names: readonly string[];
  readonly scores: Float64Array;
  readonly points: { readonly x: Float64Array; readonly y: Float64Array; readonly names: readonly string[] } | null;
  readonly total: number;
}
