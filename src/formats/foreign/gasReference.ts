import { parseFormula, type Composition } from '../../mechanism';
import type { ReferenceState } from '../surfaceTable';

/** Gases that an energy is relative to, and how many of each: ½ N2 is `{ N2: 0.5 }`, H2O − H2 is `{ H2O: 1, H2: -1 }`. */
export type GasReference = Readonly<Record<string, number>>;

/** A shift from one reference to another, and where it is from. */
export interface ReferenceShift {
  /** Added to an energy. */
  readonly shift_eV: number;
  readonly source: string;
}

/**
 * Energies of gases relative to their atoms [kcal/mol], measured, zero-point energies removed.
 *
 * Source: S. Kurth, J. P. Perdew, P. Blaha, Int. J. Quantum Chem. 75, 889 (1999); J. P. Perdew, K. Burke, M. Ernzerhof, Phys.
 * Rev. Lett. 77, 3865 (1996), doi 10.1103/PhysRevLett.77.3865, table I, has them in whole numbers (atomization energies,
 * there positive).
 */
const gasEnergies_kcal_per_mol: Readonly<Record<string, number>> = {
  H2: -109.5,
  CH4: -419.3,
  NH3: -297.4,
  H2O: -232.2,
  N2: -228.5,
  CO: -259.3,
  NO: -152.9,
  O2: -120.5,
};
const eV_per_kcal_per_mol = 0.0433641;

/**
 * What turns OC20 energies to isolated atoms [eV], with RPBE: the energy of the atom's reference in OC20 less that of the
 * atom, -7.64608 + 2.05521 and -17.228045/2 + 3.62078.
 *
 * Source: R. Tran et al., J. Chem. Phys. 157, 074102 (2022), doi 10.1063/5.0092948, and its repository ulissigroup/nitrate.
 */
const oc20ToAtom_eV: Readonly<Record<string, number>> = { O: -5.590878, N: -4.993242 };

/**
 * References of elements in OC20, from which follow those of adsorbates: ½ H2, H2O − H2, CO − (H2O − H2), ½ N2.
 *
 * Source: L. Chanussot et al., ACS Catal. 11, 6059 (2021), doi 10.1021/acscatal.0c04525.
 */
const oc20: Readonly<Record<string, GasReference>> = {
  H: { H2: 0.5 },
  O: { H2O: 1, H2: -1 },
  C: { CO: 1, H2O: -1, H2: 1 },
  N: { N2: 0.5 },
};
const halves: Readonly<Record<string, GasReference>> = { H: { H2: 0.5 }, N: { N2: 0.5 }, O: { O2: 0.5 } };
const waters: Readonly<Record<string, GasReference>> = { H: { H2: 0.5 }, O: { H2O: 1, H2: -1 } };

/** What a state of reference means for a species, such as `O` or `NH2`; null where it does not say. */
export function stateReference(state: ReferenceState, species: string): GasReference | null {
  const atoms = parseFormula(species);
  if (atoms === null) return null;
  if (state === 'atom') return atoms;
  const table = { 'half-X2': halves, 'H2O/H2': waters, OC20: oc20 }[state as string];
  if (table === undefined) return null;
  const gases: Record<string, number> = {};
  for (const [element, count] of Object.entries(atoms)) {
    if (table[element] === undefined) return null;
    for (const [gas, n] of Object.entries(table[element])) gases[gas] = (gases[gas] ?? 0) + count * n;
  }
  return withoutZeros(gases);
}

/** The state that gases are for a species; `gas` for those that are none of the others. */
export function referenceState(gases: GasReference, species: string): ReferenceState {
  const text = referenceText(gases);
  const states = ['atom', 'half-X2', 'H2O/H2'] as const;
  return (
    states.find((state) => {
      const own = stateReference(state, species);
      return own !== null && referenceText(own) === text;
    }) ?? 'gas'
  );
}

