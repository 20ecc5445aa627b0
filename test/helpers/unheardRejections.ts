import { onTestFinished } from 'vitest';

/** Rejections that nobody handled, from now until the test ends. */
export function unheardRejections(): readonly unknown[] {
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  return unheard;
}
