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
  private readonly port: RankPort;
  private wanted: RankWish | null = null;
  private opened: RankTable | null = null;
  private met: RankWish | null = null;
  private running: { readonly stop: AbortController; readonly began: number } | null = null;
  private looping = false;
  private sent: Study | null = null;
  private readonly looks = new NewestOnly<DensityAsk>((ask) => this.look(ask));

  constructor(open: OpenRankEnds) {
    this.port = new RankPort(open);
  }

  /** Ranks as this says; the newest wish wins. */
  request(wish: RankWish): void {
    this.wanted = wish;
    this.cancelled = false;
    if (this.running !== null && this.changes(wish) && performance.now() - this.running.began > patience_ms)
      this.running.stop.abort();
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
    this.running = { stop, began: performance.now() };
    try {
      if (this.changes(wish)) await this.rank(wish, stop.signal);
      else this.summary = await this.port.ask('show', wish.show);
      this.met = wish;
      this.version++;
      this.fault = null;
    } catch (fault) {
      // What was ranked last, and under which wish, is not sure any more.
      if (!stop.signal.aborted) this.fault = faultText(fault);
    }
    this.running = null;
    this.progress = null;
  }

  private async rank(wish: RankWish, signal: AbortSignal): Promise<void> {
    const { table, settings, request, show } = wish;
    if (this.opened !== table) {
      this.opened = null;
      this.met = null;
      this.summary = null;
      this.density = null;
      const { name, content } = table;
      await this.port.ask('open', {
        name,
        content: typeof content === 'function' ? await inTurns(content()) : content,
      });
      this.opened = table;
    }
    const study = this.sameStudy(wish.study);
    if (study !== this.sent) await this.port.ask('study', study);
    this.sent = study;
    signal.throwIfAborted();
    const onProgress = (share: number): void => {
      this.progress = share;
    };
    this.summary = await this.port.ask('rank', { settings, request, show }, { signal, onProgress });
  }

  private async look(ask: DensityAsk): Promise<void> {
    this.density = await this.port.ask('density', ask).catch(() => this.density);
  }

  /** Whether a wish asks for more than another order. */
  private changes({ table, study, settings, request }: RankWish): boolean {
    const { met } = this;
    if (met?.table !== table || this.sameStudy(study) !== this.sent) return true;
    return JSON.stringify([settings, request]) !== JSON.stringify([met.settings, met.request]);
  }

  /** The study that was sent, where only candidates differ: they come as a table of their own. */
  private sameStudy(study: Study): Study {
    const { sent } = this;
    const keys = Object.keys(study) as (keyof Study)[];
    const same =
      sent !== null &&
      keys.length === Object.keys(sent).length &&
      keys.every((key) => key === 'candidates' || study[key] === sent[key]);
    return same ? sent : { ...study, candidates: [] };
  }
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
