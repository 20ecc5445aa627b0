import type { Species } from './species';

/** A site type and the share of all sites that it makes up. */
export interface SiteType {
  readonly name: string;
  readonly fraction: number;
}

/** What stays readable of a step after compilation. */
export interface StepLabel {
  readonly id: string;
  readonly equation: string;
  readonly reversible: boolean;
}

/**
 * A mechanism as flat integer arrays: the form that every backend takes.
 *
 * `states` are what a site can hold: first one empty site per site type, then the adsorbates in order of appearance.
 * `externals` are all other species. A *directed* reaction d is step d >> 1, forward for even d, reverse for odd d.
 *
 * Every step conserves sites, so it is also read as occupied sites that change their occupant: transition m turns one
 * site in state `transitionFrom[m]` into `transitionTo[m]`, `transitionCount[m]` sites per event of directed reaction
 * `transitionDirected[m]`. Which site turns into which is a convention (any pairing has the same steady states).
 */
export interface CompiledMechanism {
  readonly steps: readonly StepLabel[];
  readonly states: readonly Species[];
  readonly externals: readonly Species[];
  readonly sites: readonly SiteType[];
  /** Site type of each state. [states] */
  readonly stateSite: Int32Array;
  /** Sites that each state takes. [states] */
  readonly denticity: Int32Array;
  /** Surface reactants of directed reaction d stand at surfacePtr[d] … surfacePtr[d + 1] - 1. [2 steps + 1] */
  readonly surfacePtr: Int32Array;
  readonly surfaceState: Int32Array;
  readonly surfaceOrder: Int32Array;
  /** Reactants with an activity (gas, solution) of directed reaction d, likewise. [2 steps + 1] */
  readonly externalPtr: Int32Array;
  readonly externalIndex: Int32Array;
  readonly externalOrder: Int32Array;
  /** Net change of each state per forward event. [steps × states] */
  readonly netState: Int32Array;
  /** Net production of each external per forward event. [steps × externals] */
  readonly netExternal: Int32Array;
  readonly transitionDirected: Int32Array;
  readonly transitionFrom: Int32Array;
  readonly transitionTo: Int32Array;
  readonly transitionCount: Int32Array;
}
