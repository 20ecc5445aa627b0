import type { Counts } from '../screening';
import { chemicalText } from './chemicalText';
import { numberText } from './numberText';

const fractions: Readonly<Record<string, string>> = {
  '0.5': '½',
  '0.3333': '⅓',
  '0.25': '¼',
  '0.6667': '⅔',
  '0.75': '¾',
};

/** How many as a factor before a name: nothing for 1, `2`, `½`. */
export function countText(count: number): string {
  const text = numberText(count);
  return text === '1' ? '' : (fractions[text] ?? text);
}

/** Species with counts as a sum: `2H⁺ + 2e⁻`. */
export function countsText(counts: Counts): string {
  return counts.map(({ species, count }) => `${countText(count)}${chemicalText(species)}`).join(' + ');
}

/** A reaction, what is taken negative: `CO + ½O₂ → CO₂`. */
export function reactionText(reaction: Counts): string {
  const side = (sign: number): string =>
    countsText(
      reaction
        .filter(({ count }) => count * sign > 0)
        .map(({ species, count }) => ({ species, count: Math.abs(count) })),
    );
  return `${side(-1)} → ${side(1)}`;
}

/** Why the last level of a profile is no reaction energy; empty where it is one. */
export function unbalancedText(unbalanced: Counts): string {
  if (unbalanced.length === 0) return '';
  const said = unbalanced.map(
    ({ species, count }) => `${chemicalText(species)} is not ${count < 0 ? 'made' : 'removed'} here`,
  );
  return `not the reaction energy: ${said.join(', ')}`;
}
