export { makeAxis, mostPixels, requireGrid, type Axis } from './axis';
export { evaluateCandidates } from './candidates';
export { timeOf } from './timeOf';
export { closeCycles, type ClosedCoefficient, type ClosedStudy } from './closeCycles';
export { compileModel } from './compileModel';
export { interactsIn } from './interactionModel';
export { computeCut, type StudyCut } from './computeCut';
export { computeMap, type StudyMap } from './computeMap';
export { cutLine, type CutLine } from './cutLine';
export {
  computeEnsemble,
  computeEnsembleMap,
  type Ensemble,
  type EnsembleMap,
  type EnsembleOptions,
} from './ensemble/computeEnsemble';
export { mostMembers } from './ensemble/mostMembers';
export { ensembleTable } from './ensemble/ensembleTable';
export type { EnsembleCounts, Threshold } from './ensemble/ensembleTally';
export { isKind, parameterName, type ParameterKind } from './ensemble/uncertainParameter';
export { defaultSearch } from './defaultSearch';
export { evaluatePoints, type EvaluateOptions, type Evaluation } from './evaluatePoints';
export { exportCatmap, exportMkmcxx, type ExportedModel } from './export';
export {
  energyProfile,
  type EnergyProfile,
  type ProfileOptions,
  type ProfileQuantity,
  type ProfileStep,
} from './explain/energyProfile';
export { explainPoint, type PointExplanation, type StepExplanation } from './explain/explainPoint';
export { pointBranches, type PointBranch } from './explain/pointBranches';
export type { PointConditions } from './explain/pointConditions';
export {
  reactionNetwork,
  type NetworkEdge,
  type NetworkNode,
  type NetworkOptions,
  type ReactionNetwork,
} from './explain/reactionNetwork';
export { reactionRoute, type ReactionRoute } from './explain/reactionRoute';
export type { Counts } from './explain/eventSequence';
export type { ReactionWay, WayEvent } from './explain/reactionWay';
export type { StateCoverage } from './explain/stateCoverages';
export type { Amount } from './explain/stepChange';
export type { StepRates } from './explain/stepRates';
export type { Turnover } from './explain/turnovers';
export { axisColumns } from './axisColumns';
export { mapTable } from './mapTable';
export { modelOf } from './modelCache';
export { freeEnergies, type FreeEnergy } from './freeEnergies';
export { SpeciesEnergies } from './speciesEnergies';
export { formVariables } from './formVariables';
export { isScaling, scalingLine } from './resolveEnergy';
export { isElectrochemical } from './isElectrochemical';
export { sortedSettings, type Settings } from './settings';
export { studyThermalEnergy } from './potentials';
export { surfacePlace, type SurfacePlace } from './surfacePlace';
export { lintStudy, type Finding } from './lintStudy';
export type { Model, ModelStep } from './model';
export {
  activationEnergy,
  faradaicEfficiencies,
  log10Activity,
  log10Size,
  log10Tof,
  rateControl,
  responseTo,
  selectivities,
  tof,
  tofWay,
  tofWays,
  winner,
  type TofWay,
  type Winner,
} from './outcomes';
export { isVariable, requireValue, variableNames, type PointTable } from './pointTable';
export { reactionEnergies } from './reactionEnergies';
export { refuseNearMiss } from './refuseNearMiss';
export { resultColumns, type ResultColumn, type TableOptions } from './resultTable';
export * from './alloys';
export * from './screen';
export { extrapolatedGases, extrapolationText, type ExtrapolatedGas } from './thermalRanges';
export { statusCounts, type StatusCounts } from './statusCounts';
export { csvChunks, jsonChunks } from './tableText';
