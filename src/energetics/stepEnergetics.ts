import { combine, constantForm, type AffineForm } from './affineForm';

/**
 * Barrier of a step at 0 V: given, by a BEP line on the reaction energy, as the energy of the transition state, as the
 * barrier at the potential at which the step itself is in equilibrium, or none beyond the reaction energy.
 */
export type Barrier =
  | { readonly kind: 'form'; readonly form: AffineForm }
  | { readonly kind: 'at-equilibrium'; readonly form: AffineForm }
  | { readonly kind: 'none' }
  | { readonly kind: 'bep'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'transition-state'; readonly energy: AffineForm; readonly reactants: AffineForm };

/** Energies of a step before the electrode potential acts. */
export interface StepEnergies {
  readonly barrier: Barrier;
  /** Reaction energy ΔE [eV]; null where `barrier` does not need it and the reverse barrier is given or not needed. */
  readonly energy: AffineForm | null;
  /** Barrier of the reverse direction; null for barrier - ΔE, or for none where ΔE is null too. */
  readonly reverseBarrier: AffineForm | null;
}

/** How the potential acts on a step. */
export interface ElectronTransfer {
  /** Electrons taken up per forward event (negative when released). */
  readonly electrons: number;
  /** Transfer coefficient: share of the potential that the forward barrier feels. */
  readonly beta: number;
  /** Variable that holds the potential, `U_RHE` or `U_SHE`. */
  readonly potential: string;
}

/** Barrier forms of both directions [eV]; the largest of a list counts. */
export interface StepBarriers {
  readonly forward: readonly AffineForm[];
  /** Null where neither the reverse barrier nor the reaction energy is known (an irreversible step). */
  readonly reverse: readonly AffineForm[] | null;
}

/**
 * Forward and reverse barriers of a step at the potential:
 * Ea_f = Ea + β n U and Ea_r = Ea_r(0) - (1 - β) n U, so that Ea_f - Ea_r = ΔE + n U for n electrons taken up.
 * BEP: Ea = slope ΔE + intercept at 0 V. A barrier X at the step's own equilibrium potential is X + β ΔE at 0 V, hence
 * X + β (ΔE + n U) at U. A step without a barrier has max(0, ΔE + n U) in one direction and its partner in the other.
 * With `floor`, barriers are max(0, ΔE, Ea) and their reverse partners.
 *
 * Source: A. J. Bard, L. R. Faulkner, Electrochemical Methods, 2nd ed., Wiley 2001, section 3.3 (transfer coefficient);
 * M. G. Evans, M. Polanyi, Trans. Faraday Soc. 34, 11 (1938), doi 10.1039/TF9383400011 (BEP).
 */
export function stepBarriers(energies: StepEnergies, transfer: ElectronTransfer, floor: boolean): StepBarriers {
  const { electrons, beta, potential } = transfer;
  const volt: AffineForm = { constant: 0, terms: { [potential]: 1 } };
  if (energies.barrier.kind === 'none') return downhill(energies.energy!, electrons, volt);
  const ahead = barrierForm(energies, beta);
  const forward = combine([
    [1, ahead],
    [beta * electrons, volt],
  ]);
  const zero = constantForm(0);
  const backAtZero = energies.reverseBarrier ?? (energies.energy && difference(ahead, energies.energy));
  if (backAtZero === null) return { forward: floor ? [forward, zero] : [forward], reverse: null };
  const reverse = combine([
    [1, backAtZero],
    [-(1 - beta) * electrons, volt],
  ]);
  if (!floor) return { forward: [forward], reverse: [reverse] };
  const change = combine([
    [1, forward],
    [-1, reverse],
  ]);
  return { forward: [forward, change, zero], reverse: [reverse, combine([[-1, change]]), zero] };
}

function downhill(energy: AffineForm, electrons: number, volt: AffineForm): StepBarriers {
  const change = combine([
    [1, energy],
    [electrons, volt],
  ]);
  // The first two differ by the reaction energy, as those of every other step do.
  return { forward: [constantForm(0), change], reverse: [combine([[-1, change]]), constantForm(0)] };
}

function difference(a: AffineForm, b: AffineForm): AffineForm {
  return combine([
    [1, a],
    [-1, b],
  ]);
}

function barrierForm({ barrier, energy }: StepEnergies, beta: number): AffineForm {
  switch (barrier.kind) {
    case 'form':
      return barrier.form;
    case 'none':
      return constantForm(0);
    case 'at-equilibrium':
      return combine([
        [1, barrier.form],
        [beta, energy!],
      ]);
    case 'bep':
      return combine([
        [barrier.slope, energy!],
        [1, constantForm(barrier.intercept)],
      ]);
    case 'transition-state':
      return combine([
        [1, barrier.energy],
        [-1, barrier.reactants],
      ]);
  }
}
