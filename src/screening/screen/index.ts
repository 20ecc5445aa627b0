export type { ErrorCorrelation } from './descriptorErrors';
export { paretoFront } from './paretoFront';
export { ranking, type Ranking } from './ranking';
export { screenCandidates, type ScreenOptions, type ScreenPart, type ScreenScores } from './screenCandidates';
export { screenColumns } from './screenColumns';
export { mostSamples, mostTop, type ScreenPlan } from './screenPlan';
export { scoreLayout, type ScoreLayout } from './scoreLayout';
export { TopTally, type TopEntry } from './topTally';
