/**
 * How the thermal part of a species' free energy is modelled. Energies of a study are electronic; a thermal model adds the
 * zero-point energy, the heating ∫Cp dT from 0 K and the entropy. Frequencies are wavenumbers in 1/cm.
 */
export type ThermalModel =
  | FrozenModel
  | FixedEntropyModel
  | IdealGasModel
  | ShomateModel
  | Nasa7Model
  | HarmonicModel
  | HinderedModel
  | CombinationModel;

/** No thermal contribution, zero-point energy included or not: that of the frequencies where there are any. */
export interface FrozenModel {
  readonly kind: 'frozen';
  readonly frequencies_cm?: readonly number[] | undefined;
}

/** Zero-point energy of the frequencies and an entropy that does not depend on the temperature. */
export interface FixedEntropyModel {
  readonly kind: 'fixed-entropy';
  readonly entropy_eV_per_K: number;
  /** ∫Cp dT, taken as a constant [eV]. */
  readonly heating_eV?: number | undefined;
  readonly frequencies_cm?: readonly number[] | undefined;
}

/** Ideal gas at 1 bar: translation, rigid rotor, harmonic vibrations and the degeneracy of the electronic ground state. */
export interface IdealGasModel {
  readonly kind: 'ideal-gas';
  readonly mass_amu: number;
  /** Characteristic temperatures of rotation [K]: none for an atom, one for a linear molecule, three otherwise. */
  readonly rotationalTemperatures_K: readonly number[];
  /** Rotational symmetry number. */
  readonly symmetry: number;
  /** Degeneracy of the electronic ground state, 2S + 1. */
  readonly multiplicity: number;
  readonly frequencies_cm: readonly number[];
  /**
   * Centrifugal stretching ρ [1/K]: the rotational partition function is 1 + ρ T times that of the rigid rotor. For a linear
   * molecule ρ = 2 D k / (B² h c) with the constants B and D of its spectrum. None when absent.
   */
  readonly centrifugal_per_K?: number | undefined;
}

/** One temperature range [K] of a Shomate equation with its coefficients A to H (J/mol, kJ/mol, T/1000 K). */
export interface ShomateRange {
  readonly from_K: number;
  readonly to_K: number;
  readonly coefficients: readonly number[];
}

/** Heat capacity, enthalpy and entropy of a gas at 1 bar by the Shomate equation. */
export interface ShomateModel {
  readonly kind: 'shomate';
  readonly ranges: readonly ShomateRange[];
  /** Extrapolate every range down to 298.15 K for its enthalpy there, as CatMAP does (5 meV for N2 at 700 K). */
  readonly extrapolated?: boolean | undefined;
  /** Heating from 0 to 298.15 K [kJ/mol]; 298.15 K times Cp there when absent. */
  readonly heating298_kJ_per_mol?: number | undefined;
  readonly frequencies_cm?: readonly number[] | undefined;
}

/** One temperature range [K] of a NASA polynomial with its coefficients a1 to a7. */
export interface Nasa7Range {
  readonly from_K: number;
  readonly to_K: number;
  readonly coefficients: readonly number[];
}

/** Heat capacity, enthalpy and entropy of a gas at 1 bar by NASA polynomials of seven coefficients. */
export interface Nasa7Model {
  readonly kind: 'nasa-7';
  readonly ranges: readonly Nasa7Range[];
  /** Heating from 0 to 298.15 K [kJ/mol]; 298.15 K times Cp there when absent. */
  readonly heating298_kJ_per_mol?: number | undefined;
  readonly frequencies_cm?: readonly number[] | undefined;
}

/** Adsorbate whose modes are all harmonic. */
export interface HarmonicModel {
  readonly kind: 'harmonic';
  readonly frequencies_cm: readonly number[];
  /** Modes below this are raised to it; their entropy diverges as the frequency goes to zero. None when absent. */
  readonly lowest_cm?: number | undefined;
}

/** Adsorbate that slides and turns over a cosine potential; its other modes are harmonic. */
export interface HinderedModel {
  readonly kind: 'hindered';
  readonly mass_amu: number;
  /** Barrier between neighbouring sites [eV]. */
  readonly translationBarrier_eV: number;
  /** Distance of neighbouring sites [m]. */
  readonly siteDistance_m: number;
  /** Barrier of the rotation about the surface normal [eV]. */
  readonly rotationBarrier_eV: number;
  /** Moment of inertia about that axis [amu Å²]. */
  readonly inertia_amuA2: number;
  /** Equivalent minima of a full turn. */
  readonly minima: number;
  /** Symmetry number of the rotation. */
  readonly symmetry: number;
  /** All other modes. */
  readonly frequencies_cm: readonly number[];
  readonly lowest_cm?: number | undefined;
}

/** The thermal parts of other species, weighted: an unknown transition state as the mean of its initial and final state. */
export interface CombinationModel {
  readonly kind: 'combination';
  readonly of: Readonly<Record<string, number>>;
}

/** Thermal parts of a free energy: G = E + zeroPoint + heating - T entropy. */
export interface ThermalParts {
  /** Zero-point energy [eV]. */
  readonly zeroPoint: number;
  /** ∫Cp dT from 0 K [eV]. */
  readonly heating: number;
  /** Entropy [eV/K], of a gas at 1 bar. */
  readonly entropy: number;
}