/** Reads `gas-phase O atom`, `½ H2(g)`, `H2O − H2`, `CH4 + H2O - 3 H2`; null for other words. */
export function parseReference(text: string): GasReference | null {
  const atom = /(?:^|\s)([A-Z][a-z]?)[\s-]+atom/.exec(text);
  if (atom !== null) return { [atom[1]]: 1 };
  const plain = text
    .replace(/;.*$/, '')
    .replace(/\((?:g|gas)\)/g, '')
    .replace(/[−–]/g, '-')
    .replace(/½|1\/2/g, '0.5 ')
    .replace(/[₀-₉]/g, (digit) => String(digit.charCodeAt(0) - 0x2080))
    .replace(/\s+/g, ' ')
    .trim();
  const gases: Record<string, number> = {};
  const term = /\s*([+-]?)\s*(\d+\.?\d*|\.\d+)?\s*([A-Z][A-Za-z0-9]*)\s*/y;
  while (term.lastIndex < plain.length) {
    const match = term.exec(plain);
    if (match === null || parseFormula(match[3]) === null) return null;
    const count = (match[1] === '-' ? -1 : 1) * Number(match[2] ?? 1);
    gases[match[3]] = (gases[match[3]] ?? 0) + count;
  }
  return Object.keys(gases).length === 0 ? null : withoutZeros(gases);
}

/** Gases as text, in the order of their names: `½ N2`, `H2O − H2`. */
export function referenceText(gases: GasReference): string {
  const terms = Object.entries(gases).sort(([a, m], [b, n]) => Math.sign(n) - Math.sign(m) || (a < b ? -1 : 1));
  return terms
    .map(([gas, n], i) => {
      const size = Math.abs(n);
      const count = size === 1 ? '' : `${size === 0.5 ? '½' : Number(size.toPrecision(6))} `;
      const sign = n < 0 ? (i === 0 ? '−' : ' − ') : i === 0 ? '' : ' + ';
      return `${sign}${count}${gas}`;
    })
    .join('');
}

/**
 * What to add to an energy of a species to turn it from one reference to another; null where a gas has no energy here or
 * the two differ in atoms.
 *
 * @param isOc20 true for energies of OC20, whose step to atoms is published with its own functional.
 */
export function referenceShift(from: GasReference, to: GasReference, isOc20 = false): ReferenceShift | null {
  if (referenceText(from) === referenceText(to)) return { shift_eV: 0, source: 'the same reference' };
  const atoms = [from, to].map(atomsOf);
  if (atoms[0] === null || atoms[1] === null || !sameAtoms(atoms[0], atoms[1])) return null;
  const target = Object.keys(to);
  if (isOc20 && target.every((gas) => oc20ToAtom_eV[gas] !== undefined)) {
    const shift_eV = target.reduce((sum, gas) => sum + to[gas] * oc20ToAtom_eV[gas], 0);
    return { shift_eV, source: 'RPBE, doi 10.1063/5.0092948' };
  }
  const energies = [from, to].map(energyOf);
  if (energies.some(Number.isNaN)) return null;
  return {
    shift_eV: energies[0] - energies[1],
    source:
      'measured energies of the gases without zero-point energy, doi 10.1103/PhysRevLett.77.3865; those of a functional differ by 0.1 to 0.5 eV',
  };
}

function energyOf(gases: GasReference): number {
  return Object.entries(gases).reduce((sum, [gas, n]) => {
    const energy = parseFormula(gas) !== null && isAtom(gas) ? 0 : (gasEnergies_kcal_per_mol[gas] ?? NaN);
    return sum + n * energy * eV_per_kcal_per_mol;
  }, 0);
}

function isAtom(gas: string): boolean {
  return /^[A-Z][a-z]?$/.test(gas);
}

/** Atoms that gases add up to; null for a name that is no formula. */
export function atomsOf(gases: GasReference): Composition | null {
  const total: Record<string, number> = {};
  for (const [gas, n] of Object.entries(gases)) {
    const atoms = parseFormula(gas);
    if (atoms === null) return null;
    for (const [element, count] of Object.entries(atoms)) total[element] = (total[element] ?? 0) + n * count;
  }
  return withoutZeros(total);
}

/** True for two counts that agree to rounding. */
export function sameAtoms(a: Composition, b: Composition): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((x) => Math.abs((a[x] ?? 0) - (b[x] ?? 0)) < 1e-6);
}

function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => Math.abs(n) > 1e-9));
}
