import { converged, type Batch, type Solutions } from './kernel';

/** Computes the shares of one point from its TOFs, if the batch asks for them; see `Solutions`. */
export function storeShares({ shares = null, mechanism }: Batch, p: number, out: Solutions): void {
  if (shares === null || out.selectivity === null || out.winner === null) return;
  const { products, weights } = shares;
  const row = out.selectivity.subarray(p * products.length, (p + 1) * products.length).fill(NaN);
  out.winner[p] = -1;
  if (out.status[p] !== converged) return;
  const ln = products.map((x, i) => {
    const at = p * mechanism.externals.length + x;
    return out.tofSign[at] === 1 && weights[i] > 0 ? out.lnTof[at] + Math.log(weights[i]) : -Infinity;
  });
  const top = Math.max(...ln);
  if (top === -Infinity) return;
  out.winner[p] = ln.indexOf(top);
  if (products.some((x) => Number.isNaN(out.lnTof[p * mechanism.externals.length + x]))) return;
  const total = ln.reduce((sum, value) => sum + Math.exp(value - top), 0);
  ln.forEach((value, i) => (row[i] = Math.exp(value - top) / total));
}
