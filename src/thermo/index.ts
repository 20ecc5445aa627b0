export { convertPotential, voltPerPh, type PotentialScale } from './potentialScale';
export { rotationalTemperatures, type MassPoint } from './rotationalTemperatures';
export { thermalEnergy } from './thermalEnergy';
export type {
  CombinationModel,
  FixedEntropyModel,
  FrozenModel,
  HarmonicModel,
  HinderedModel,
  IdealGasModel,
  Nasa7Model,
  Nasa7Range,
  ShomateModel,
  ShomateRange,
  ThermalModel,
  ThermalParts,
} from './thermalModel';
export { thermalFreeEnergy, thermalParts, type ThermalConstants, type ThermalModels } from './thermalParts';
export { electronvoltPerWavenumber, zeroPointEnergy } from './wavenumber';
export { outsideRanges } from './temperatureRange';
