import { parquetTable, tableCsv } from '../../formats';
import type { Candidate, Study } from '../../study';
import { SurfaceDesk, type KeptSurfaces, type SurfaceChoices, type SurfaceSummary } from './surfaceDesk';
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
        const { name, content } = question.source;
        const text = typeof content === 'string' ? content : await textOf(await content.arrayBuffer(), name);
        desk = new SurfaceDesk(text, name, question.study);
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
      answer({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  return (question) => (last = last.then(() => handle(question)));
}

/** The table of a file as text, Parquet as CSV. */
async function textOf(bytes: ArrayBuffer, name: string): Promise<string> {
  const start = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(4, bytes.byteLength)));
  if (start === 'PAR1') return tableCsv(await parquetTable(new Uint8Array(bytes), name));
  return decoded(bytes);
}

/** Text of a file: UTF-8, or UTF-16 with its byte order mark, which spreadsheets write as "Unicode text". */
function decoded(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(label).decode(bytes);
}
