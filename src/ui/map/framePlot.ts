import { differencePlot, mapPlot, parsePlotKind, withoutNoise, type MapPlot } from '../../plots';
import { modelOf } from '../../screening';
import type { MapFrameResult } from '../state/mapRunner.svelte';

const made = new WeakMap<MapFrameResult, MapPlot>();

/** The picture of what a frame's view shows, made once. @param minus frame on the same pixels to subtract, or null. */
export function framePlot(frame: MapFrameResult, minus: MapFrameResult | null): MapPlot {
  const own = plotOf(frame);
  return withoutNoise(minus === null ? own : (differencePlot(plotOf(minus), own) ?? own));
}

function plotOf(frame: MapFrameResult): MapPlot {
  const known = made.get(frame);
  if (known !== undefined) return known;
  const { map, view, study } = frame;
  const plot = mapPlot(map, parsePlotKind(view.show, modelOf(study)));
  made.set(frame, plot);
  return plot;
}
