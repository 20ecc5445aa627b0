/** Milliseconds of work after which the event loop gets a turn. */
const turn_ms = 12;

/** How tasks are solved in order. */
export interface OrderOptions {
  /** Tasks at the kernel at once, 1 or more: the next are there while one is taken. */
  readonly atOnce: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tasks with their solutions, in the order of the tasks, whichever ends first. The event loop gets turns in between: a
 * kernel of this thread never goes back to it between small batches, and an interrupt would not be heard.
 *
 * @param solve solves a task; its signal also ends it where the loop over these is left.
 * @throws what `solve` does when its turn comes, and the reason of `signal`; nothing is at the kernel any more then.
 */
export async function* solvedInOrder<T, S>(
  tasks: Iterable<T>,
  solve: (task: T, signal: AbortSignal) => Promise<S>,
  { atOnce, signal }: OrderOptions,
): AsyncGenerator<readonly [T, S], void, undefined> {
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const coming = tasks[Symbol.iterator]();
  const running: { readonly task: T; readonly solution: Promise<S> }[] = [];
  const start = (): void => {
    while (running.length < atOnce) {
      const next = coming.next();
      if (next.done === true) return;
      const solution = solve(next.value, either);
      // Its failure is heard of when its turn comes; until then it is no unhandled one.
      solution.catch(() => undefined);
      running.push({ task: next.value, solution });
    }
  };
  let since = performance.now();
  try {
    start();
    while (running.length > 0) {
      const { task, solution } = running[0];
      const solved = await solution;
      running.shift();
      start();
      yield [task, solved];
      if (performance.now() - since >= turn_ms) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        since = performance.now();
      }
      signal?.throwIfAborted();
    }
  } finally {
    stop.abort();
    await Promise.allSettled(running.map(({ solution }) => solution));
  }
}
