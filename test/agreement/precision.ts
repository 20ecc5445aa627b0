/** How closely a backend must agree with the reference. */
export interface Precision {
  /** Of ln coverages. */
  readonly coverage: number;
  /** Of a TOF relative to itself, or to the gross rate of the steps that make the species, where it is their difference. */
  readonly tof: number;
  readonly gross: number;
  readonly derivative: number;
  readonly share: number;
  readonly residual: number;
}

export const doublePrecision: Precision = {
  coverage: 1e-9,
  tof: 1e-9,
  gross: 1e-10,
  derivative: 1e-7,
  share: 1e-9,
  residual: 1e-9,
};

/** Derivatives come in double precision from every backend. */
export const singlePrecision: Precision = {
  coverage: 1e-4,
  tof: 1e-4,
  gross: 1e-10,
  derivative: 1e-7,
  share: 1e-4,
  residual: 1e-5,
};
