import { faultText } from '../../base';
import type { Candidate, Study } from '../../study';
import { SurfaceDesk, type KeptSurfaces, type SurfaceChoices, type SurfaceSummary } from './surfaceDesk';
import { sourceText } from './sourceText';
import type { SurfaceSource } from './surfaceSource';

/** What is asked of the reader of tables: first `open`, then `read` and `take` in any order. */
export type SurfaceQuestion =
  | {
      readonly kind: 'open';
      readonly source: SurfaceSource;
      /** With those of its candidates alone that energies are compared with: all would take long to send. */
      readonly study: Study;
    }
  | { readonly kind: 'read'; readonly choices: SurfaceChoices }
  | { readonly kind: 'take'; readonly kept: KeptSurfaces };

/** What it answers: `summary` or `fault` to `read`, portions and `taken` (or `fault`) to `take`. */
export type SurfaceAnswer =
  | { readonly kind: 'opened' }
  | { readonly kind: 'summary'; readonly summary: SurfaceSummary }
  | { readonly kind: 'portion'; readonly candidates: readonly Candidate[] }
  | { readonly kind: 'taken' }
  | { readonly kind: 'fault'; readonly message: string };

/** A reader of tables that answers questions in their order, in a worker or beside the caller. */
export function surfaceService(answer: (message: SurfaceAnswer) => void): (question: SurfaceQuestion) => Promise<void> {
  let desk: SurfaceDesk | null = null;
  let last: Promise<void> = Promise.resolve();
  const handle = async (question: SurfaceQuestion): Promise<void> => {
    try {
      if (question.kind === 'open') {
        desk = new SurfaceDesk(await sourceText(question.source), question.source.name, question.study);
        answer({ kind: 'opened' });
      } else if (question.kind === 'read') {
        if (desk === null) throw new Error('nothing was opened');
        answer({ kind: 'summary', summary: desk.read(question.choices) });
      } else {
        for (const candidates of desk?.take(question.kept) ?? []) {
          answer({ kind: 'portion', candidates });
        }
        answer({ kind: 'taken' });
      }
    } catch (fault) {
      answer({ kind: 'fault', message: faultText(fault) });
    }
  };
  return (question) => (last = last.then(() => handle(question)));
}
