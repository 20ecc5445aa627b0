/**
 * Electrode potential scales. U_RHE = U_SHE + (kT ln 10 / e) pH: the reversible hydrogen electrode follows the pH of the
 * solution, the standard hydrogen electrode does not (0.0592 V per pH unit only at 298.15 K).
 * Source: J. K. Nørskov et al., J. Phys. Chem. B 108, 17886 (2004), doi 10.1021/jp047349j.
 */

/** `RHE`, or `SHE` together with a pH. */
export type PotentialScale = 'RHE' | 'SHE';

/** Shift of the RHE against the SHE per pH unit [V] at thermal energy `kT` [eV]. */
export function voltPerPh(kT: number): number {
  return kT * Math.LN10;
}

/** The same potential [V] on another scale, at `pH` and thermal energy `kT` [eV]. */
export function convertPotential(
  value: number,
  from: PotentialScale,
  to: PotentialScale,
  pH: number,
  kT: number,
): number {
  if (from === to) return value;
  const shift = voltPerPh(kT) * pH;
  return to === 'RHE' ? value + shift : value - shift;
}
