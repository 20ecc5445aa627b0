import type { Solutions } from '../../src/kinetics';

/** Points whose winner is another one than that of the reference, though its lead is more than 1e-4 of it. */
export function wrongWinners(expected: Solutions, actual: Solutions): number {
  const width = expected.selectivity!.length / expected.status.length;
  let wrong = 0;
  expected.winner!.forEach((first, p) => {
    const other = actual.winner![p];
    if (first === other) return;
    const share = (i: number): number => expected.selectivity![p * width + i] || 0;
    if (first < 0 || !(share(first) - share(Math.max(0, other)) <= 1e-4 * share(first))) wrong += 1;
  });
  return wrong;
}
