export * from './layout';
export { blockPoints } from './pair/block';
export { differentiate } from './differentiate';
export { findSaddles } from './findSaddles';
export { followClean } from './followClean';
export { repeatPhase } from './repeatPhase';
export { solveSteady } from './solveSteady';
export { solveTransient } from './solveTransient';

/** First address that the host may use. */
export function heapBase(): usize {
  return __heap_base;
}
