export { makeAxis, mostPixels, requireGrid, type Axis } from './axis';
export { evaluateCandidates } from './candidates';
export { timeOf } from './timeOf';
export { compileModel } from './compileModel';
export { computeMap, type StudyMap } from './computeMap';
export { evaluatePoints, type EvaluateOptions, type Evaluation, type Settings } from './evaluatePoints';
export { lintStudy, type Finding } from './lintStudy';
export type { Model, ModelStep } from './model';
export {
  activationEnergy,
  faradaicEfficiencies,
  log10Activity,
  log10Tof,
  rateControl,
  responseTo,
  selectivities,
  tof,
  winner,
  type Winner,
} from './outcomes';
export { isVariable, requireValue, variableNames, type PointTable } from './pointTable';
export { resultColumns, type ResultColumn, type TableOptions } from './resultTable';
export { statusCounts, type StatusCounts } from './statusCounts';
