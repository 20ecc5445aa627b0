import type { Composition } from './formula';

/**
 * What a species is to the rate law: `surface` species and empty sites have coverages, `gas` and `solution` species
 * have activities, and `proton` and `electron` act through the electrode potential and pH alone.
 */
export type Phase = 'surface' | 'site' | 'gas' | 'solution' | 'proton' | 'electron';

/** One species of a mechanism. */
export interface Species {
  /** Canonical name: `NO3*`, `CO*_t`, `*`, `NO3-`, `e-`. */
  readonly name: string;
  readonly phase: Phase;
  /** Atoms, or null where neither the name nor a declaration gives them. */
  readonly composition: Composition | null;
  /** Charge in elementary charges. */
  readonly charge: number;
  /** Site type, for surface species and empty sites. */
  readonly site: string | null;
  /** Sites of that type that one species occupies; 0 away from the surface. */
  readonly denticity: number;
}

/** What a study may say of a species whose name does not tell it. */
export interface SpeciesDeclaration {
  readonly composition?: Composition | undefined;
  readonly charge?: number | undefined;
  readonly denticity?: number | undefined;
  readonly phase?: 'gas' | 'solution' | undefined;
}

/** True for species whose amount is a coverage. */
export function onSurface(species: Species): boolean {
  return species.phase === 'surface' || species.phase === 'site';
}

/** True for species that enter the rate law as an activity. */
export function hasActivity(species: Species): boolean {
  return species.phase === 'gas' || species.phase === 'solution';
}
