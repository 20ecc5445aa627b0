export { fitScaling } from './fitScaling';
export { groupFits, type GroupFits } from './groupFits';
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
export { relationText, significant } from './relationText';
export { scalingValue } from './scalingValue';
