export { embeddedStudies, embeddedStudy } from './embedded';
export { parseStudy, parseStudyText } from './parseStudy';
export {
  studySchema,
  studyVersion,
  type BarrierInput,
  type Candidate,
  type Conditions,
  type FormInput,
  type StepKinetics,
  type Study,
  type StudyInput,
} from './schema';
export { canonicalJson, studyHash } from './studyHash';
export { memberText, pathText } from './validate';
