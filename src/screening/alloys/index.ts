export { alloyCount, alloyGrid, mostAlloys, type AlloyCandidate, type AlloyGrid } from './alloyGrid';
export { alloyModel, type AlloyModel } from './alloyModel';
