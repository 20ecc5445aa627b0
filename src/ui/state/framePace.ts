/** Time that computing a map may take while something is moved [ms]: with painting it, thirty a second. */
const frame_ms = 22;
/** Time that a map takes whatever its size, for messages to and from workers [ms]. */
const fixed_ms = 4;
/** Pixels of a side of the coarsest map. */
const coarsest = 24;

/** What pixels cost, by kind of map, and how many a frame has time for. */
export class FramePace {
  private readonly perPixel_ms = new Map<string, number>();

  knows(kind: string): boolean {
    return this.perPixel_ms.has(kind);
  }

  /** @param spent_ms time that so many pixels took. */
  learn(kind: string, spent_ms: number, pixels: number): void {
    const perPixel_ms = Math.max(0, spent_ms - fixed_ms) / pixels;
    const before = this.perPixel_ms.get(kind);
    this.perPixel_ms.set(kind, before === undefined ? perPixel_ms : (before + perPixel_ms) / 2);
  }

  /** The largest grid of the same shape that a frame has time for; the full one while nothing is known. */
  affordable(kind: string, [columns, rows]: readonly [number, number]): readonly [number, number] {
    const cost = this.perPixel_ms.get(kind) ?? 0;
    const share = Math.sqrt((frame_ms - fixed_ms) / (cost * columns * rows));
    if (share >= 1) return [columns, rows];
    const side = (n: number): number => Math.min(n, Math.max(coarsest, Math.round(n * share)));
    return [side(columns), side(rows)];
  }
}
