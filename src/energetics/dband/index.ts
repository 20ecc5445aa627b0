export { changedDBand, closePackedNeighbours, mixedDBand, upperEdge, type DBand, type DBandChange } from './dBand';
export { hammerNorskovTerms } from './hammerNorskov';
export { newnsAndersonEnergy } from './newnsAnderson';
