import { partnersOf, type ChainStructure } from '../chain/chainStructure';
import {
  add,
  constant,
  divide,
  load,
  multiply,
  negate,
  SlotFunction,
  subtract,
  sum,
  type Expression,
} from './slotCode';

/** What code for the chains is generated from, and where slots lie. */
export interface ChainPlan extends ChainStructure {
  /** Addresses by rate or unknown. */
  readonly rate: (rate: number) => number;
  readonly occupation: (unknown: number) => number;
  /** Where stationary occupations go. */
  readonly weight: (unknown: number) => number;
}

/**
 * Code that finds the stationary occupations of the chains at given occupations of the partners, by the elimination of
 * Grassmann, Taksar and Heyman: sums, products and quotients of non-negative numbers.
 */
export function weighCode(plan: ChainPlan): SlotFunction {
  const code = new SlotFunction();
  const { pivots, roots } = plan.elimination;
  const cells = cellTerms(code, plan).map((terms) => (terms.length === 0 ? null : code.keep(sum(terms))));
  for (const { exits, entries } of pivots) {
    const stay = code.keep(divide(constant(1), sum(exits.map((cell) => cells[cell.index]!))));
    for (const { cell, targets } of entries) {
      const share = code.keep(multiply(cells[cell.index]!, stay));
      cells[cell.index] = share;
      for (const { to, exit } of targets) {
        const added = multiply(share, cells[exit.index]!);
        const before = cells[to.index];
        cells[to.index] = code.keep(before === null ? added : add(before, added));
      }
    }
  }
  const weights: Expression[] = [];
  for (const root of roots) weights[root] = constant(1);
  for (const { state, entries } of [...pivots].reverse()) {
    weights[state] = code.keep(sum(entries.map(({ cell }) => multiply(weights[cell.from], cells[cell.index]!))));
  }
  for (const { first, end, fraction } of plan.network.chains) {
    const scale = reciprocal(code, constant(fraction), balancedSum(weights.slice(first, end)));
    for (let i = first; i < end; i++) code.store(plan.weight(i), multiply(weights[i], scale));
  }
  return code;
}

/** Derivatives by partner; those that are zero whatever the rates are left out. */
type Row = ReadonlyMap<number, Expression>;

/**
 * Code that differentiates the elimination in logarithms as it goes (a sum is a weighted mean of logarithmic derivatives,
 * a quotient their difference) and stores stationary occupations and Newton's matrix: derivatives of the partners'
 * residuals by every partner.
 *
 * What is differentiated are gross fluxes θ_i W_ij, whose shares and means are those of W: derivatives by the occupation
 * that leaves then cancel exactly, instead of to rounding. They are taken by partners only; any other occupation scales
 * all that leaves its state, and the derivative of its residual is -1 in its own row and 0 elsewhere.
 *
 * @param entry address of an element of the matrix.
 */
export function tangentCode(plan: ChainPlan, entry: (row: number, column: number) => number): SlotFunction {
  const code = new SlotFunction();
  const one = code.keep(constant(1));
  const times = (a: Expression, b: Expression): Expression => (a === one ? b : b === one ? a : multiply(a, b));
  const mean = (shares: readonly Expression[], rows: readonly Row[]): Row =>
    combined(rows, (p) => {
      const terms = rows.flatMap((row, i) => (row.has(p) ? [times(shares[i], row.get(p)!)] : []));
      return terms.length === 1 && rows.length === 1 ? terms[0] : code.keep(sum(terms));
    });
  const total = (a: Row, b: Row): Row =>
    combined([a, b], (p) => {
      const [x, y] = [a.get(p), b.get(p)];
      return x !== undefined && y !== undefined ? code.keep(add(x, y)) : (x ?? y)!;
    });
  const shares = (parts: readonly Expression[], inverse: Expression): readonly Expression[] =>
    parts.length === 1 ? [one] : parts.map((part) => code.keep(multiply(part, inverse)));

  const { pivots, roots } = plan.elimination;
  const { cells, tangents } = startCells(code, plan, one);
  for (const { exits, entries } of pivots) {
    const rates = exits.map((cell) => cells[cell.index]!);
    const stay = code.keep(divide(one, sum(rates)));
    const exit = mean(
      shares(rates, stay),
      exits.map((cell) => tangents[cell.index]),
    );
    for (const { cell, targets } of entries) {
      const share = code.keep(multiply(cells[cell.index]!, stay));
      const own = tangents[cell.index];
      const row = combined([own, exit], (p) => {
        const [x, y] = [own.get(p), exit.get(p)];
        if (y === undefined) return x!;
        return code.keep(x === undefined ? negate(y) : subtract(x, y));
      });
      cells[cell.index] = share;
      tangents[cell.index] = row;
      for (const { to, exit: through } of targets) {
        const added = code.keep(multiply(share, cells[through.index]!));
        const before = cells[to.index];
        const addedRow = total(row, tangents[through.index]);
        if (before === null) {
          cells[to.index] = added;
          tangents[to.index] = addedRow;
          continue;
        }
        const all = code.keep(add(before, added));
        const parts = shares([before, added], code.keep(divide(one, all)));
        cells[to.index] = all;
        tangents[to.index] = mean(parts, [tangents[to.index], addedRow]);
      }
    }
  }

  const weights: Expression[] = [];
  const weightRows: Row[] = [];
  for (const root of roots) {
    weights[root] = one;
    weightRows[root] = new Map();
  }
  for (const { state, entries } of [...pivots].reverse()) {
    const terms = entries.map(({ cell }) => code.keep(times(weights[cell.from], cells[cell.index]!)));
    const rows = entries.map(({ cell }) => total(weightRows[cell.from], tangents[cell.index]));
    const weight = terms.length === 1 ? terms[0] : code.keep(sum(terms));
    weights[state] = weight;
    weightRows[state] = mean(terms.length === 1 ? [one] : shares(terms, code.keep(divide(one, weight))), rows);
  }
  for (const { first, end, fraction } of plan.network.chains) {
    const inverse = reciprocal(code, one, balancedSum(weights.slice(first, end)));
    const occupied = weights.slice(first, end).map((weight) => code.keep(times(weight, inverse)));
    occupied.forEach((share, i) => {
      code.store(plan.weight(first + i), multiply(share, constant(fraction)));
    });
    plan.partners.forEach((partner, column) => {
      const terms = weightRows
        .slice(first, end)
        .flatMap((row, i) => (row.has(column) ? [times(occupied[i], row.get(column)!)] : []));
      if (partner >= first && partner < end) terms.push(occupied[partner - first]);
      const centre = code.keep(terms.length === 0 ? constant(0) : sum(terms));
      plan.partners.forEach((p, row) => {
        if (p < first || p >= end) return;
        const derivative = weightRows[p].get(column);
        code.store(entry(row, column), derivative === undefined ? negate(centre) : subtract(derivative, centre));
      });
    });
  }
  return code;
}

