import type { CatmapNames } from './catmapNames';
import type { CatmapTable } from './catmapTable';
import { speciesKey, type CatmapReaction, type CatmapSpecies } from './reactionExpression';

/** Transition states of a step by CatMAP key, empty sites, gases and adsorbates left out. */
export function transitionStates(reaction: CatmapReaction, names: CatmapNames): readonly { readonly key: string }[] {
  return (reaction.transition ?? [])
    .map((species) => ({ species, key: speciesKey(species) }))
    .filter(({ species, key }) => species.name !== '*' && species.site !== 'g' && !names.adsorbates.includes(key));
}

/** Adsorbates of a state by CatMAP key with their counts. */
export function adsorbateWeights(
  state: readonly CatmapSpecies[],
  names: CatmapNames,
): readonly (readonly [string, number])[] {
  const sum = new Map<string, number>();
  for (const species of state) {
    const key = speciesKey(species);
    if (names.role(key) === 'adsorbate') sum.set(key, (sum.get(key) ?? 0) + species.count);
  }
  return [...sum];
}

/** Summed energy of species on a surface [eV]; null where one is missing. */
export function summedEnergy(
  weights: readonly (readonly [string, number])[],
  table: CatmapTable,
  surface: number,
): number | null {
  let sum = 0;
  for (const [key, count] of weights) {
    const energy = table.energies(key)[surface];
    if (energy === null) return null;
    sum += count * energy;
  }
  return sum;
}

/** a - b; null where one is missing. */
export function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/** Weighted energies of the gases of a step, which CatMAP counts in a BEP line with given numbers only [eV]. */
export function gasOffset(reaction: CatmapReaction, names: CatmapNames, table: CatmapTable, m: number): number {
  const sum = (state: readonly CatmapSpecies[]): number =>
    state.reduce(
      (total, s) => (names.role(speciesKey(s)) === 'gas' ? total + (table.gasEnergy(speciesKey(s)) ?? 0) : total),
      0,
    );
  return (1 - m) * sum(reaction.initial) + m * sum(reaction.final);
}

/** Slope and intercept of the least-squares line, with its slope given or not. */
export function lineThrough(
  points: readonly (readonly [number, number])[],
  slope: number | undefined,
): [number, number] {
  const count = points.length;
  const [mx, my] = [0, 1].map((k) => points.reduce((sum, point) => sum + point[k], 0) / count);
  const square = points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
  const m = slope ?? points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / square;
  return [m, my - m * mx];
}
