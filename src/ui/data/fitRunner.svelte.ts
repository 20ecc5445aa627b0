import { faultText } from '../../base';
import { NewestOnly } from '../state/newestOnly';
import type { FitChoice, FitOutcome, FitSource, TableSummary } from './fitDesk';
import { workerPort, type FitPort } from './fitPort';
import { fitService, type FitAnswer } from './fitService';

/** Longest that a fit may hold up the page [ms]. */
const longest_ms = 16;
/** Cells and characters of a table up to which it is read on this thread. */
const mostRows = 2000;
const mostText = 200_000;

interface Job {
  readonly source: FitSource;
  /** Null for the reading alone. */
  readonly choice: FitChoice | null;
}

/** Keeps the fit of the newest choices: small ones on this thread at once, long ones in a worker. */
export class FitRunner {
  summary = $state.raw<TableSummary | null>(null);
  /** The last fit; it stays until the next is ready. */
  outcome = $state.raw<FitOutcome | null>(null);
  /** Why the table could not be read, or null. */
  fault = $state.raw<string | null>(null);
  busy = $state.raw(false);

  private source: FitSource | null = null;
  private readonly here = fitService();
  private there: FitPort | null = null;
  /** The source that is open elsewhere. */
  private sent: FitSource | null = null;
  private hereOpen = false;
  /** Methods whose last fit to this table took too long. */
  private slow: readonly FitChoice['method'][] = [];
  private wanted: FitChoice | null = null;
  private readonly newest = new NewestOnly<Job>((job) => this.elsewhere(job));

  /**
   * @param openPort opens the fitter for what takes long.
   * @param most_ms time of a fit on this thread beyond which the next one goes elsewhere.
   */
  constructor(
    private readonly openPort: () => FitPort = workerPort,
    private readonly most_ms = longest_ms,
  ) {}

  /** Reads a table; null closes it. */
  open(source: FitSource | null): void {
    this.source = source;
    this.hereOpen = false;
    this.slow = [];
    this.wanted = null;
    this.outcome = null;
    this.fault = null;
    this.busy = false;
    if (source === null) {
      this.summary = null;
      return;
    }
    if (isLong(source)) {
      this.summary = null;
      this.busy = true;
      this.newest.ask({ source, choice: null });
      return;
    }
    this.hereOpen = true;
    this.hear(this.here({ kind: 'open', source }));
  }

  /** Fits with these choices, the newest request only. */
  request(choice: FitChoice): void {
    const { source } = this;
    if (source === null || this.fault !== null) return;
    this.wanted = choice;
    // A bootstrap of a thousand fits is too long for a table of any size.
    const long = !this.hereOpen || choice.method === 'theil-sen' || this.slow.includes(choice.method);
    if (long) {
      this.busy = true;
      this.newest.ask({ source, choice });
      return;
    }
    const answer = this.here({ kind: 'fit', choice });
    if (answer.kind === 'outcome' && answer.outcome.elapsed_ms > this.most_ms)
      this.slow = [...this.slow, choice.method];
    this.hear(answer);
    this.busy = false;
  }

  close(): void {
    this.source = null;
    this.drop();
  }

  private async elsewhere(job: Job): Promise<void> {
    const { source } = job;
    if (source !== this.source || this.fault !== null) return;
    try {
      await this.answer(job);
    } catch (error) {
      // What stopped answers nothing more: the next table opens another fitter.
      this.drop();
      if (source !== this.source) return;
      this.busy = false;
      this.hear({ kind: 'fault', message: faultText(error) });
    }
  }

  private async answer({ source, choice }: Job): Promise<void> {
    const there = (this.there ??= this.openPort());
    if (this.sent !== source) {
      this.sent = source;
      const answer = await there.ask({ kind: 'open', source });
      if (source !== this.source) return;
      this.hear(answer);
      if (answer.kind === 'fault') {
        this.busy = false;
        return;
      }
    }
    // What was asked for while the table was read.
    const last = choice ?? this.wanted;
    if (last === null) {
      this.busy = false;
      return;
    }
    const answer = await there.ask({ kind: 'fit', choice: last });
    if (source !== this.source) return;
    if (last === this.wanted) {
      this.busy = false;
      this.hear(answer);
    }
  }

  /** Lets go of the fitter elsewhere. */
  private drop(): void {
    this.there?.close();
    this.there = null;
    this.sent = null;
  }

  private hear(answer: FitAnswer): void {
    if (answer.kind === 'summary') this.summary = answer.summary;
    else if (answer.kind === 'outcome') this.outcome = answer.outcome;
    else {
      this.fault = answer.message;
      this.outcome = null;
    }
  }
}

function isLong({ content }: FitSource): boolean {
  return typeof content === 'string' ? content.length > mostText : content.rows.length > mostRows;
}
