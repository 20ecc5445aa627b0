export { Anderson } from './anderson';
export { gth } from './gth';
export { gthTangent } from './gthTangent';
export { leastSquares } from './leastSquares';
export { luFactor, luSolve } from './lu';
