import type { CompiledMechanism, Composition, Species } from '../../mechanism';

/** Some molecules of a species. */
export interface Amount {
  readonly species: string;
  readonly count: number;
  readonly composition: Composition;
}

/** What a step turns into what, per event, without empty sites and electrons. */
export interface StepChange {
  readonly consumed: readonly Amount[];
  readonly made: readonly Amount[];
}

/** Net change of step `j`; what stands on both sides has no part in it. */
export function stepChange(mechanism: CompiledMechanism, j: number, reversed: boolean): StepChange {
  const { states, externals, netState, netExternal } = mechanism;
  const changes = [
    ...externals.map((species, x) => ({ species, count: netExternal[j * externals.length + x] })),
    ...states.map((species, i) => ({ species, count: netState[j * states.length + i] })),
  ].filter(({ species }) => species.phase !== 'electron' && species.phase !== 'site');
  const side = (sign: number): Amount[] =>
    changes.filter(({ count }) => count * sign > 0).map(({ species, count }) => amount(species, Math.abs(count)));
  return reversed ? { consumed: side(1), made: side(-1) } : { consumed: side(-1), made: side(1) };
}

function amount({ name, composition }: Species, count: number): Amount {
  return { species: name, count, composition: composition ?? {} };
}
