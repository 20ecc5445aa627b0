import type { WasmModule } from '../../kinetics';
import type { RankAnswer, RankCalls, RankQuestion } from './rankService';

/** Where questions go, and answers come from: a worker, or what answers like one. */
export interface RankEnds {
  readonly post: (question: RankQuestion) => void;
  readonly close: () => void;
}

/** Opens the far end; its end comes to `onDeath` with the reason. */
export type OpenRankEnds = (onAnswer: (answer: RankAnswer) => void, onDeath: (why: string) => void) => RankEnds;

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (why: Error) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

/** Calls to a desk elsewhere, as promises. */
export class RankPort {
  private readonly ends: RankEnds;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private dead: string | null = null;

  /** @param onDeath is told why the desk answers no more, unless it was closed. */
  constructor(open: OpenRankEnds, onDeath: (why: string) => void) {
    this.ends = open(
      (answer) => this.hear(answer),
      (why) => {
        if (this.dead !== null) return;
        this.end(why);
        onDeath(why);
      },
    );
  }

  /** Whether every call is refused from now on. */
  get ended(): boolean {
    return this.dead !== null;
  }

  /** @throws Error with what the desk says, and for a call that `signal` gives up. */
  ask<K extends keyof RankCalls>(
    call: K,
    of: RankCalls[K]['of'],
    options: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void } = {},
  ): Promise<RankCalls[K]['to']> {
    if (this.dead !== null) return Promise.reject(new Error(this.dead));
    const id = ++this.last;
    const answer = new Promise<RankCalls[K]['to']>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject, onProgress: options.onProgress });
    });
    options.signal?.addEventListener('abort', () => {
      if (this.waiting.has(id)) this.ends.post({ id, call: 'cancel', of: null });
    });
    this.ends.post({ id, call, of } as RankQuestion);
    return answer;
  }

  close(): void {
    this.end('The ranking was closed.');
  }

  private hear(answer: RankAnswer): void {
    const waiting = this.waiting.get(answer.id);
    if (waiting === undefined) return;
    if ('progress' in answer) {
      waiting.onProgress?.(answer.progress);
      return;
    }
    this.waiting.delete(answer.id);
    if ('fault' in answer) waiting.reject(new Error(answer.fault));
    else waiting.resolve(answer.value as never);
  }

  /** The far end goes too: a worker whose script failed would keep its memory, and the workers below it. */
  private end(why: string): void {
    this.dead = why;
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    this.waiting.clear();
    this.ends.close();
  }
}

/** A desk in a worker of the page. @param module of the kernel; null for the slower one. */
export function workerEnds(module: WasmModule | null): OpenRankEnds {
  return (onAnswer, onDeath) => {
    const worker = new Worker(new URL('./rankWorker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<RankAnswer>) => onAnswer(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      onDeath('The ranking stopped, perhaps for want of memory; any change of it starts it again.');
    });
    worker.postMessage({ module });
    return { post: (question) => worker.postMessage(question), close: () => worker.terminate() };
  };
}
