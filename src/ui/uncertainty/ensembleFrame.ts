import { ensemblePlot, parseEnsembleKind, stateCounts, type MapPlot } from '../../plots';
import { statusCounts, type EnsembleMap } from '../../screening';
import type { MapFrameResult } from '../state/mapRunner.svelte';
import type { WorkbenchDocument } from '../state/workbench.svelte';

/** A picture of an ensemble in the place of a map. */
export interface EnsembleFrame {
  readonly frame: MapFrameResult;
  readonly plot: MapPlot;
}

/** The picture of an ensemble that a view asks for; null where it asks for none. */
export function ensembleFrame(map: EnsembleMap, { study, view }: WorkbenchDocument): EnsembleFrame | null {
  if (view.uncertainty === null) return null;
  const { show, level } = view.uncertainty;
  const { unperturbed, thresholds } = map.ensemble;
  const plot = ensemblePlot(map, parseEnsembleKind(show, unperturbed.model, thresholds), level);
  const { good, masked, failed } = stateCounts(plot.state);
  return {
    plot,
    frame: {
      map: { x: map.x, y: map.y, evaluation: unperturbed },
      study,
      view,
      elapsed_ms: 0,
      sharp: true,
      moving: false,
      counts: { ...statusCounts(unperturbed), converged: good, masked, failed, refined: 0, several: null },
      backend: null,
    },
  };
}
