export { imbalances, requireBalanced, type Imbalance } from './balance';
export type { CompiledMechanism, SiteType, StepLabel } from './compiledMechanism';
export { compileMechanism } from './compileMechanism';
export { elements } from './elements';
export { parseFormula, type Composition } from './formula';
export { parseMechanism, type MechanismOptions, type ParsedStep, type Term } from './parseMechanism';
export { parseSpecies, type Declarations } from './parseSpecies';
export { severalStatesPossible } from './severalStatesPossible';
export { hasActivity, onSurface, type Phase, type Species, type SpeciesDeclaration } from './species';
