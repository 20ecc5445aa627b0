/**
 * Longest time from the start of a map to its end [ms]. One is painted while the next is solved; below some twenty-five a
 * second a coarser picture is the lesser evil.
 */
const frame_ms = 40;
/** Pixels of a side of the coarsest map. */
const coarsest = 32;
/** Maps that a change of the grid waits for: a single one that something else held up changes nothing. */
const heard = 3;
/** A map that takes so many frames counts at once. */
const hopeless = 4;
/** How many times longer than a started one in workers a map takes that starts from nothing on this thread, at least. */
const coldStart = 16;
/** Bounds of one change of the share. */
const bounds = { least: 0.6, most: 1.5 };

/** How large maps of one kind are while something moves, and how long the last ones took. */
interface Pace {
  /** Share of the side of the full grid. */
  share: number;
  times_ms: number[];
}

/**
 * Finds the largest grid that a frame has time for, by the times of the last few maps, whatever they are made of: messages
 * and painting cost time as pixels do. The full grid is left only when it is too slow, and taken again when there is time.
 */
export class FramePace {
  private readonly paces = new Map<string, Pace>();

  /** Whether a kind of map has been seen. */
  knows(kind: string): boolean {
    return this.paces.has(kind);
  }

  /** Takes note of the first map of a kind. @param share of the full grid's pixels that took so long. */
  begin(kind: string, spent_ms: number, share: number): void {
    const full_ms = spent_ms / share / coldStart;
    this.paces.set(kind, { share: full_ms > hopeless * frame_ms ? fitting(1, full_ms) : 1, times_ms: [] });
  }

  /** Takes note of a map of the affordable grid. @param spent_ms from its start to its end. */
  learn(kind: string, spent_ms: number): void {
    const pace = this.paces.get(kind);
    if (pace === undefined) return;
    pace.times_ms.push(spent_ms);
    if (spent_ms > hopeless * frame_ms) this.fit(pace, spent_ms);
    else if (pace.times_ms.length === heard) this.fit(pace, [...pace.times_ms].sort((a, b) => a - b)[heard >> 1]);
  }

  /** Takes note of a map of the affordable grid that was given up. @param spent_ms until then. */
  giveUp(kind: string, spent_ms: number): void {
    const pace = this.paces.get(kind);
    if (pace !== undefined) this.fit(pace, Math.max(spent_ms, 2 * frame_ms));
  }

  /** The largest grid of the same shape that a frame has time for; the full one while nothing is known. */
  affordable(kind: string, [columns, rows]: readonly [number, number]): readonly [number, number] {
    const share = this.paces.get(kind)?.share ?? 1;
    const side = (n: number): number => Math.min(n, Math.max(coarsest, Math.round(n * share)));
    return [side(columns), side(rows)];
  }

  private fit(pace: Pace, spent_ms: number): void {
    pace.times_ms = [];
    if (spent_ms <= frame_ms && spent_ms > 0.8 * frame_ms) return;
    const next = fitting(pace.share, spent_ms);
    const slow = spent_ms > hopeless * frame_ms;
    const least = slow ? 0 : pace.share * bounds.least;
    pace.share = Math.min(1, pace.share * bounds.most, Math.max(least, next));
  }
}

/** The share at which a map takes a frame when one at `share` takes so long. */
function fitting(share: number, spent_ms: number): number {
  return share * Math.sqrt((0.9 * frame_ms) / spent_ms);
}
