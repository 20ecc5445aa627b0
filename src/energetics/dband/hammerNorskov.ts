import type { DBand } from './dBand';

/**
 * The two terms of an adsorption energy that the d states give in the model of Hammer and Nørskov, per coupling V² of Cu:
 *
 *   ΔE = ΔE_sp + V² · hybridization + α V² · repulsion,
 *   hybridization = -2 (1 - f) v / (ε_d - ε_a),   repulsion = 2 (1 + f) v,
 *
 * for one level below the d band, v the coupling relative to Cu and f the filling. ΔE_sp [eV], V² [eV²] and α [1/eV] are
 * the adsorbate's, so that a fit of ΔE on the two terms gives V² and α V².
 *
 * Source: B. Hammer, Y. Morikawa, J. K. Nørskov, Phys. Rev. Lett. 76, 2141 (1996), doi 10.1103/PhysRevLett.76.2141.
 *
 * @param level_eV energy ε_a of the adsorbate's level [eV, relative to the Fermi level], below the centre of the band.
 */
export function hammerNorskovTerms(
  { center_eV, filling, coupling }: DBand,
  level_eV: number,
): { readonly hybridization: number; readonly repulsion: number } {
  const f = Math.min(1, filling);
  return {
    hybridization: (-2 * (1 - f) * coupling) / (center_eV - level_eV),
    repulsion: 2 * (1 + f) * coupling,
  };
}
