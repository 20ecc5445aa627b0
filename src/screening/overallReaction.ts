import { leastSquares } from '../math';
import type { Species } from '../mechanism';

/**
 * Electrons taken up to make one `product` from the reactant, protons, water and electrons, by the balance of every
 * element and of charge: NO3- + 9 H+ + 8 e- -> NH3 + 3 H2O gives 8. NaN when no such reaction exists.
 */
export function electronsFor(product: Species, reactant: Species): number {
  const feed: readonly { readonly composition: Readonly<Record<string, number>>; readonly charge: number }[] = [
    { composition: reactant.composition ?? {}, charge: reactant.charge },
    { composition: { H: 1 }, charge: 1 },
    { composition: {}, charge: -1 },
    { composition: { H: 2, O: 1 }, charge: 0 },
  ];
  const made = product.composition ?? {};
  const elements = [...new Set([...feed.flatMap((s) => Object.keys(s.composition)), ...Object.keys(made)])];
  const used = feed.filter((_, i) => i !== 3 || elements.includes('O'));
  const rows = [
    ...elements.map((e) => used.map((s) => s.composition[e] ?? 0)),
    used.map((s) => s.charge),
  ];
  const target = [...elements.map((e) => made[e] ?? 0), product.charge];
  const solution = leastSquares(rows, target);
  if (solution === null) return NaN;
  const miss = rows.some((row, i) => Math.abs(row.reduce((sum, c, k) => sum + c * solution[k]!, 0) - target[i]!) > 1e-9);
  return miss ? NaN : Math.round(solution[2]! * 1e9) / 1e9;
}
