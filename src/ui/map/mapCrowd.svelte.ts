import { mostMarks, type MapPlot } from '../../plots';
import { crowdAt, type Crowd } from '../ranking/crowdAt';
import type { Density } from '../ranking/rankAsk';
import type { RankState } from '../ranking/rankState.svelte';
import type { MapCursor } from './mapCursor';

/** What a map shows and where the cursor is. */
export interface CrowdScene {
  readonly ranks: RankState | null;
  readonly plot: MapPlot | null;
  readonly cursor: MapCursor | null;
  /** Whether their density is to be drawn. */
  readonly shown: boolean;
}

/** Candidates of a map that are drawn by their density. */
export class MapCrowd {
  /** Whether there are such: those of a file, or too many of the study. */
  readonly dense: boolean = $derived.by(() => {
    const { ranks, plot } = this.scene();
    return ranks !== null && (ranks.view.file !== null || (plot !== null && plot.candidates.length > mostMarks));
  });
  readonly drawn: boolean = $derived.by(() => this.dense && this.scene().shown);
  /** As it is drawn; null where it is not. */
  readonly density: Density | null = $derived.by(() =>
    this.drawn ? (this.scene().ranks?.runner.density ?? null) : null,
  );
  /** Candidates under the cursor. */
  readonly under: Crowd | null = $derived.by(() => {
    const { cursor } = this.scene();
    return this.density === null || cursor === null ? null : crowdAt(this.density, cursor);
  });

  constructor(private readonly scene: () => CrowdScene) {}
}
