export { convertPotential, voltPerPh, type PotentialScale } from './potentialScale';
export { thermalEnergy } from './thermalEnergy';
