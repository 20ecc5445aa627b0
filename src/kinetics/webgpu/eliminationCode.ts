import { partnersOf, type ChainStructure } from '../chain/chainStructure';
import { float, WgslLines } from './wgslLines';

/**
 * WGSL of `weigh`: stationary occupations of the chains at given occupations of the partners, by the elimination of
 * Grassmann, Taksar and Heyman on wide numbers, straight-line.
 */
export function weighCode(structure: ChainStructure): string {
  const { elimination } = structure;
  const code = new WgslLines();
  const cells = cellTerms(structure).map((terms) => (terms.length === 0 ? null : code.keep(code.sum(terms))));
  for (const { exits, entries } of elimination.pivots) {
    const stay = code.keep(`inverse(${code.sum(exits.map((cell) => cells[cell.index]!))})`);
    for (const { cell, targets } of entries) {
      const share = code.keep(`product(${cells[cell.index]!}, ${stay})`);
      cells[cell.index] = share;
      for (const { to, exit } of targets) {
        const added = `product(${share}, ${cells[exit.index]!})`;
        const before = cells[to.index];
        cells[to.index] = code.keep(before === null ? added : `sum(${before}, ${added})`);
      }
    }
  }
  const weights: string[] = [];
  for (const root of elimination.roots) weights[root] = code.keep('Wide(1.0, 0)');
  for (const { state, entries } of [...elimination.pivots].reverse()) {
    const terms = entries.map(({ cell }) => `product(${weights[cell.from]}, ${cells[cell.index]!})`);
    weights[state] = code.keep(code.normalSum(terms));
  }
  storeWeights(code, structure, weights);
  return code.body('weigh()');
}

/** Derivatives by partner; those that are zero whatever the rates are left out. */
type Row = ReadonlyMap<number, string>;

/**
 * WGSL of `linearize`: as `weigh`, and besides the derivatives of every partner's residual by ln of every partner's
 * occupation, in `matrix`. The elimination is differentiated in logarithms as it goes, so derivatives are plain f32: a sum
 * is a weighted mean of logarithmic derivatives, a quotient their difference. Gross fluxes are differentiated instead of
 * rates, which have the same shares: what leaves a state then cancels exactly.
 */
