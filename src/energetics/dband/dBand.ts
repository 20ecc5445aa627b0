/** The d states of a surface atom as an adsorbate meets them. */
export interface DBand {
  /** Centre [eV, relative to the Fermi level]. */
  readonly center_eV: number;
  /** Full width [eV] of a band of even or semi-elliptic shape. */
  readonly width_eV: number;
  /** Share of the states that is filled, 0 to 1. */
  readonly filling: number;
  /** Coupling V_ad² to an adsorbate, relative to Cu. */
  readonly coupling: number;
}

/** What is done to a metal: strain and a change of the number of neighbours. */
export interface DBandChange {
  /** Relative change of the distance between neighbours; positive when stretched. */
  readonly strain: number;
  /** Neighbours of a surface atom: 9 on fcc(111), 8 on fcc(100), 7 at the step of fcc(211). */
  readonly neighbours: number;
}

/** Neighbours of an atom of the close-packed surface. */
export const closePackedNeighbours = 9;

/**
 * A d band under strain and with other neighbours: the width goes with the distance to the power -5 and with the square root
 * of the number of neighbours, and the centre moves with the width so that the filling stays. An estimate: rows of
 * neighbours and relaxation are left out.
 *
 * Sources: W. A. Harrison, Electronic Structure and the Properties of Solids, Freeman 1980 (r⁻⁵); J. Friedel, in The
 * Physics of Metals, ed. J. M. Ziman, Cambridge 1969 (√Z); B. Hammer, J. K. Nørskov, Adv. Catal. 45, 71 (2000),
 * doi 10.1016/S0360-0564(02)45013-4 (centre at constant filling).
 */
export function changedDBand(band: DBand, { strain, neighbours }: DBandChange): DBand {
  const factor = (1 + strain) ** -5 * Math.sqrt(neighbours / closePackedNeighbours);
  return { ...band, center_eV: band.center_eV * factor, width_eV: band.width_eV * factor };
}

/** Upper edge [eV, relative to the Fermi level] of a band of even shape. */
export function upperEdge({ center_eV, width_eV }: DBand): number {
  return center_eV + width_eV / 2;
}

/**
 * The band of an alloy as the mean of its elements, weighted by their shares of the surface: an interpolation, which knows
 * neither the transfer of charge nor ordering.
 *
 * @param parts bands with their shares, which add up to 1.
 */
export function mixedDBand(parts: readonly (readonly [share: number, band: DBand])[]): DBand {
  const mean = (of: (band: DBand) => number): number => parts.reduce((sum, [share, band]) => sum + share * of(band), 0);
  return {
    center_eV: mean((band) => band.center_eV),
    width_eV: mean((band) => band.width_eV),
    filling: mean((band) => band.filling),
    coupling: mean((band) => band.coupling),
  };
}
