import type { InteractionModel, RateLaw } from '../energetics';
import type { DomainRule } from '../kinetics';
import type { CompiledMechanism } from '../mechanism';
import type { Study } from '../study';

/** Formation energies, barriers and electrons of one step, kept for linting and energy diagrams. */
export interface ModelStep {
  readonly id: string;
  readonly equation: string;
  /** Net electrons taken up per forward event. */
  readonly electrons: number;
  readonly forward: RateLaw;
  /** Null for an irreversible step. */
  readonly reverse: RateLaw | null;
}

/** A study compiled to what backends take. Conditions and descriptors stay free. */
export interface Model {
  readonly study: Study;
  readonly hash: string;
  readonly mechanism: CompiledMechanism;
  readonly steps: readonly ModelStep[];
  readonly domain: readonly DomainRule[];
  /** Interactions between adsorbates; null for none. */
  readonly interactions: InteractionModel | null;
  /** Species whose TOF is reported as products, by index into the externals. */
  readonly products: readonly number[];
  /** The external that is consumed. */
  readonly reactant: number;
  /** Atoms that selectivities count, per external. */
  readonly atoms: readonly number[];
  /**
   * Electrons that make one of each external from the reactant, protons and water; NaN where the overall reaction does
   * not follow from the balances.
   */
  readonly electrons: readonly number[];
}
