import type { Batch } from '../kinetics';

/** Work of a tile [ms]: little enough to be abandoned within a frame, much compared with sending it. */
const tile_ms = 12;
/** Work of the last tiles of a batch [ms]: below this, sending costs more than workers that end together save. */
const least_ms = 1.5;
/** Points of a tile while nothing is known about their cost. */
const firstPoints = 64;
const fewestPoints = 8;

/** How many points make a tile, learnt from the time that tiles took. */
export class TilePace {
  private readonly spent = new WeakMap<object, Map<string, number>>();

  /** @param mostPoints points of the largest tile. */
  constructor(private readonly mostPoints: number) {}

  /** One tile for each worker where that is little enough. @param left points not given out yet. @param workers takers of tiles. */
  points(batch: Batch, left: number, workers: number): number {
    const perPoint_ms = this.spent.get(batch.mechanism)?.get(modeOf(batch));
    const within = (time_ms: number): number =>
      perPoint_ms === undefined ? firstPoints : Math.max(fewestPoints, Math.round(time_ms / perPoint_ms));
    const takers = Math.max(1, workers);
    const even = Math.ceil(batch.count / takers);
    const share = even <= within(tile_ms) ? even : Math.max(within(least_ms), Math.ceil(left / (2 * takers)));
    return Math.min(left, this.mostPoints, within(tile_ms), share);
  }

  learn(batch: Batch, points: number, spent_ms: number): void {
    const modes = this.spent.get(batch.mechanism) ?? new Map<string, number>();
    this.spent.set(batch.mechanism, modes);
    const before = modes.get(modeOf(batch));
    const now = spent_ms / points;
    modes.set(modeOf(batch), before === undefined ? now : (before + now) / 2);
  }
}

function modeOf({ time, derivatives, start, quick = false, branches }: Batch): string {
  return `${time === Infinity} ${derivatives} ${start === null} ${quick} ${branches ?? 'none'}`;
}