export function linearizeCode(structure: ChainStructure): string {
  const { network, elimination, partners } = structure;
  const code = new WgslLines();
  const mean = (shares: readonly string[], rows: readonly Row[]): Row =>
    combined(rows, (p) => {
      const terms = rows.flatMap((row, i) => (row.has(p) ? [`${shares[i]} * ${row.get(p)!}`] : []));
      return code.keep(terms.join(' + '));
    });
  const total = (a: Row, b: Row): Row =>
    combined([a, b], (p) =>
      a.has(p) && b.has(p) ? code.keep(`${a.get(p)!} + ${b.get(p)!}`) : (a.get(p) ?? b.get(p)!),
    );
  const sharesOf = (parts: readonly string[], whole: string): string[] =>
    parts.map((part) => code.keep(`share(${part}, ${whole})`));

  const orders = network.rates.map(({ factors }): Row => {
    const order = new Map<number, number>();
    for (const i of factors) {
      const p = partners.indexOf(i);
      if (p >= 0) order.set(p, (order.get(p) ?? 0) + 1);
    }
    return new Map([...order].map(([p, n]) => [p, float(n)]));
  });
  const slopes: Row[] = [];
  const cells = cellTerms(structure).map((terms, c) => {
    const { from, to } = elimination.cells[c];
    const rows = network.transitions.filter((t) => t.from === from && t.to === to).map(({ rate }) => orders[rate]);
    const kept = terms.map((term) => code.keep(term));
    const cell = kept.length === 0 ? null : kept.length === 1 ? kept[0] : code.keep(code.sum(kept));
    slopes.push(rows.length === 0 ? new Map() : rows.length === 1 ? rows[0] : mean(sharesOf(kept, cell!), rows));
    return cell;
  });
  for (const { exits, entries } of elimination.pivots) {
    const rates = exits.map((cell) => cells[cell.index]!);
    const leaves = code.keep(code.sum(rates));
    const stay = code.keep(`inverse(${leaves})`);
    const exitRows = exits.map((cell) => slopes[cell.index]);
    const exit = rates.length === 1 ? exitRows[0] : mean(sharesOf(rates, leaves), exitRows);
    for (const { cell, targets } of entries) {
      const passed = code.keep(`product(${cells[cell.index]!}, ${stay})`);
      const own = slopes[cell.index];
      const row = combined([own, exit], (p) =>
        exit.has(p) ? code.keep(own.has(p) ? `${own.get(p)!} - ${exit.get(p)!}` : `-${exit.get(p)!}`) : own.get(p)!,
      );
      cells[cell.index] = passed;
      slopes[cell.index] = row;
      for (const { to, exit: through } of targets) {
        const added = code.keep(`product(${passed}, ${cells[through.index]!})`);
        const addedRow = total(row, slopes[through.index]);
        const before = cells[to.index];
        if (before === null) {
          cells[to.index] = added;
          slopes[to.index] = addedRow;
          continue;
        }
        const all = code.keep(`sum(${before}, ${added})`);
        slopes[to.index] = mean(sharesOf([before, added], all), [slopes[to.index], addedRow]);
        cells[to.index] = all;
      }
    }
  }
  const weights: string[] = [];
  const weightRows: Row[] = [];
  for (const root of elimination.roots) {
    weights[root] = code.keep('Wide(1.0, 0)');
    weightRows[root] = new Map();
  }
  for (const { state, entries } of [...elimination.pivots].reverse()) {
    const terms = entries.map(({ cell }) => code.keep(`product(${weights[cell.from]}, ${cells[cell.index]!})`));
    const rows = entries.map(({ cell }) => total(weightRows[cell.from], slopes[cell.index]));
    weights[state] = code.keep(code.normalSum(terms));
    weightRows[state] = terms.length === 1 ? rows[0] : mean(sharesOf(terms, weights[state]), rows);
  }
  storeWeights(code, structure, weights);
  for (const { first, end, fraction } of network.chains) {
    const parts = weights
      .slice(first, end)
      .map((_, i) => code.keep(`asFloat(weight[${first + i}]) / ${float(fraction)}`));
    partners.forEach((partner, column) => {
      const terms = parts.flatMap((part, i) => {
        const slope = weightRows[first + i].get(column);
        return slope === undefined ? [] : [`${part} * ${slope}`];
      });
      if (partner >= first && partner < end) terms.push(parts[partner - first]);
      const centre = terms.length === 0 ? null : code.keep(terms.join(' + '));
      partners.forEach((p, row) => {
        if (p < first || p >= end) return;
        const slope = weightRows[p].get(column) ?? '0.0';
        code.line(`matrix[${row * partners.length + column}] = ${centre === null ? slope : `${slope} - ${centre}`};`);
      });
    });
  }
  return code.body('linearize()');
}

/** Rates at which a site changes from one occupant to another, one term per way, by cell of the elimination. */
function cellTerms({ network, elimination, partners }: ChainStructure): readonly (readonly string[])[] {
  const place = new Map(partners.map((i, p) => [i, p]));
  return elimination.cells.map(({ from, to }) =>
    network.transitions
      .filter((t) => t.from === from && t.to === to)
      .map((t) =>
        partnersOf(network, t).reduce(
          (factors, i) => `product(${factors}, occupation[${place.get(i)!}])`,
          `rate[${t.rate}]`,
        ),
      ),
  );
}

/** Makes weights occupations, and leaves the residuals of the partners. */
function storeWeights(code: WgslLines, { network, partners }: ChainStructure, weights: readonly string[]): void {
  for (const { first, end, fraction } of network.chains) {
    const scale = code.keep(`times(inverse(${code.sum(weights.slice(first, end))}), ${float(fraction)})`);
    for (let i = first; i < end; i++) {
      const scaled = code.keep(`product(${weights[i]}, ${scale})`);
      code.line(`weight[${i}] = normal(${scaled}.m, ${scaled}.e);`);
    }
  }
  partners.forEach((i, p) => code.line(`residual[${p}] = logRatio(weight[${i}], occupation[${p}]);`));
}

function combined(rows: readonly Row[], value: (p: number) => string): Row {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  return new Map(columns.map((p) => [p, value(p)]));
}
