import type { RankRow } from './rankAsk';
import type { RankRunner } from './rankRunner.svelte';
import { NewestOnly } from '../state/newestOnly';

/** Rows of a long table that are laid out: browsers cannot scroll much further. */
export const mostLaidOut = 500_000;
/** Rows that are fetched beyond those in sight. */
const beyond = 30;

/** The rows in sight, fetched as they come into it, and the one that the keyboard is at. */
export class RankGrid {
  /** Place of the row that the keyboard is at, or -1. */
  active = $state(-1);
  private got = $state.raw<{ readonly first: number; readonly rows: readonly RankRow[] }>({ first: 0, rows: [] });
  private readonly fetching = new NewestOnly<{ readonly first: number; readonly end: number }>(
    async ({ first, end }) => {
      this.got = { first, rows: await this.runner.rows(first, end) };
    },
  );

  constructor(private readonly runner: RankRunner) {}

  /** Fetches the rows around those in sight; to be called whenever these, or the ranking, may have changed. */
  look(first: number, end: number): void {
    this.fetching.ask({ first: Math.max(0, first - beyond), end: end + beyond });
  }

  /** A row, or null until it is here. */
  row(place: number): RankRow | null {
    const { first, rows } = this.got;
    return rows[place - first] ?? null;
  }

  /**
   * Moves the active row by a key; false for one that means nothing here.
   *
   * @param page rows in sight.
   */
  move(key: string, count: number, page: number): boolean {
    const now = this.active;
    const to = {
      ArrowDown: now + 1,
      ArrowUp: now - 1,
      PageDown: now + page,
      PageUp: now - page,
      Home: 0,
      End: count - 1,
    }[key];
    if (to === undefined || count === 0) return false;
    this.active = Math.min(count - 1, Math.max(0, to));
    return true;
  }
}
