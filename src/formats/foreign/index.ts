export {
  catalysisHubPage,
  catalysisHubQuery,
  catalysisHubUrl,
  mostReactions,
  type CatalysisHubPage,
  type CatalysisHubSearch,
} from './catalysisHub';
export type { ColumnReference, ForeignFormat, ForeignTable } from './energyList';
export { knownShift } from './knownShift';
export { foreignTable, looksLikeJson } from './foreignTable';
export {
  parseReference,
  referenceShift,
  referenceState,
  referenceText,
  stateReference,
  type GasReference,
  type ReferenceShift,
} from './gasReference';
