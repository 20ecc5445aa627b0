import { gatherBatch, type Kernel } from '../kinetics';
import type { Tile } from './tileJob';

import type { TileOutcome } from './workerApi';

/** Milliseconds of work after which the event loop gets a turn. */
const turn_ms = 12;

/** Solves tiles on the calling thread. */
export class LocalLane {
  private running = false;

  /**
   * @param take gives the next tile, or null when there is none.
   * @param solved is told what came of a tile; a kernel's error goes to the tile's job.
   */
  constructor(
    private readonly kernel: Kernel,
    private readonly take: () => Tile | null,
    private readonly solved: (tile: Tile, outcome: TileOutcome) => void,
  ) {}

  /** Works until there are no tiles; does nothing while it does already. */
  async wake(): Promise<void> {
    if (this.running) return;
    this.running = true;
    let since = performance.now();
    for (let tile = this.take(); tile !== null; tile = this.take()) {
      await this.solve(tile);
      if (performance.now() - since < turn_ms) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      since = performance.now();
    }
    this.running = false;
  }

  private async solve(tile: Tile): Promise<void> {
    const began = performance.now();
    try {
      const solutions = await this.kernel.solve(gatherBatch(tile.job.batch, tile.rows));
      this.solved(tile, { solutions, spent_ms: performance.now() - began });
    } catch (error) {
      tile.job.fail(error);
    }
  }
}
