export { importCatmap, readEnergyTable, type CatmapImport, type CatmapImportInput, type EnergyTable } from './catmap';
export { csvCells, csvLine, parseCsv, type BadRow, type TextTable } from './csv';
export { energyUnits, headerUnit, unitSize_eV, type EnergyUnit } from './energyUnit';
export { pointDecimals } from './pointDecimals';
export { decodedText } from './decodedText';
export { fitTable, labelColumn, type FitColumns, type FitTable } from './fitTable';
export { importMkmcxx, looksLikeMkmcxx, type MkmcxxImport, type MkmcxxImportInput } from './mkmcxx';
export { pngResolution } from './pngResolution';
export { previewSurfaces, type PreviewRow } from './previewSurfaces';
export {
  catalysisHubPage,
  catalysisHubQuery,
  catalysisHubUrl,
  foreignTable,
  knownShift,
  looksLikeJson,
  mostReactions,
  type CatalysisHubPage,
  type CatalysisHubSearch,
  type ForeignTable,
} from './foreign';
export { referenceNames } from './referenceNames';
export { readCovariance, type GivenCovariance } from './readCovariance';
export { readEnsemble, type EnsembleRows } from './readEnsemble';
export { readSurfaces, type SurfaceRequest } from './readSurfaces';
export type {
  BindingSign,
  Choice,
  ColumnRequest,
  ColumnRole,
  EnergyReading,
  FlaggedRow,
  ReferenceState,
  RefusedRow,
  RowWord,
  SurfaceColumn,
  SurfaceRow,
  SurfaceTable,
  Sureness,
} from './surfaceTable';
export type { Delimiter } from './textRecords';
export { toCandidates } from './toCandidates';
export { writeSurfaces } from './writeSurfaces';
export { parseFilter, type RowFilter, type RowSource } from './expression/rowFilter';
export { tableCsv } from './tableCsv';
export { candidateReader, type CandidateReader, type CandidateTable } from './candidateReader';
export { delimiterNames } from './detectDelimiter';
export { largeTable, type LargeTable } from './largeTable';
export type { LeftRows, UnreadRow } from './rowStarts';
export { isParquet } from './isParquet';
export { parquetTable, writeParquet, type ParquetColumn } from './parquetTable';
export { lintSurfaces, notesBeside, type TableFinding } from './lint/lintSurfaces';
export { rowRemarks } from './lint/rowRemarks';
export { composition } from './lint/composition';
