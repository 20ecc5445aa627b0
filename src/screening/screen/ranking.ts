/** Candidates in the order of a score, and their ranks. */
export interface Ranking {
  /** Rows, best first; those without a score follow in their own order. */
  readonly order: Int32Array;
  /** 1 for the best; equal scores share a rank; NaN without a score. [rows] */
  readonly rank: Float64Array;
}

/** Ranks rows by a score of which more is better; NaN is no score, and of equal rows the first comes first. */
export function ranking(score: Float64Array): Ranking {
  const order = Int32Array.from({ length: score.length }, (_, i) => i).sort((a, b) => {
    const [left, right] = [score[a], score[b]];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || a - b;
    return left === right ? a - b : right > left ? 1 : -1;
  });
  const rank = new Float64Array(score.length).fill(NaN);
  order.forEach((row, place) => {
    if (Number.isNaN(score[row])) return;
    const before = order[place - 1];
    rank[row] = place > 0 && score[before] === score[row] ? rank[before] : place + 1;
  });
  return { order, rank };
}
