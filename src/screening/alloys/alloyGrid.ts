import { InvalidInput } from '../../base';
import { alloyBand, requireBand, requireNeighbours, type AlloyModel } from './alloyModel';

/** Hypothetical alloys to be made. */
export interface AlloyGrid {
  readonly elements: readonly string[];
  /** Elements in one alloy at most, 1 to 3. */
  readonly parts: number;
  /** Steps from one pure metal to another: 20 for shares of 5 %. */
  readonly steps: number;
  /** Relative changes of the distance between neighbours. */
  readonly strains: readonly number[];
  readonly facets: readonly string[];
}

/** One hypothetical surface. */
export interface AlloyCandidate {
  /** Such as `Pt0.75Ru0.25(111) +2 %`. */
  readonly name: string;
  readonly composition: string;
  readonly facet: string;
  readonly strain: number;
  /** Centre of the d band [eV, relative to the Fermi level] and coupling relative to Cu. */
  readonly eps_d: number;
  readonly Vad2: number;
  /** Energies [eV] of the study's descriptors, in their order. */
  readonly energies: readonly number[];
}

/** Most alloys of one grid. */
export const mostAlloys = 5_000_000;

/**
 * Alloys of a grid, one after the other: compositions, then strains, then facets.
 *
 * @throws InvalidInput for elements or facets that are not known, and for more than 5 million alloys.
 */
export function* alloyGrid(model: AlloyModel, grid: AlloyGrid): Generator<AlloyCandidate> {
  requireGrid(model, grid);
  const fits = [...model.fits.values()].map(({ coefficients }) => coefficients.map(({ value }) => value));
  for (const shares of compositionsOf(grid)) {
    const composition = shares.map(([element, share]) => `${element}${share === 1 ? '' : text(share)}`).join('');
    for (const strain of grid.strains) {
      const percent = strain === 0 ? '' : ` ${strain > 0 ? '+' : '-'}${text(100 * Math.abs(strain))} %`;
      for (const facet of grid.facets) {
        const { center_eV, coupling } = alloyBand(model, shares, strain, facet);
        yield {
          name: `${composition}(${facet})${percent}`,
          composition,
          facet,
          strain,
          eps_d: center_eV,
          Vad2: coupling,
          energies: fits.map(([constant, center, couple]) => constant + center * center_eV + couple * coupling),
        };
      }
    }
  }
}

/** How many alloys a grid has. */
export function alloyCount({ elements, parts, steps, strains, facets }: AlloyGrid): number {
  const n = elements.length;
  const inner = [1, steps - 1, ((steps - 1) * (steps - 2)) / 2];
  const choices = [n, (n * (n - 1)) / 2, (n * (n - 1) * (n - 2)) / 6];
  const compositions = choices.slice(0, parts).reduce((sum, choice, k) => sum + choice * inner[k], 0);
  return compositions * strains.length * facets.length;
}

function requireGrid({ bands }: AlloyModel, grid: AlloyGrid): void {
  const { elements, parts, steps, strains, facets } = grid;
  for (const element of elements) requireBand(bands, element);
  for (const facet of facets) requireNeighbours(facet);
  const twice = elements.find((element, i) => elements.indexOf(element) < i);
  if (twice !== undefined) throw new InvalidInput({ name: 'element', got: twice, expected: 'each element once' });
  if (![1, 2, 3].includes(parts)) throw new InvalidInput({ name: 'parts', got: parts, expected: '1, 2 or 3' });
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= 1000))
    throw new InvalidInput({ name: 'steps', got: steps, expected: 'a whole number from 1 to 1000' });
  const far = strains.find((strain) => !(Math.abs(strain) <= 0.2));
  if (far !== undefined) throw new InvalidInput({ name: 'strain', got: far, expected: 'a number from -0.2 to 0.2' });
  const count = alloyCount(grid);
  if (count > mostAlloys) throw new InvalidInput({ name: 'alloys', got: count, expected: `at most ${mostAlloys}` });
}

type Shares = readonly (readonly [element: string, share: number])[];

/** Pure metals, then pairs, then triples, every share at least one step. */
function* compositionsOf({ elements, parts, steps }: AlloyGrid): Generator<Shares> {
  for (const a of elements) yield [[a, 1]];
  for (const [i, a] of parts > 1 ? elements.entries() : []) {
    for (const b of elements.slice(i + 1)) {
      for (let k = 1; k < steps; k++) yield [[a, 1 - k / steps], [b, k / steps]]; // prettier-ignore
    }
  }
  for (const [i, a] of parts > 2 ? elements.entries() : []) {
    for (const [j, b] of elements.slice(i + 1).entries()) {
      for (const c of elements.slice(i + j + 2)) {
        for (let k = 1; k < steps - 1; k++) {
          for (let m = 1; m < steps - k; m++) yield [[a, 1 - (k + m) / steps], [b, k / steps], [c, m / steps]]; // prettier-ignore
        }
      }
    }
  }
}

/** Up to four digits, without those of rounding. */
function text(value: number): string {
  return String(Number(value.toFixed(4)));
}
