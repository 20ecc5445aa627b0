import type { MapFrame, PlotLayout } from './plotLayout';

/** Blank around a chart [px]. */
export const chartMargin = 16;

/** The layout of a chart in a frame, for its axes: titles beside them, nothing else. */
export function chartLayout(
  frame: MapFrame,
  xTitleLines: readonly string[],
  yTitleLines: readonly string[],
  width: number,
): PlotLayout {
  return {
    width,
    height: frame.height,
    frame,
    titleLines: [],
    subtitleLines: [],
    xTitleLines,
    yTitleLines,
    yTitleX: chartMargin + 13,
    textLeft: chartMargin,
    textRoom: width - 2 * chartMargin,
    barTitleLines: [],
    barTop: 0,
    legendTop: 0,
  };
}