/** Values and derivatives of the cells before the elimination. */
function startCells(
  code: SlotFunction,
  plan: ChainPlan,
  one: Expression,
): { cells: (Expression | null)[]; tangents: Row[] } {
  const { network, partners } = plan;
  const two = code.keep(constant(2));
  const terms = cellTerms(code, plan);
  const cells: (Expression | null)[] = [];
  const tangents = plan.elimination.cells.map(({ from, to }, c): Row => {
    const kept = terms[c].map((term) => code.keep(term));
    const own = network.transitions.filter((t) => t.from === from && t.to === to);
    cells.push(kept.length > 1 ? code.keep(sum(kept)) : (kept[0] ?? null));
    const orders = own.map(({ rate }) => {
      const order = new Map<number, number>();
      for (const i of network.rates[rate].factors) {
        const p = partners.indexOf(i);
        if (p >= 0) order.set(p, (order.get(p) ?? 0) + 1);
      }
      return order;
    });
    const power = (n: number): Expression => (n === 1 ? one : n === 2 ? two : constant(n));
    if (own.length === 1) return new Map([...orders[0]].map(([p, n]) => [p, power(n)]));
    if (own.length === 0) return new Map();
    const inverse = code.keep(divide(one, cells[c]!));
    const shares = kept.map((term) => code.keep(multiply(term, inverse)));
    return combined(orders, (p) =>
      code.keep(sum(orders.flatMap((order, t) => (order.has(p) ? [multiply(shares[t], power(order.get(p)!))] : [])))),
    );
  });
  return { cells, tangents };
}

/** Rates at which a site changes from one occupant to another, n k Π θ over the other reactants; a sum per cell. */
function cellTerms(code: SlotFunction, plan: ChainPlan): readonly (readonly Expression[])[] {
  const { network } = plan;
  const occupations = new Map(plan.partners.map((i) => [i, code.keep(load(plan.occupation(i)))]));
  return plan.elimination.cells.map(({ from, to }) =>
    network.transitions
      .filter((t) => t.from === from && t.to === to)
      .map((t) =>
        [load(plan.rate(t.rate)), ...partnersOf(network, t).map((i) => occupations.get(i)!)].reduce(multiply),
      ),
  );
}

function combined(rows: readonly ReadonlyMap<number, unknown>[], value: (p: number) => Expression): Row {
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort((a, b) => a - b);
  return new Map(columns.map((p) => [p, value(p)]));
}

/** a / b, or NaN where b is not finite. */
function reciprocal(code: SlotFunction, a: Expression, b: Expression): Expression {
  const divisor = code.keep(b);
  return code.keep(add(divide(a, divisor), multiply(constant(0), divisor)));
}

/** A sum in two parts that do not wait for each other. */
function balancedSum(terms: readonly Expression[]): Expression {
  if (terms.length < 4) return sum(terms);
  const half = terms.length >> 1;
  return add(sum(terms.slice(0, half)), sum(terms.slice(half)));
}
