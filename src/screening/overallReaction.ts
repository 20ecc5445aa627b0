import { leastSquares } from '../math';
import type { Species } from '../mechanism';

/** Atoms and charge, all that a balance asks of a species. */
type Matter = Pick<Species, 'composition' | 'charge'>;

const pair: readonly Matter[] = [
  { composition: { H: 1 }, charge: 1 },
  { composition: {}, charge: -1 },
];
const water: Matter = { composition: { H: 2, O: 1 }, charge: 0 };

/**
 * Electrons taken up to make one `product` from the reactant, protons, water and electrons, by the balance of every
 * element and of charge: NO3- + 9 H+ + 8 e- -> NH3 + 3 H2O gives 8. Water is left out where the reactant already fixes it
 * (O2 + 4 H+ + 4 e- -> 2 H2O gives 2 per H2O). NaN when no such reaction exists or more than one does.
 */
export function electronsFor(product: Species, reactant: Species): number {
  const feed = reactant.phase === 'proton' ? pair : [...pair, reactant];
  return electronsFrom(product, [...feed, water]) ?? electronsFrom(product, feed) ?? NaN;
}

/** The electrons (second of `feed`) in the reaction that makes `product`; null when `feed` leaves a choice, NaN for none. */
function electronsFrom(product: Matter, feed: readonly Matter[]): number | null {
  const elements = [...new Set([...feed, product].flatMap((s) => Object.keys(s.composition ?? {})))];
  const amounts = (s: Matter): number[] => [...elements.map((e) => s.composition?.[e] ?? 0), s.charge];
  const columns = feed.map(amounts);
  const target = amounts(product);
  const rows = target.map((_, i) => columns.map((column) => column[i]));
  const solution = leastSquares(rows, target);
  if (solution === null) return null;
  const miss = rows.some((row, i) => Math.abs(row.reduce((sum, c, k) => sum + c * solution[k], 0) - target[i]) > 1e-9);
  return miss ? NaN : Math.round(solution[1] * 1e9) / 1e9 + 0;
}
