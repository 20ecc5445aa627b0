import { faultText } from '../../base';
import type { Settings, ScreenRequest } from '../../screening';
import type { Study } from '../../study';
import type { Density, DensityAsk, RankRow, RankShow, RankSource, RankSummary } from './rankAsk';
import type { RankDesk } from './rankDesk';

/** What the desk is asked for, and what it answers. */
export interface RankCalls {
  readonly open: { readonly of: { readonly name: string; readonly content: Blob | string }; readonly to: RankSource };
  /** The study of the rankings that follow, without its candidates. */
  readonly study: { readonly of: Study; readonly to: null };
  readonly rank: {
    readonly of: { readonly settings: Settings; readonly request: ScreenRequest; readonly show: RankShow };
    readonly to: RankSummary;
  };
  readonly show: { readonly of: RankShow; readonly to: RankSummary };
  readonly rows: { readonly of: { readonly first: number; readonly end: number }; readonly to: readonly RankRow[] };
  readonly named: { readonly of: readonly string[]; readonly to: readonly RankRow[] };
  readonly placeOf: { readonly of: string; readonly to: number };
  readonly within: {
    readonly of: Omit<DensityAsk, 'comb'>;
    readonly to: { readonly names: readonly string[]; readonly more: number };
  };
  readonly density: { readonly of: DensityAsk; readonly to: Density };
  readonly points: {
    readonly of: { readonly x: string; readonly y: string };
    readonly to: { readonly x: Float64Array; readonly y: Float64Array };
  };
  readonly file: { readonly of: 'csv' | 'parquet'; readonly to: Blob };
}

/** A call on its way, told apart by its number; `cancel` gives up a ranking. */
export type RankQuestion =
  | {
      [K in keyof RankCalls]: { readonly id: number; readonly call: K; readonly of: RankCalls[K]['of'] };
    }[keyof RankCalls]
  | { readonly id: number; readonly call: 'cancel'; readonly of: null };

/** The answer to a call, or how far it is. */
export type RankAnswer =
  | { readonly id: number; readonly value: RankCalls[keyof RankCalls]['to'] }
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly fault: string };

/** Parts of a file that are kept as text before they become bytes [characters]. */
const mostText = 4_000_000;

/**
 * Answers calls to a desk, in a worker or beside the caller.
 *
 * @param opening the desk, or one that is being opened; where that fails, each call is answered with the reason.
 */
export function rankService(
  opening: RankDesk | Promise<RankDesk>,
  answer: (message: RankAnswer) => void,
): (question: RankQuestion) => Promise<void> {
  const running = new Map<number, AbortController>();
  let study: Study | null = null;
  // A desk that does not open is said with the first call.
  Promise.resolve(opening).catch(() => undefined);
  const answered = async (question: RankQuestion): Promise<RankCalls[keyof RankCalls]['to'] | undefined> => {
    const desk = await opening;
    switch (question.call) {
      case 'open': {
        const { name, content } = question.of;
        return desk.open(name, typeof content === 'string' ? content : new Uint8Array(await content.arrayBuffer()));
      }
      case 'study':
        study = question.of;
        return null;
      case 'rank': {
        if (study === null) throw new Error('there is no study');
        const stop = new AbortController();
        running.set(question.id, stop);
        const { settings, request, show } = question.of;
        const onProgress = (progress: number): void => answer({ id: question.id, progress });
        return desk.rank({ study, settings, request }, show, { signal: stop.signal, onProgress });
      }
      case 'show':
        return desk.show(question.of);
      case 'rows':
        return desk.rows(question.of.first, question.of.end);
      case 'named':
        return desk.named(question.of);
      case 'placeOf':
        return desk.placeOf(question.of);
      case 'within':
        return desk.within(question.of);
      case 'density':
        return desk.density(question.of);
      case 'points':
        return desk.points(question.of.x, question.of.y);
      case 'file':
        return fileOf(desk.file(question.of), question.of);
      case 'cancel':
        running.get(question.id)?.abort();
        return undefined;
    }
  };
  return async (question) => {
    try {
      const value = await answered(question);
      if (value !== undefined) answer({ id: question.id, value });
    } catch (fault) {
      answer({ id: question.id, fault: faultText(fault) });
    } finally {
      if (question.call === 'rank') running.delete(question.id);
    }
  };
}

function fileOf(parts: Iterable<string | Uint8Array>, format: 'csv' | 'parquet'): Blob {
  const blobs: Blob[] = [];
  let text = '';
  for (const part of parts) {
    if (typeof part !== 'string') blobs.push(new Blob([new Uint8Array(part)]));
    else if ((text += part).length > mostText) {
      blobs.push(new Blob([text]));
      text = '';
    }
  }
  const type = format === 'csv' ? 'text/csv' : 'application/vnd.apache.parquet';
  return new Blob([...blobs, text], { type });
}
