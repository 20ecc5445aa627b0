/**
 * Stationary weights of a small Markov chain in exact arithmetic, by the matrix-tree theorem: the weight of state k is the
 * sum, over the spanning trees directed towards k, of the product of their rates. All trees are written out and added as
 * integers, so no rounding and no algorithm is shared with the elimination under test.
 */
export interface ExactChain {
  /** ln(p_k / p_0). [n] */
  readonly lnWeight: readonly number[];
  /** d ln(p_k / p_0) / d ln a_ij. */
  tangent(k: number, i: number, j: number): number;
}

/** @param rates row-major n × n, each exactly the double given; n at most 6. */
export function exactChain(n: number, rates: Float64Array): ExactChain {
  const integer = commonIntegers(rates);
  const trees = Array.from({ length: n }, (_, root) => treesTo(n, root, integer));
  const total = trees.map((list) => list.reduce((sum, tree) => sum + tree.weight, 0n));
  const through = (k: number, edge: number): bigint =>
    trees[k].reduce((sum, tree) => (tree.edges.includes(edge) ? sum + tree.weight : sum), 0n);
  return {
    lnWeight: total.map((weight) => lnRatio(weight, total[0])),
    tangent: (k, i, j) => {
      const edge = i * n + j;
      const top = through(k, edge) * total[0] - through(0, edge) * total[k];
      return ratio(top, total[k] * total[0]);
    },
  };
}

interface Tree {
  readonly weight: bigint;
  readonly edges: readonly number[];
}

function treesTo(n: number, root: number, rates: readonly bigint[]): Tree[] {
  const nodes = Array.from({ length: n }, (_, i) => i).filter((i) => i !== root);
  const next = new Array<number>(n).fill(-1);
  const found: Tree[] = [];
  const leads = (start: number): boolean => {
    let at = start;
    for (let hop = 0; hop < n && at !== root; hop++) at = next[at]!;
    return at === root;
  };
  const choose = (depth: number, weight: bigint): void => {
    if (depth === nodes.length) {
      if (nodes.every(leads)) found.push({ weight, edges: nodes.map((i) => i * n + next[i]) });
      return;
    }
    const i = nodes[depth];
    for (let j = 0; j < n; j++) {
      const rate = rates[i * n + j];
      if (j === i || rate === 0n) continue;
      next[i] = j;
      choose(depth + 1, weight * rate);
    }
  };
  choose(0, 1n);
  return found;
}

/** The doubles times one power of two that makes all of them whole. */
function commonIntegers(values: Float64Array): bigint[] {
  const bits = new DataView(new ArrayBuffer(8));
  const parts = Array.from(values, (value) => {
    bits.setFloat64(0, value);
    const raw = bits.getBigUint64(0);
    const exponent = Number((raw >> 52n) & 0x7ffn);
    const fraction = raw & 0xfffffffffffffn;
    return exponent === 0 ? { fraction, exponent: 1 } : { fraction: fraction | 0x10000000000000n, exponent };
  });
  const lowest = Math.min(...parts.filter((p) => p.fraction > 0n).map((p) => p.exponent));
  return parts.map(({ fraction, exponent }) => (fraction === 0n ? 0n : fraction << BigInt(exponent - lowest)));
}

/** ln(a / b) of positive integers of any size. */
function lnRatio(a: bigint, b: bigint): number {
  const shift = bitLength(b) - bitLength(a) + 80;
  const quotient = Number(shift >= 0 ? (a << BigInt(shift)) / b : a / (b << BigInt(-shift)));
  const near = quotient * 2 ** -shift;
  return near > 1e-307 && near < 1e307 ? Math.log(near) : Math.log(quotient) - shift * Math.LN2;
}

/** a / b of integers, b > 0, correctly rounded but for the 80th bit. */
function ratio(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  const sign = a < 0n ? -1 : 1;
  const size = a < 0n ? -a : a;
  const shift = bitLength(b) - bitLength(size) + 80;
  return sign * Number(shift >= 0 ? (size << BigInt(shift)) / b : size / (b << BigInt(-shift))) * 2 ** -shift;
}

function bitLength(value: bigint): number {
  return value.toString(2).length;
}
