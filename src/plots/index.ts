export { renderMap, mapFrame } from './renderMap';
export { toPicture, type Box, type MapFrame, type PlotSize } from './plotLayout';
export { bandColors } from './colorScale';
export { levelTexts, numberText } from './numberText';
export type { CategoryField, MapPlot, PixelState, PlotAxis, PlotCandidate, ScalarField } from './plotModel';
export { chemicalText } from './chemicalText';
export { conditionsText } from './conditionsText';
export { mapPlot } from './mapPlot';
export { needsDerivatives, parsePlotKind, plotKindHelp, type PlotKind } from './plotKind';
