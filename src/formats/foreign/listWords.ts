import { textOf } from './jsonValue';

/** Names of what holds an adsorbate, in small letters without marks. */
export const adsorbateWords = [
  'adssymbols',
  'adsorbate',
  'adsorbates',
  'ads',
  'species',
  'speciesname',
  'adsorbatename',
];
/** Names of what holds an adsorption energy. */
export const adsorptionWords = [
  'adsorptionenergy',
  'eads',
  'ead',
  'eadsorption',
  'deads',
  'bindingenergy',
  'ebind',
  'ebinding',
  'de',
  'reactionenergy',
];
/** Names of what holds a facet. */
export const facetWords = ['facet', 'millerindex', 'millerindices', 'miller', 'millers', 'hkl', 'plane'];

/** `*NH2`, `NH2*` and `NH2_s` are NH2. */
export function adsorbateName(text: string): string {
  const plain = text.trim();
  return plain === '*' ? '*' : plain.replace(/\*/g, '').replace(/_[a-z]$/, '');
}

/** `(1, 1, -1)`, `[1,1,-1]` and `11-1` are 11-1. */
export function facetName(value: unknown): string {
  const text = Array.isArray(value) ? value.map(textOf).join('') : textOf(value);
  return text.replace(/[()[\]{}\s,]/g, '');
}
