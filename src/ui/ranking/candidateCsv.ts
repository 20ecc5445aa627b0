import { csvLine } from '../../formats';
import type { Candidate, Study } from '../../study';

/** Candidates whose text is made before something else gets a turn. */
const portion = 2000;

/**
 * The candidates of a study as a file that `sabatier screen` takes: name, descriptors and their standard deviations [eV],
 * group and source, those that occur. In portions, one line for each candidate and none that a reader would skip.
 */
export function* candidateCsv({
  candidates,
  descriptors,
}: Pick<Study, 'candidates' | 'descriptors'>): Generator<string> {
  const names = descriptors.map(({ name }) => name);
  const spread = names.filter((name) => candidates.some(({ uncertainties }) => (uncertainties?.[name] ?? 0) > 0));
  const remarks = (['group', 'source'] as const).filter((remark) =>
    candidates.some((candidate) => (candidate[remark] ?? '') !== ''),
  );
  yield csvLine(['name', ...names, ...spread.map((name) => `sigma_${name}`), ...remarks]);
  const line = (candidate: Candidate): string =>
    csvLine([
      plain(candidate.name),
      ...names.map((name) => candidate.values[name] ?? ''),
      ...spread.map((name) => candidate.uncertainties?.[name] ?? 0),
      ...remarks.map((remark) => plain(candidate[remark] ?? '')),
    ]);
  for (let i = 0; i < candidates.length; i += portion)
    yield candidates
      .slice(i, i + portion)
      .map(line)
      .join('');
}

/** A comment sign at the beginning, or a line break, would make a name something else. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/^#/, '\uff03');
}
