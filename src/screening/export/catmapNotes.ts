import { boltzmann_J_per_K, elementaryCharge_C } from '../../base';
import type { Model } from '../model';
import type { CatmapDescriptor } from './exportCatmap';
import type { CatmapNaming } from './catmapNaming';
import type { ExportPoint } from './foldedForm';

/** Boltzmann constant of CatMAP [eV/K]. */
const catmapBoltzmann = 8.617332478e-5;

/** What a CatMAP model does not say of a study, one line each. */
export function catmapNotes(
  { study, mechanism, steps }: Model,
  point: ExportPoint,
  naming: CatmapNaming,
  descriptors: readonly CatmapDescriptor[],
): readonly string[] {
  const notes: string[] = [];
  const { energetics, sites, domain, constants } = study;
  if (study.thermochemistry !== undefined || hasTemperatureTerm(study)) {
    notes.push(`thermal parts are numbers for ${point.T} K and do not follow a change of temperature`);
  }
  for (const { name, key, shift } of descriptors) {
    if (shift !== 0) notes.push(`the axis ${key} is ${name} ${shift < 0 ? '−' : '+'} ${Math.abs(shift)} eV`);
  }
  for (const { name, fraction } of sites) {
    if (fraction !== 1) {
      notes.push(`CatMAP’s default solver ignores the total ${fraction} of sites ${name} and takes 1`);
    }
  }
  for (const { name, denticity } of mechanism.states) {
    if (denticity > 1) notes.push(`${name} takes ${denticity} sites; CatMAP counts one in its balance`);
  }
  for (const [before, after] of naming.changed) notes.push(`${before} is written ${after}`);
  const boltzmann = constants?.boltzmann_eV_per_K ?? boltzmann_J_per_K / elementaryCharge_C;
  const relative = Math.abs(boltzmann / catmapBoltzmann - 1);
  if (relative > 1e-12) {
    notes.push(
      `CatMAP’s Boltzmann constant is 8.617332478e-5 eV/K, ${relative.toExponential(0)} off; rates differ a little`,
    );
  }
  if (!energetics.floorBarriers) notes.push('CatMAP takes 0, or the reaction energy, where a barrier is lower');
  if (mechanism.externals.some(({ phase }) => phase === 'electron')) {
    notes.push(`every charge transfer has its β, since CatMAP would carry one over to later steps`);
    if (energetics.potentialScale === 'SHE')
      notes.push(`voltage is vs SHE; what depends on pH holds at pH ${point.pH}`);
  }
  if (Number.isFinite(point.time)) notes.push(`CatMAP knows the steady state alone, not ${point.time} s`);
  if (domain !== undefined) notes.push(`the domain is left out: ${domain.rule}`);
  if (study.uncertainty !== undefined) notes.push('uncertainties of parameters are left out');
  if (study.outputs.axes !== undefined && descriptors.length < 2) {
    notes.push(`axes are left out: ${study.outputs.axes.map(({ name }) => name).join(', ')}`);
  }
  if (study.candidates.some(({ uncertainties }) => uncertainties !== undefined)) {
    notes.push('uncertainties of candidates are left out');
  }
  if (study.candidates.length < 2 && descriptors.length > 0) {
    notes.push('surfaces are the corners of the map, since CatMAP wants some');
  }
  if (steps.length > 0) notes.push(`reactant ${study.outputs.reactant} and products are not named in CatMAP`);
  return notes;
}

function hasTemperatureTerm({ energetics }: Model['study']): boolean {
  const mentions = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && (Object.hasOwn(value, 'T') || Object.values(value).some(mentions));
  return mentions(energetics.energies) || mentions(energetics.corrections ?? {});
}
