/**
 * Published energies of reactions with their provenance: formation energies of adsorbates and transition states by surface,
 * and hydrogen adsorption with exchange currents. Energies in eV, in the reference that each file names.
 */
import * as v from 'valibot';

import { surfaceSetSchema } from './dataset';
import { validate } from './validate';

const { id, title, source, notes } = surfaceSetSchema.entries;

const finite = v.pipe(v.number('a finite number'), v.finite('a finite number'));
const positive = v.pipe(finite, v.gtValue(0, 'a number > 0'));
const facet = v.pipe(title, v.regex(/^\d{3}$/, 'three Miller indices'));
const head = {
  sabatierDataset: v.literal(1),
  id,
  title,
  source,
  notes,
  unit: v.literal('eV', '"eV"'),
  reference: title,
  functional: title,
};

function listOf<const T extends v.GenericSchema>(item: T) {
  return v.pipe(v.array(item), v.minLength(1, 'at least one entry'), v.readonly());
}

export const formationEnergySetSchema = v.strictObject({
  ...head,
  kind: v.literal('formation-energies', '"formation-energies"'),
  gases: listOf(
    v.strictObject({
      name: title,
      energy_eV: finite,
      frequencies_cm: v.pipe(v.array(positive), v.readonly()),
      key: title,
    }),
  ),
  energies: listOf(v.strictObject({ surface: title, facet, species: title, energy_eV: finite, key: title })),
});

export const hydrogenSetSchema = v.strictObject({
  ...head,
  kind: v.literal('hydrogen-evolution', '"hydrogen-evolution"'),
  /** ΔG - ΔE of H* against ½ H2. */
  correction_eV: finite,
  /** Rate constant k0 of the paper's kinetic model. */
  prefactor_per_s: positive,
  metals: listOf(
    v.strictObject({
      metal: title,
      facet,
      /** Adsorption energy at a quarter of a monolayer. */
      dE_H_quarter_eV: finite,
      dG_H_quarter_eV: finite,
      /** At a full monolayer. */
      dE_H_full_eV: finite,
      /** Measured exchange currents; `sample` where the source names it. */
      exchangeCurrents: listOf(v.strictObject({ log10_A_cm2: finite, sample: v.exactOptional(title) })),
    }),
  ),
});

const onPt = { G_at_0p9V_eV: finite, electrons: v.pipe(positive, v.integer('a whole number')) };

export const oxygenSetSchema = v.strictObject({
  ...head,
  kind: v.literal('oxygen-reduction', '"oxygen-reduction"'),
  /** Free energy of OH* on Pt at 0 V, from which the others scale. */
  descriptorOnPt_eV: finite,
  /** Potential of the free energies below. */
  U_RHE: finite,
  /** Mole fraction of O2 in water under 1 bar. */
  moleFractionO2: positive,
  dissolved: listOf(v.strictObject({ name: title, ...onPt })),
  adsorbed: listOf(v.strictObject({ name: title, site: v.picklist(['a', 'b', 'dl']), ...onPt, perOH: finite })),
  protonTransfer: v.strictObject({ barrier_eV: finite, prefactor_per_s: positive }),
  transport: v.strictObject({ diffusion_per_s: positive, exchange_per_s: positive }),
  dissociations: listOf(
    v.strictObject({ of: title, into: v.strictTuple([title, title]), barrierOnPt_eV: finite, slope: finite }),
  ),
});

/** Free energies of oxygen reduction on Pt and their scaling. */
export type OxygenSet = v.InferOutput<typeof oxygenSetSchema>;
/** Formation energies of a reaction's species by surface. */
export type FormationEnergySet = v.InferOutput<typeof formationEnergySetSchema>;
/** Hydrogen adsorption and exchange currents of metals. */
export type HydrogenSet = v.InferOutput<typeof hydrogenSetSchema>;

/** `json` as a set of formation energies; `where` names the file in errors. @throws InvalidInput at the first fault. */
export function parseFormationEnergySet(json: unknown, where: string): FormationEnergySet {
  return validate(formationEnergySetSchema, json, 'set of formation energies', where);
}

/** `json` as a set of hydrogen adsorption energies; `where` names the file in errors. @throws InvalidInput at the first fault. */
export function parseHydrogenSet(json: unknown, where: string): HydrogenSet {
  return validate(hydrogenSetSchema, json, 'set of hydrogen adsorption energies', where);
}

/** `json` as a set of oxygen reduction energies; `where` names the file in errors. @throws InvalidInput at the first fault. */
export function parseOxygenSet(json: unknown, where: string): OxygenSet {
  return validate(oxygenSetSchema, json, 'set of oxygen reduction energies', where);
}
