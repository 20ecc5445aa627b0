import type { FitAnswer, FitQuestion } from './fitService';

/** A fitter elsewhere: a worker, or what answers like one. Answers come in the order of the questions. */
export interface FitPort {
  /** @throws Error when the fitter is closed or stops before it answers, and for every question after that. */
  readonly ask: (question: FitQuestion) => Promise<FitAnswer>;
  readonly close: () => void;
}

interface Waiting {
  readonly resolve: (answer: FitAnswer) => void;
  readonly reject: (why: Error) => void;
}

/** A fitter in a worker of the page. */
export function workerPort(): FitPort {
  const worker = new Worker(new URL('./fitWorker.ts', import.meta.url), { type: 'module' });
  let waiting: Waiting[] = [];
  let dead: Error | null = null;
  const die = (why: string): void => {
    dead ??= new Error(why);
    worker.terminate();
    for (const { reject } of waiting) reject(dead);
    waiting = [];
  };
  worker.addEventListener('message', ({ data }: MessageEvent<FitAnswer>) => waiting.shift()?.resolve(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die('The fitter stopped, perhaps for want of memory; choose another table or reload the page');
  });
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (dead !== null) throw dead;
        waiting.push({ resolve, reject });
        worker.postMessage(question);
      }),
    close: () => die('The fitter was closed'),
  };
}
