export { fitScaling } from './fitScaling';
export { groupFits, pickRows, type GroupFits } from './groupFits';
export {
  fitMethods,
  interceptName,
  type FitMethod,
  type NamedColumn,
  type ScalingData,
  type ScalingOptions,
} from './scalingData';
export { ensembleKinds, scalingEnsemble, type EnsembleKind } from './scalingEnsemble';
export type { Coefficient, FittedPoint, FitWarning, ScalingFit, ScalingValue } from './scalingFit';
export { readBound } from './readBound';
export { relationLatex } from './relationLatex';
export { relationText, significant } from './relationText';
export { scalingValue } from './scalingValue';
