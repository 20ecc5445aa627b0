export { bibtex } from './bibtex';
export { citations, citationText, type Citation } from './citation';
export { embeddedStudies, embeddedStudy } from './embedded';
export { nitrateStudy } from './embedded/nitrateStudy';
export { datasetTable, datasetTables, type DatasetTable } from './embedded/datasetTables';
export { dbandMetals } from './embedded/dbandMetals';
export type { DBandCenters, DBandMetal, DBandSet } from './dbandSet';
export { waterPresets, type WaterPreset } from './embedded/waterPresets';
export {
  chatCharacters,
  decodeLink,
  encodeLink,
  isLink,
  linkAdvice,
  LinkFault,
  linkVersion,
  longestLink,
  mailCharacters,
  type LinkReason,
  type OpenedLink,
  type Share,
} from './link';
export { idealGas, nasa7Gas, shomateGas } from './gasModels';
export { longestText, parseJson } from './parseJson';
export { parseStudy, parseStudyText } from './parseStudy';
export {
  studySchema,
  studyVersion,
  type BarrierInput,
  type Candidate,
  type Conditions,
  type EnergyInput,
  type FormInput,
  type InteractionsInput,
  type StepKinetics,
  type Study,
  type StudyInput,
} from './schema';
export { canonicalJson, studyHash } from './studyHash';
export { memberText, pathText } from './validate';
export type { Uncertainty } from './uncertaintySchema';
export { isSavedStudy, type SavedStudy } from './savedStudy';
