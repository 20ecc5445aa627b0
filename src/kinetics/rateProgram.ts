import { interactionSubject, type AffineForm, type InteractionModel, type RateLaw } from '../energetics';
import type { CompiledMechanism } from '../mechanism';
import { compileInteractions, type InteractionProgram } from './interactionProgram';
import { thermalEnergy, voltPerPh, type PotentialScale } from '../thermo';

/**
 * Every ln k of a mechanism as the minimum of a few forms that are affine in the axis variables: a million-pixel map is
 * these few hundred numbers plus the variables of each point. (The barrier is a maximum, so ln k is a minimum.)
 *
 * Interactions between adsorbates stand apart: the pieces are those of a clean surface.
 *
 * Axis variables, in order: the descriptors [eV], `U` [V on the scale of the conditions], `pH`, and `ln a_X` for every
 * species X with an activity. Temperature and transfer coefficients are fixed in a program; another T is another program.
 */
export interface RateProgram {
  readonly variables: readonly string[];
  /** Temperature [K]. */
  readonly T: number;
  /** Thermal energy [eV]. */
  readonly kT: number;
  /** Pieces of directed reaction d are piecePtr[d] … piecePtr[d + 1] - 1. [2 steps + 1] */
  readonly piecePtr: Int32Array;
  /** Coefficients of each piece by variable, then the constant. [pieces × (variables + 1)] */
  readonly pieces: Float64Array;
  /** Derivative of `pieces` by temperature [1/K]. */
  readonly piecesPerKelvin: Float64Array;
  /** A point is masked where one of these energies [eV] is negative. [masks × (variables + 1)] */
  readonly masks: Float64Array;
  /** Why, one sentence per mask. */
  readonly maskReasons: readonly string[];
  /** Interactions between adsorbates, which make ln k depend on coverages; null for none. */
  readonly interactions: InteractionProgram | null;
}

/** A form that must not be negative inside the domain of the model. */
export interface DomainRule {
  readonly form: AffineForm;
  readonly reason: string;
}

/** What a rate program is made from. */
export interface RateProgramInput {
  readonly mechanism: CompiledMechanism;
  readonly descriptors: readonly string[];
  /** One law per directed reaction; null for a direction without rate. */
  readonly laws: readonly (RateLaw | null)[];
  readonly domain: readonly DomainRule[];
  /** Interactions that the laws name; none when null or absent. */
  readonly interactions?: InteractionModel | null;
  readonly T: number;
  readonly scale: PotentialScale;
  readonly kJ_per_mol_per_eV: number | undefined;
  /** Boltzmann constant to take instead [eV/K]. */
  readonly boltzmann_eV_per_K?: number | undefined;
  /** Value [eV] and derivative [eV/K] at T of any other variable, such as the thermal part of a species' free energy. */
  readonly thermal?: (variable: string) => { readonly energy: number; readonly perKelvin: number };
}

/** Compiles rate laws at one temperature. Terms the laws may use: descriptors, `U_RHE`, `U_SHE`, `pH`, `T`, thermal ones. */
export function compileRateProgram(input: RateProgramInput): RateProgram {
  const { mechanism, descriptors, laws, T, scale } = input;
  const kT = thermalEnergy(T, input.kJ_per_mol_per_eV, input.boltzmann_eV_per_K);
  const kTPerKelvin = kT / T;
  const activities = mechanism.externals.map((s) => `ln a_${s.name}`);
  const variables = [...descriptors, 'U', 'pH', ...activities];
  const index = new Map(variables.map((name, i) => [name, i]));
  const stride = variables.length + 1;
  const last = variables.length;

  /** Adds an energy [eV] and its temperature derivative [eV/K] to coefficient rows. */
  const spread = (form: AffineForm, energy: Float64Array, slope: Float64Array): void => {
    energy[last] += form.constant;
    for (const [name, c] of Object.entries(form.terms)) {
      if (name === 'T') {
        energy[last] += c * T;
        slope[last] += c;
      } else if (name === 'U_RHE' || name === 'U_SHE') {
        energy[index.get('U')!] += c;
        const sign = name === `U_${scale}` ? 0 : scale === 'SHE' ? 1 : -1;
        energy[index.get('pH')!] += sign * c * voltPerPh(kT);
        slope[index.get('pH')!] += sign * c * voltPerPh(kTPerKelvin);
      } else if (index.has(name)) {
        energy[index.get(name)!] += c;
      } else if (interactionSubject(name) === null) {
        const term = input.thermal?.(name) ?? { energy: NaN, perKelvin: NaN };
        energy[last] += c * term.energy;
        slope[last] += c * term.perKelvin;
      }
    }
  };

  const piecePtr = new Int32Array(laws.length + 1);
  laws.forEach((law, d) => (piecePtr[d + 1] = piecePtr[d] + (law?.barriers.length ?? 1)));
  const pieces = new Float64Array(piecePtr[laws.length] * stride);
  const piecesPerKelvin = new Float64Array(pieces.length);
  laws.forEach((law, d) => {
    const first = piecePtr[d];
    if (law === null) {
      pieces[first * stride + last] = -Infinity;
      return;
    }
    law.barriers.forEach((form, p) => {
      const row = pieces.subarray((first + p) * stride, (first + p + 1) * stride);
      const rowPerKelvin = piecesPerKelvin.subarray((first + p) * stride, (first + p + 1) * stride);
      const energy = new Float64Array(stride);
      const slope = new Float64Array(stride);
      spread(form, energy, slope);
      for (let i = 0; i < stride; i++) {
        row[i] = -energy[i] / kT;
        rowPerKelvin[i] = (energy[i] / T - slope[i]) / kT;
      }
      row[last] += law.lnPrefactor + law.temperatureExponent * Math.log(T);
      rowPerKelvin[last] += law.temperatureExponent / T;
      for (let e = mechanism.externalPtr[d]; e < mechanism.externalPtr[d + 1]; e++) {
        row[descriptors.length + 2 + mechanism.externalIndex[e]] += mechanism.externalOrder[e];
      }
    });
  });

  const masks = new Float64Array(input.domain.length * stride);
  input.domain.forEach(({ form }, m) =>
    spread(form, masks.subarray(m * stride, (m + 1) * stride), new Float64Array(stride)),
  );
  const maskReasons = input.domain.map((rule) => rule.reason);
  const forms = laws.flatMap((law): readonly (AffineForm | null)[] => law?.barriers ?? [null]);
  const interactions =
    input.interactions === null || input.interactions === undefined
      ? null
      : compileInteractions(input.interactions, mechanism, forms, { stride, spread });
  return { variables, T, kT, piecePtr, pieces, piecesPerKelvin, masks, maskReasons, interactions };
}
