/** How a product looks in every picture. */
export interface ProductStyle {
  readonly color: string;
  readonly letter: string;
}

/** Fixed colours and letters of products (Okabe–Ito), so that they mean the same in every picture. */
const fixed: Readonly<Record<string, ProductStyle>> = {
  NH3: { color: '#009E73', letter: 'A' },
  N2: { color: '#0072B2', letter: 'N' },
  N2O: { color: '#CC79A7', letter: 'L' },
  NO: { color: '#E69F00', letter: 'O' },
  'NO2-': { color: '#F0E442', letter: 'I' },
  H2: { color: '#999999', letter: 'H' },
};

/** Colours of what has no fixed one. */
export const spareColors = ['#56B4E9', '#D55E00', '#009E73', '#0072B2', '#CC79A7', '#E69F00'];

/** Style of the product of this name, `index` its place among the products. */
export function productStyle(name: string, index: number): ProductStyle {
  return Object.hasOwn(fixed, name) ? fixed[name] : { color: spareColors[index % spareColors.length], letter: name[0] };
}
