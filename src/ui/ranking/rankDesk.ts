import { candidateReader, type CandidateReader, type LargeTable } from '../../formats';
import type { Kernel } from '../../kinetics';
import {
  candidateName,
  modelOf,
  nameColumnsOf,
  planScreen,
  rankedCsv,
  rankedParquet,
  screenCandidates,
  screenCounts,
  screenScore,
  unreadWords,
  type NameColumns,
  type PlannedScreen,
  type RankedTable,
  type ResultColumn,
  type ScreenScores,
} from '../../screening';
import type { Study } from '../../study';
import { wholeText } from '../components/wholeText';
import { densityOf } from './densityOf';
import type { Density, DensityAsk, RankAsk, RankColumn, RankRow, RankShow, RankSource, RankSummary } from './rankAsk';
import { rankedWithFront } from './rankedWithFront';
import { shownOrder } from './shownOrder';
import { withoutColumns } from './withoutColumns';

/** Names looked up in the whole table, beyond those that were handed out, only where it has at most so many rows. */
const mostSearched = 100_000;
/** Candidates of one selection. */
export const mostPicked = 2000;

/** The table of a file, read for the descriptors of a study. */
interface ReadTable {
  /** Of the descriptors. */
  readonly key: string;
  readonly table: LargeTable;
  readonly naming: NameColumns;
  readonly notes: readonly string[];
}

interface Screened {
  readonly planned: PlannedScreen;
  readonly scores: ScreenScores;
  readonly score: Float64Array;
  /** What the scores depend on. */
  readonly key: string;
}

/** A table of candidates: screened, ranked and sorted off the page's thread, and asked for the rows in sight. */
export class RankDesk {
  private name = '';
  private reader: CandidateReader | null = null;
  private read: ReadTable | null = null;
  private screened: Screened | null = null;
  private ranked: RankedTable | null = null;
  private columns: readonly (ResultColumn & RankColumn)[] = [];
  private shown: Int32Array = new Int32Array();
  private summary: RankSummary | null = null;
  /** Numbers of candidates by the names that were handed out. */
  private readonly known = new Map<string, number>();

  constructor(private readonly kernel: Kernel) {}

  /** Opens text, or the bytes of a file, in any format that `sabatier screen` reads. @throws InvalidInput for others. */
  async open(name: string, content: string | Uint8Array): Promise<RankSource> {
    const reader = await candidateReader(content, name);
    const { count, names } = reader.plain();
    this.forget();
    this.reader = reader;
    this.name = name;
    return { name, count, columns: names };
  }

