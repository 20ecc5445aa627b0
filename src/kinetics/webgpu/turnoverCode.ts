import type { CompiledMechanism } from '../../mechanism';
import { runningDirections, type ChainStructure } from '../chain/chainStructure';
import type { ShareRequest } from '../kernel';
import { NetRates } from '../netRates';
import { float, functionOf, WgslLines } from './wgslLines';

/** WGSL of `findFluxes` (gross fluxes in place of the rate constants) and `imbalance`. */
export function fluxCode({ network }: ChainStructure): string {
  const fluxes = network.rates.flatMap(({ factors }, r) => [
    `let f${r} = ${factors.reduce((flux, i) => `product(${flux}, weight[${i}])`, `rate[${r}]`)};`,
    `rate[${r}] = normal(f${r}.m, f${r}.e);`,
  ]);
  const code = new WgslLines();
  code.line('var largest = 0.0;');
  network.states.forEach((_, i) => {
    const of = (end: 'from' | 'to'): string[] =>
      network.transitions.filter((t) => t[end] === i).map((t) => `rate[${t.rate}]`);
    const [inflow, outflow] = [of('to'), of('from')];
    if (inflow.length === 0 || outflow.length === 0) return;
    code.line(`largest = max(largest, relativeGap(${code.sum(inflow)}, ${code.sum(outflow)}));`);
  });
  code.line('return largest;');
  return `${functionOf('findFluxes()', fluxes)}\n${code.body('imbalance() -> f32')}`;
}

/**
 * WGSL of `storeTofs`, which gives the largest cancellation, and `storeShares`, which gives the winner. Two sums are
 * tried, as in `NetRates`: the plain one and that over steps that run one way; points in which both cancel are handed back.
 */
export function turnoverCode(
  mechanism: CompiledMechanism,
  { network }: ChainStructure,
  shares: ShareRequest | null,
): string {
  const { fixed } = new NetRates(mechanism, runningDirections(mechanism, network));
  const code = new WgslLines();
  const forms = fixed.map((rows, x) => {
    const [plain, oneWay] = rows.map((row) => netRate(row, network, code));
    const at = `tofs[point * externalCount + ${x}u]`;
    if (plain === null) {
      code.line(`${at} = absent;`);
      return false;
    }
    code.line(`nets[${x}] = ${oneWay === null || oneWay === plain ? plain : `better(${plain}, ${oneWay})`};`);
    code.line(`worst = max(worst, nets[${x}].cancellation);`);
    code.line(`${at} = storedNet(nets[${x}]);`);
    return true;
  });
  const store = functionOf('storeTofs(point: u32) -> f32', ['var worst = 1.0;', ...code.lines, 'return worst;']);
  const net = 'var<private> nets: array<Net, externalCount>;';
  return [net, store, shareCode(shares, forms)].join('\n');
}

/** A net rate from the fluxes that make an external and those that take it; null when there are none. */
function netRate(row: Float64Array, network: ChainStructure['network'], code: WgslLines): string | null {
  const [gain, loss]: [string[], string[]] = [[], []];
  for (const [directed, r] of network.rateOf) {
    const c = row[directed >> 1] * (directed % 2 === 0 ? 1 : -1);
    if (c === 0) continue;
    const factor = Math.abs(c) / network.rates[r].count;
    (c > 0 ? gain : loss).push(factor === 1 ? `rate[${r}]` : `times(rate[${r}], ${float(factor)})`);
  }
  if (gain.length + loss.length === 0) return null;
  if (loss.length === 0) return `oneSided(${code.normalSum(gain)}, made)`;
  if (gain.length === 0) return `oneSided(${code.normalSum(loss)}, consumed)`;
  return `netOf(${code.normalSum(gain)}, ${code.normalSum(loss)})`;
}

/** @param forms false for externals without a TOF. */
function shareCode(shares: ShareRequest | null, forms: readonly boolean[]): string {
  const head = 'storeShares(point: u32) -> i32';
  if (shares === null) return functionOf(head, ['return -1;']);
  const { products, weights } = shares;
  const lines = products.flatMap((x, i) => [
    `let w${i} = ${forms[x] && weights[i] > 0 ? `formed(nets[${x}], ${float(weights[i])})` : 'nothing'};`,
    `if (isLarger(w${i}, top)) {`,
    `  top = w${i};`,
    `  winner = ${i};`,
    '}',
  ]);
  const code = new WgslLines();
  const total = products.length === 0 ? 'nothing' : code.sum(products.map((_, i) => `w${i}`));
  return [
    '@group(0) @binding(8) var<storage, read_write> shares: array<f32>;',
    functionOf(head, [
      'var top = nothing;',
      'var winner = -1;',
      ...lines,
      `let total = ${total};`,
      ...products.map((_, i) => `shares[point * ${products.length}u + ${i}u] = share(w${i}, total);`),
      'return winner;',
    ]),
  ].join('\n');
}
