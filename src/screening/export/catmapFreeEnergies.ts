import { InvalidInput } from '../../base';
import { combine, type AffineForm } from '../../energetics';
import { hasActivity } from '../../mechanism';
import type { Model } from '../model';
import { SpeciesEnergies } from '../speciesEnergies';
import { foldedForm, type ExportPoint } from './foldedForm';

/** Free energies of a study's species at one temperature, lines in the descriptors. */
export interface CatmapFreeEnergies {
  /** By name in the study; a proton–electron pair is the zero. */
  readonly of: ReadonlyMap<string, AffineForm>;
  /** What is missing or does not fit, one line each; empty where all energies are there. */
  readonly refused: readonly string[];
}

/**
 * CatMAP takes both directions of a step from energies of species, so every species needs one, and those of gases must not
 * depend on the surface. Energies of hydrogen are shifted so that H+ + e- stands at 0 V at zero.
 */
export function catmapFreeEnergies(model: Model, point: ExportPoint): CatmapFreeEnergies {
  const { study, mechanism } = model;
  const kept = new Set(study.descriptors.map(({ name }) => name));
  const variables = new Set([...kept, 'U_RHE', 'U_SHE', 'pH', 'T']);
  const energies = new SpeciesEnergies(study, variables);
  const refused: string[] = [];
  const missing: string[] = [];
  const raw = new Map<string, AffineForm>();
  for (const species of [...mechanism.states, ...mechanism.externals]) {
    try {
      raw.set(species.name, foldedForm(energies.free(species, 'CatMAP'), point.values, kept));
    } catch (fault) {
      if (!(fault instanceof InvalidInput)) throw fault;
      missing.push(species.name);
    }
  }
  if (missing.length > 0) {
    refused.push(`energies of species, from which CatMAP takes barriers (there are none of ${missing.join(', ')})`);
  }
  const proton = raw.get('H+')?.constant ?? 0;
  const of = new Map<string, AffineForm>();
  for (const species of [...mechanism.states, ...mechanism.externals]) {
    const form = raw.get(species.name);
    if (form === undefined) continue;
    const hydrogen = species.composition?.H ?? 0;
    const shifted = combine([
      [1, form],
      [-1, { constant: hydrogen * proton, terms: {} }],
    ]);
    of.set(species.name, shifted);
    const [slope] = Object.keys(shifted.terms);
    if (hasActivity(species) && slope !== undefined) {
      refused.push(`energies of gases that are numbers (that of ${species.name} depends on ${slope})`);
    }
  }
  return { of, refused };
}
