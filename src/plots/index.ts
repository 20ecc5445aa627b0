export { renderMap } from './renderMap';
export { axisRange, plotLayout, type Box, type MapFrame, type PlotLayout, type PlotSize } from './plotLayout';
export { bandColors } from './colorScale';
export { levelTexts, numberText } from './numberText';
export type { CategoryField, MapPlot, PixelState, PlotAxis, PlotCandidate, ScalarField } from './plotModel';
