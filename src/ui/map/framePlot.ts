import { differencePlot, mapPlot, parsePlotKind, withoutNoise, type MapPlot } from '../../plots';
import { modelOf } from '../../screening';
import type { MapFrameResult } from '../state/mapRunner.svelte';

/** The picture of what a frame's view shows. @param minus frame on the same pixels to subtract, or null. */
export function framePlot(frame: MapFrameResult, minus: MapFrameResult | null): MapPlot {
  const own = plotOf(frame);
  return withoutNoise(minus === null ? own : (differencePlot(plotOf(minus), own) ?? own));
}

function plotOf({ map, view: { show }, study }: MapFrameResult): MapPlot {
  return mapPlot(map, parsePlotKind(show, modelOf(study)));
}