  /**
   * Screens what has changed and ranks anew.
   *
   * @throws InvalidInput as `sabatier screen` does; nothing has changed then.
   */
  async rank(
    { study, settings, request }: RankAsk,
    show: RankShow,
    { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
  ): Promise<RankSummary> {
    const began = performance.now();
    const read = this.readFor(study.descriptors);
    const { table } = read;
    const notes = [...read.notes];
    const own = withoutColumns(settings, table.names, study, notes);
    const draws = request.samples > 1;
    // With one sample rows that a condition leaves out change nothing: it may change without another screening.
    const screenedBy = draws ? request : { ...request, where: null };
    const planned = planScreen(table, modelOf(study), own, screenedBy, this.name);
    const { samples, seed, top, confidence, errors, parameters } = request;
    const key = JSON.stringify([
      own,
      samples,
      seed,
      top,
      confidence,
      errors,
      parameters,
      planned.early ? request.where : null,
    ]);
    const before = this.screened;
    const same = before?.key === key && before.planned.plan.study === study && read === this.read;
    const scores = same
      ? before.scores
      : await screenCandidates(planned.plan, {
          kernel: this.kernel,
          signal,
          onProgress: (done, total) => onProgress(total === 0 ? 1 : done / total),
        });
    const screened = { planned, scores, score: screenScore(scores), key };
    const ranked = rankedWithFront(table, planned, scores, request, notes);
    if (!same) this.known.clear();
    this.read = read;
    this.screened = screened;
    this.ranked = ranked;
    const groups = [
      ['own', ranked.own],
      ['carried', ranked.carried],
      ['result', ranked.results],
    ] as const;
    this.columns = groups.flatMap(([kind, columns]) =>
      columns.map((column) => ({ ...column, kind, numeric: this.isNumeric(column) })),
    );
    if (ranked.replaced.length > 0) notes.push(`Columns of the file replaced: ${ranked.replaced.join(', ')}.`);
    this.summary = this.summarized(screened, notes, (performance.now() - began) / 1000);
    return this.show(show);
  }

  /** Sorts and filters the rows that are shown. @throws InvalidInput before anything was ranked. */
  show(show: RankShow): RankSummary {
    const { ranked, summary, columns } = this;
    if (ranked === null || summary === null) throw new Error('nothing was ranked');
    this.shown = shownOrder(ranked.order, columns, (candidate) => this.nameOf(candidate), show);
    this.summary = { ...summary, shown: this.shown.length };
    return this.summary;
  }

  /** The rows from `first` to `end` - 1 of those that are shown. */
  rows(first: number, end: number): readonly RankRow[] {
    return Array.from(this.shown.subarray(first, end), (candidate) => this.rowOf(candidate));
  }

  /** Rows of these names, of those that can be found. */
  named(names: readonly string[]): readonly RankRow[] {
    if (this.screened === null) return [];
    const missing = new Set(names.filter((name) => !this.known.has(name)));
    const { rows } = this.screened.planned;
    if (missing.size > 0 && rows.length <= mostSearched) {
      for (let candidate = 0; candidate < rows.length && missing.size > 0; candidate++)
        if (missing.delete(this.nameOf(candidate))) this.known.set(this.nameOf(candidate), candidate);
    }
    return names.flatMap((name) => {
      const candidate = this.known.get(name);
      return candidate === undefined ? [] : [this.rowOf(candidate)];
    });
  }

  /** Place of a name among the rows that are shown, or -1. */
  placeOf(name: string): number {
    const [row] = this.named([name]);
    return (row as RankRow | undefined) === undefined ? -1 : this.shown.indexOf(row.candidate);
  }

  /** Names of the candidates within a part of the map, the best first; `more` of them are left out. */
  within({ x, y, range }: Omit<DensityAsk, 'comb'>): { readonly names: readonly string[]; readonly more: number } {
    const { across, up } = this.places(x, y);
    const inside = (this.ranked?.order ?? new Int32Array()).filter(
      (i) => across[i] >= range.x[0] && across[i] <= range.x[1] && up[i] >= range.y[0] && up[i] <= range.y[1],
    );
    const names = Array.from(inside.subarray(0, mostPicked), (candidate) => this.rowOf(candidate).name);
    return { names, more: Math.max(0, inside.length - mostPicked) };
  }

  /** How many candidates lie where on the map; those that the condition keeps. */
  density(ask: DensityAsk): Density {
    const { across, up } = this.places(ask.x, ask.y);
    return densityOf(ask, across, up, this.screened?.score ?? null, (candidate) => {
      const name = this.nameOf(candidate);
      this.known.set(name, candidate);
      return name;
    });
  }

  /** Descriptors of the candidates that the condition keeps. */
  points(x: string, y: string): { readonly x: Float64Array; readonly y: Float64Array } {
    const { across, up } = this.places(x, y);
    return { x: across, y: up };
  }

  /** The file that `sabatier screen` writes, in portions. */
  *file(format: 'csv' | 'parquet'): Generator<string | Uint8Array> {
    if (this.ranked === null) throw new Error('nothing was ranked');
    if (format === 'csv') yield* rankedCsv(this.ranked, Infinity);
    else yield rankedParquet(this.ranked, Infinity);
  }

  private readFor(descriptors: Study['descriptors']): ReadTable {
    if (this.reader === null) throw new Error('no table was opened');
    const key = JSON.stringify(descriptors);
    if (this.read?.key === key) return this.read;
    const { table, notes } = this.reader.read(descriptors);
    return { key, table, notes, naming: nameColumnsOf(table) };
  }

  private forget(): void {
    this.read = null;
    this.screened = null;
    this.ranked = null;
    this.summary = null;
    this.shown = new Int32Array();
    this.columns = [];
    this.known.clear();
  }

  private nameOf(candidate: number): string {
    const { table, naming } = this.read!;
    return candidateName(table, naming, this.screened!.planned.rows[candidate]);
  }

  private rowOf(candidate: number): RankRow {
    const name = this.nameOf(candidate);
    this.known.set(name, candidate);
    const { planned, scores } = this.screened!;
    const { columns } = planned.plan.candidates;
    const { rows, layout } = scores;
    return {
      candidate,
      name,
      values: Object.fromEntries([...columns].map(([column, values]) => [column, values[candidate]])),
      released: rows[candidate * layout.width + layout.released],
      cells: this.columns.map(({ value }) => value(candidate)),
    };
  }

  /** Coordinates of the candidates; NaN for those that the condition leaves out, and without such a column. */
  private places(x: string, y: string): { readonly across: Float64Array; readonly up: Float64Array } {
    const { screened, ranked } = this;
    const [across, up] = [x, y].map((name) => screened?.planned.plan.candidates.columns.get(name));
    if (across === undefined || up === undefined || ranked === null || screened === null)
      return { across: new Float64Array(), up: new Float64Array() };
    if (ranked.order.length === across.length) return { across, up };
    const kept = new Float64Array(across.length).fill(NaN);
    for (const candidate of ranked.order) kept[candidate] = across[candidate];
    return { across: kept, up };
  }

  /** By the first rows that say something. */
  private isNumeric({ value }: ResultColumn): boolean {
    const { order } = this.ranked!;
    for (const candidate of order.subarray(0, 200)) {
      const cell = value(candidate);
      if (cell === '' || (typeof cell === 'number' && Number.isNaN(cell))) continue;
      return typeof cell === 'number' || Number.isFinite(Number(cell));
    }
    return true;
  }

  private summarized({ planned, scores }: Screened, notes: readonly string[], seconds: number): RankSummary {
    const { plan, rows, assumed } = planned;
    const { layout } = scores;
    const { table } = this.read!;
    const model = modelOf(plan.study);
    const counts = screenCounts(table, planned, scores, this.ranked!);
    const unread = unreadWords(counts, wholeText);
    const wins = new Set<number>();
    for (let i = 0, at = layout.winner; i < rows.length; i++, at += layout.width)
      if (scores.rows[at] >= 0) wins.add(scores.rows[at]);
    const sampled = plan.samples > 1;
    return {
      source: { name: this.name, count: table.count, columns: table.names },
      settings: plan.settings,
      columns: this.columns.map(({ name, numeric, kind }) => ({ name, numeric, kind })),
      screened: rows.length,
      kept: this.ranked!.order.length,
      shown: 0,
      counts,
      winners: [...wins].sort((a, b) => a - b).map((p) => model.mechanism.externals[model.products[p]].name),
      deviations: sampled
        ? [...plan.deviations].map(([name, values]) => ({
            name,
            sigma_eV: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
          }))
        : [],
      assumed,
      notes: unread === null ? notes : [...notes, unread],
      seconds,
    };
  }
}
