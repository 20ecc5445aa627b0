import { refuseAt, type MkmcxxCompound, type MkmcxxDocument, type MkmcxxReaction } from './mkmcxxDocument';

/** Empty sites of an input: what is on the surface and has no letters or digits but those after a mark, `*` or `*_t`. */
export function emptySites(input: MkmcxxDocument, file: string): readonly MkmcxxCompound[] {
  const sites = input.compounds.filter(({ name, onSurface }) => onSurface && /^[^A-Za-z0-9]+\w*$/.test(name));
  if (sites.length === 0) {
    const place = input.sections.get('compounds')!;
    refuseAt(file, place, '&compounds', undefined, 'an empty site, such as *; 1; 1.0');
  }
  return sites;
}

/** Site type that a compound on the surface takes: the only one, or the one that its name ends in. */
export function siteOf(compound: MkmcxxCompound, sites: readonly MkmcxxCompound[], file: string): MkmcxxCompound {
  const ends = sites.filter(({ name }) => compound.name.endsWith(name));
  const [longest] = [...ends].sort((a, b) => b.name.length - a.name.length) as readonly (MkmcxxCompound | undefined)[];
  if (longest !== undefined) return longest;
  if (sites.length === 1) return sites[0];
  const expected = `a name that ends in a site: ${sites.map(({ name }) => name).join(', ')}`;
  return refuseAt(file, compound, 'compound', compound.name, expected);
}

/**
 * What every compound holds of quantities that reactions conserve (atoms of an element, sites of a type), found from the
 * compounds for which it is known: a reaction with one unknown compound gives it. Where nothing follows, `fallback` says.
 *
 * @param known amounts by compound; the result has all of `names`.
 * @throws InvalidInput at the reaction whose balance leaves no whole number, or none from `lowest`.
 */
export function balancedAmounts(
  quantity: string,
  names: readonly string[],
  known: ReadonlyMap<string, number>,
  reactions: readonly MkmcxxReaction[],
  lowest: number,
  fallback: (name: string) => number,
  file: string,
): ReadonlyMap<string, number> {
  const amounts = new Map(known);
  const open = new Set(names.filter((name) => !amounts.has(name)));
  const follow = (): void => {
    for (let found = true; found;) {
      found = false;
      for (const reaction of reactions) {
        const unknown = netTerms(reaction).filter(([name]) => open.has(name));
        if (unknown.length !== 1) continue;
        const [[name, count]] = unknown;
        const rest = netTerms(reaction).reduce((sum, [other, n]) => sum + n * (amounts.get(other) ?? 0), 0);
        const amount = -rest / count;
        if (!Number.isInteger(amount) || amount < lowest) {
          refuseAt(file, reaction, 'reaction', reaction.text, `a balance of ${quantity}: ${name} would hold ${amount}`);
        }
        amounts.set(name, amount);
        open.delete(name);
        found = true;
      }
    }
  };
  follow();
  for (const name of names) {
    if (!open.has(name)) continue;
    amounts.set(name, fallback(name));
    open.delete(name);
    follow();
  }
  for (const reaction of reactions) {
    const side = (terms: MkmcxxReaction['left']): number =>
      terms.reduce((sum, { name, count }) => sum + count * (amounts.get(name) ?? 0), 0);
    const [left, right] = [side(reaction.left), side(reaction.right)];
    if (left !== right) {
      refuseAt(file, reaction, 'reaction', reaction.text, `equal ${quantity} on both sides, not ${left} and ${right}`);
    }
  }
  return amounts;
}

/** Compounds that a reaction makes (positive) or takes. */
function netTerms({ left, right }: MkmcxxReaction): readonly (readonly [string, number])[] {
  const net = new Map<string, number>();
  for (const { name, count } of right) net.set(name, (net.get(name) ?? 0) + count);
  for (const { name, count } of left) net.set(name, (net.get(name) ?? 0) - count);
  return [...net].filter(([, count]) => count !== 0);
}
