import { faultText } from '../../base';
import type { ScreenRequest, Settings } from '../../screening';
import type { Study } from '../../study';
import { NewestOnly } from '../state/newestOnly';
import type { Density, DensityAsk, RankRow, RankShow, RankSummary } from './rankAsk';
import { RankPort, type OpenRankEnds } from './rankPort';

/** Candidates to be ranked. */
export interface RankTable {
  readonly name: string;
  /** The file, its text, or what makes it, portion by portion. */
  readonly content: Blob | string | (() => Iterable<string>);
}

/** A ranking that is wanted. */
export interface RankWish {
  readonly table: RankTable;
  readonly study: Study;
  readonly settings: Settings;
  readonly request: ScreenRequest;
  readonly show: RankShow;
}

/** A ranking that runs for longer gives way to a newer wish [ms]; a shorter one is let end, so that there is news. */
const patience_ms = 200;

/** Keeps the ranking of the newest wish, and what the page asks of it. */
export class RankRunner {
  /** The last ranking that came about; null before. */
  summary = $state.raw<RankSummary | null>(null);
  /** Share done of a ranking that is on its way, or null. */
  progress = $state.raw<number | null>(null);
  /** What went wrong with the newest wish, one sentence. */
  fault = $state.raw<string | null>(null);
  /** Whether the newest wish is not answered yet. */
  busy = $state.raw(false);
  /** Whether the reader gave up the newest wish. */
  cancelled = $state.raw(false);
  /** Grows with every ranking and order: rows and density of an older one are stale. */
  version = $state.raw(0);
  density = $state.raw<Density | null>(null);
  private port: RankPort;
  private wanted: RankWish | null = null;
  /** The wish that the desk has ranked and shows; null where that is not sure. */
  private met: RankWish | null = null;
  private running: { readonly wish: RankWish; readonly stop: AbortController; readonly began: number } | null = null;
  private looping = false;
  /** The table and the study that the desk has. */
  private opened: RankTable | null = null;
  private sent: Study | null = null;
  private readonly looks = new NewestOnly<DensityAsk>((ask) => this.look(ask));

  constructor(private readonly open: OpenRankEnds) {
    this.port = this.newPort();
  }

  /** Ranks as this says; the newest wish wins. */
  request(wish: RankWish): void {
    this.wanted = wish;
    this.cancelled = false;
    const { running } = this;
    if (running !== null && !sameRanking(running.wish, wish) && performance.now() - running.began > patience_ms)
      running.stop.abort();
    if (!this.looping) void this.loop();
  }

  /** Gives up what is being computed; the last ranking stays. */
  cancel(): void {
    if (this.running === null) return;
    this.wanted = null;
    this.cancelled = true;
    this.running.stop.abort();
  }

  /** Rows in sight; empty where the ranking has gone on. */
  async rows(first: number, end: number): Promise<readonly RankRow[]> {
    return this.port.ask('rows', { first, end }).catch(() => []);
  }

  /** Rows of names, those that are found. */
  async named(names: readonly string[]): Promise<readonly RankRow[]> {
    return this.port.ask('named', names).catch(() => []);
  }

  async placeOf(name: string): Promise<number> {
    return this.port.ask('placeOf', name).catch(() => -1);
  }

  /** Names within a part of the map. */
  async within(of: Omit<DensityAsk, 'comb'>): Promise<{ readonly names: readonly string[]; readonly more: number }> {
    return this.port.ask('within', of).catch(() => ({ names: [], more: 0 }));
  }

  /** Counts the candidates of a part of the map, the newest wish only. */
  count(ask: DensityAsk): void {
    this.looks.ask(ask);
  }

  /** Coordinates of the candidates, for pictures that are saved. */
  async points(x: string, y: string): Promise<{ readonly x: Float64Array; readonly y: Float64Array }> {
    return this.port.ask('points', { x, y });
  }

  /** The file of the ranking as the command line writes it. @throws Error with what the desk says. */
  async file(format: 'csv' | 'parquet'): Promise<Blob> {
    return this.port.ask('file', format);
  }

  close(): void {
    this.wanted = null;
    this.port.close();
  }

  private async loop(): Promise<void> {
    this.looping = true;
    this.busy = true;
    for (let wish = this.wanted; wish !== null; wish = this.wanted) {
      this.wanted = null;
      await this.meet(wish);
    }
    this.busy = false;
    this.looping = false;
  }

  private async meet(wish: RankWish): Promise<void> {
    const stop = new AbortController();
    const { met } = this;
    this.met = null;
    this.running = { wish, stop, began: performance.now() };
    try {
      if (met !== null && sameRanking(met, wish)) this.summary = await this.port.ask('show', wish.show);
      else await this.rank(wish, stop.signal);
      this.met = wish;
      this.version++;
      this.fault = null;
    } catch (fault) {
      if (!stop.signal.aborted) this.fault = faultText(fault);
    }
    this.running = null;
    this.progress = null;
  }

  private async rank(wish: RankWish, signal: AbortSignal): Promise<void> {
    if (this.port.ended) this.port = this.newPort();
    const { table, settings, request, show } = wish;
    if (this.opened !== table) {
      this.opened = null;
      this.summary = null;
      this.density = null;
      const { name, content } = table;
      await this.port.ask('open', {
        name,
        content: typeof content === 'function' ? await inTurns(content()) : content,
      });
      this.opened = table;
    }
    if (this.sent === null || !sameStudy(this.sent, wish.study)) {
      // Candidates come as a table of their own.
      await this.port.ask('study', { ...wish.study, candidates: [] });
      this.sent = wish.study;
    }
    signal.throwIfAborted();
    const onProgress = (share: number): void => {
      this.progress = share;
    };
    this.summary = await this.port.ask('rank', { settings, request, show }, { signal, onProgress });
  }

  private async look(ask: DensityAsk): Promise<void> {
    this.density = await this.port.ask('density', ask).catch(() => this.density);
  }

  private newPort(): RankPort {
    return new RankPort(this.open, (why) => {
      // The desk went with all it had: the next wish opens another.
      this.opened = null;
      this.sent = null;
      this.met = null;
      this.summary = null;
      this.density = null;
      this.version++;
      this.fault = why;
    });
  }
}

/** Whether two wishes differ in the order of the rows at most. */
function sameRanking(a: RankWish, b: RankWish): boolean {
  return (
    a.table === b.table &&
    sameStudy(a.study, b.study) &&
    JSON.stringify([a.settings, a.request]) === JSON.stringify([b.settings, b.request])
  );
}

/** Whether two studies differ in their candidates at most. */
function sameStudy(a: Study, b: Study): boolean {
  const keys = Object.keys(b) as (keyof Study)[];
  return keys.length === Object.keys(a).length && keys.every((key) => key === 'candidates' || a[key] === b[key]);
}

/** Text in portions, between which other things get their turn. */
async function inTurns(portions: Iterable<string>): Promise<Blob> {
  const parts: string[] = [];
  for (const portion of portions) {
    parts.push(portion);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return new Blob(parts);
}
