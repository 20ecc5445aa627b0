export { candidateErrors, type CandidateErrors, type GivenErrors } from './candidateErrors';
export { candidateName, nameColumnsOf, type NameColumns } from './candidateName';
export type { ErrorCorrelation } from './descriptorErrors';
export { paretoFront } from './paretoFront';
export { rankedCsv, rankedParquet } from './rankedFile';
export type { RankedTable } from './rankedTable';
export { ranking, type Ranking } from './ranking';
export { screenCandidates, type ScreenOptions, type ScreenPart, type ScreenScores } from './screenCandidates';
export { screenCounts, screenWords, unreadWords, type ScreenCounts } from './screenCounts';
export { screenColumns } from './screenColumns';
export { mostSamples, mostTop, type ScreenPlan } from './screenPlan';
export {
  assumedSigma_eV,
  isEarly,
  planScreen,
  rankScreen,
  screenScore,
  type PlannedScreen,
  type ScreenRequest,
} from './screenRequest';
export { scoreLayout, type ScoreLayout } from './scoreLayout';
export { TopTally, type TopEntry } from './topTally';
