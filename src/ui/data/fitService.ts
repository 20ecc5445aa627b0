import { faultText } from '../../base';
import { FitDesk, type FitChoice, type FitOutcome, type FitSource, type TableSummary } from './fitDesk';

/** What is asked of a fitter: first `open`, then `fit` as often as the choices change. */
export type FitQuestion =
  { readonly kind: 'open'; readonly source: FitSource } | { readonly kind: 'fit'; readonly choice: FitChoice };

/** What it answers: `summary` to `open`, `outcome` to `fit`, or `fault`. */
export type FitAnswer =
  | { readonly kind: 'summary'; readonly summary: TableSummary }
  | { readonly kind: 'outcome'; readonly outcome: FitOutcome }
  | { readonly kind: 'fault'; readonly message: string };

/** A fitter that answers each question at once, in a worker or beside the caller. */
export function fitService(): (question: FitQuestion) => FitAnswer {
  let desk: FitDesk | null = null;
  return (question) => {
    try {
      if (question.kind === 'open') {
        desk = null;
        desk = new FitDesk(question.source);
        return { kind: 'summary', summary: desk.summary() };
      }
      if (desk === null) throw new Error('There is no table to fit.');
      return { kind: 'outcome', outcome: desk.fit(question.choice) };
    } catch (fault) {
      return { kind: 'fault', message: faultText(fault) };
    }
  };
}
