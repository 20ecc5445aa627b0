export { caption, ensembleCaption } from './caption';
export { renderMap } from './renderMap';
export { toPicture, type Box, type MapFrame, type PlotSize } from './plotLayout';
export { bandColors, lightened, textOn } from './colorScale';
export { contourTicks } from './colorBar';
export { clearMargin } from './categoryLayer';
export { labelPlacement, type LabelPlace } from './labelPlacement';
export { contourLabels, contourLabelTurns, type ContourLabel } from './contourLabels';
export { regionLetters, type RegionLetter } from './regionLetters';
export { textWidth, wrapped } from './textWidth';
export { withoutNoise } from './withoutNoise';
export { finishedPicture, svgSize, textForms, usualFinish, type PictureFinish, type TextForm } from './finishedPicture';
export { candidateShape, ellipseRadii } from './candidateLayer';
export { givenText, levelTexts, numberText, numberTexts, threeDigits, tickTexts } from './numberText';
export { axisTitle, type AxisTitle } from './axisTitle';
export { pictureSize, type PictureSize } from './pictureSize';
export type { CategoryField, Crowd, MapPlot, PixelState, PlotAxis, PlotCandidate, ScalarField } from './plotModel';
export { chemicalText, equationText, proseText } from './chemicalText';
export { conditionsText, conditionText } from './conditionsText';
export { ensembleKindHelp, parseEnsembleKind, usualLevel, type EnsembleKind } from './ensembleKind';
export { ensemblePlot } from './ensemblePlot';
export { backwardMark, unknownMark, type GapMark } from './gapMarks';
export { mapPlot } from './mapPlot';
export { stateCounts, type StateCounts } from './pixelKinds';
export { style } from './style';
export { paletteNames, type PaletteName } from './palettes';
export { dividingStep, fittingLevels, requireLevels, withScale, type ScaleChoice } from './scaleChoice';
export { severalDash, severalDots, severalOutlines, severalWords } from './severalLayer';
export { uncertainStripe } from './uncertainLayer';
export { differencePlot, samePixels } from './differencePlot';
export { differenceTable } from './differenceTable';
export { needsDerivatives, parsePlotKind, plotKindHelp, type PlotKind } from './plotKind';
export type { Bar, BarChart } from './barChart';
export {
  energyProfilePlot,
  mostProfiles,
  type EnergyProfilePlot,
  type NamedProfile,
  type ProfileHump,
  type ProfileLevel,
  type ProfileLine,
} from './energyProfilePlot';
export {
  loadLayeredLayout,
  type LayeredLayout,
  type LayeredPlan,
  type LayoutEdge,
  type LayoutNode,
  type Position,
} from './layeredLayout';
export {
  edgeWidth,
  networkPlot,
  type NetworkPlot,
  type NetworkPlotOptions,
  type PlotEdge,
  type PlotNode,
} from './networkPlot';
export { pointBars, type PointBarsKind, type PointBarsOptions } from './pointBars';
export { pointPicture } from './pointPicture';
export { pointText } from './pointText';
export { reactionText, unbalancedText } from './reactionText';
export { renderEnergyProfile } from './renderEnergyProfile';
export { renderNetwork } from './renderNetwork';
export { powerText, scientificText, threeDigitsOf } from './scientificText';
export type { PictureText } from './svgDocument';
export { cutPlot, cutQuantities, type CutCurve, type CutPlot, type CutQuantity } from './cutPlot';
export { renderCut } from './renderCut';
export { fitPlot } from './fitPlot';
export { parityPlot } from './parityPlot';
export { neighbourCell, periodicTable, type ElementCell, type ElementValue, type PeriodicTable } from './periodicTable';
export { renderPeriodicTable } from './renderPeriodicTable';
export { renderScatter } from './renderScatter';
export { residualKinds, residualPlot, type ResidualKind } from './residualPlot';
export type { LeftPoint, PlottedFit, ScatterGuide, ScatterPlot, ScatterPoint, ScatterSeries } from './scatterPlot';
export { paleColor } from './colorScale';
export {
  displayName,
  scalingPlot,
  type Units,
  type BandPoint,
  type ScalingPlot,
  type ScalingSeries,
} from './scalingPlot';
export { renderScaling } from './renderScaling';
export {
  cellAt,
  cellCentre,
  cellShare,
  densityCells,
  densityRing,
  honeycomb,
  legendCounts,
  mostMarks,
  mostSingle,
  type DensityCells,
  type DensityRange,
  type Honeycomb,
} from './densityCells';
