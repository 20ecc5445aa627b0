/**
 * Rows that no other row beats: none is at least as good in every objective and better in one. Equal rows stand or fall
 * together; a row with a missing number is never on the front.
 *
 * @param objectives columns in which more is better.
 * @returns 1 for rows on the front. [rows]
 */
export function paretoFront(objectives: readonly Float64Array[]): Uint8Array {
  const count = objectives[0]?.length ?? 0;
  const front = new Uint8Array(count);
  const order = Int32Array.from({ length: count }, (_, i) => i).filter((i) =>
    objectives.every((o) => !Number.isNaN(o[i])),
  );
  order.sort((a, b) => {
    for (const objective of objectives) if (objective[a] !== objective[b]) return objective[b] > objective[a] ? 1 : -1;
    return a - b;
  });
  // Whatever beats a row comes before it, so that the front so far is enough to compare with.
  const best: number[] = [];
  for (const row of order) {
    if (best.some((other) => beats(objectives, other, row))) continue;
    best.push(row);
    front[row] = 1;
  }
  return front;
}

function beats(objectives: readonly Float64Array[], a: number, b: number): boolean {
  let better = false;
  for (const objective of objectives) {
    if (objective[a] < objective[b]) return false;
    if (objective[a] > objective[b]) better = true;
  }
  return better;
}
