export { alloyCount, alloyGrid, mostAlloys, type AlloyCandidate, type AlloyGrid } from './alloyGrid';
export { alloyModel, facetNeighbours, type AlloyModel } from './alloyModel';
