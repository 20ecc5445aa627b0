/** log2 of coverages is stored in units of 2^-20, log2 of TOFs in units of 2^-18 above two bits, see the shader `steady`. */
export const coverageUnits = 2 ** 20;
export const tofUnits = 2 ** 18;
export const wayBits = 2;
/** Sign of a TOF by its two bits: none, made, consumed, hidden by rounding. */
export const signOfWay = [0, 1, -1, 0] as const;
export const hiddenWay = 3;
/** Stored for what does not form, whatever the rates. */
export const absent = -0x7fffffff;
