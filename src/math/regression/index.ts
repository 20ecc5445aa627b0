export { boundedFit, mostBounds, type Bound } from './boundedFit';
export { huberFit, huberNoise } from './huberFit';
export { orthogonalFit } from './orthogonalFit';
export type { Estimate, Estimator, RegressionProblem, VariableErrors } from './problem';
export { mostTheilSenRows, theilSenFit, theilSenInterval } from './theilSenFit';
export { residualsOf, weightedFit } from './weightedFit';
