import type { CompiledMechanism } from '../../mechanism';
import { activePart, reactants, type ActivePart } from './activePart';

/** Gross rate of an active direction, counted in sites that one of its transitions turns. */
export interface Rate {
  readonly directed: number;
  readonly count: number;
  /** Unknowns whose occupations it is proportional to, repeated by order. */
  readonly factors: readonly number[];
  /** Σ ln(count) - Σ ln(denticity): turns ln k into the constant of a product of site occupations. */
  readonly lnFactor: number;
}

/** A site that changes its occupant, by unknowns. */
export interface Transition {
  readonly from: number;
  readonly to: number;
  /** Index into the rates. */
  readonly rate: number;
}

/** One site type with occupants. */
export interface NetworkChain {
  /** Unknowns first … end - 1. */
  readonly first: number;
  readonly end: number;
  readonly fraction: number;
}

/** The active part of a mechanism in unknowns: occupied states, numbered site type by site type. */
export interface ReactionNetwork {
  readonly part: ActivePart;
  readonly states: readonly number[];
  readonly chains: readonly NetworkChain[];
  readonly rates: readonly Rate[];
  /** First rate of each active direction. */
  readonly rateOf: ReadonlyMap<number, number>;
  readonly transitions: readonly Transition[];
}

/** @param vanishing true for directed reactions without a rate. */
export function reactionNetwork(
  mechanism: CompiledMechanism,
  vanishing: readonly boolean[],
  steady: boolean,
): ReactionNetwork {
  const part = activePart(mechanism, vanishing, steady);
  const unknown = new Map(part.states.map((s, i) => [s, i]));
  const rates: Rate[] = [];
  const rateOf = new Map<number, number>();
  const transitions: Transition[] = [];
  const byDirection = grouped(mechanism.transitionDirected);
  for (const directed of part.directed) {
    const own = byDirection.get(directed) ?? [];
    const factors = reactants(mechanism, directed).flatMap((s, r) =>
      Array.from({ length: mechanism.surfaceOrder[mechanism.surfacePtr[directed] + r] }, () => unknown.get(s)!),
    );
    const lnDenticity = factors.reduce((sum, i) => sum + Math.log(mechanism.denticity[part.states[i]]), 0);
    const counts = new Set(own.length === 0 ? [1] : own.map((t) => mechanism.transitionCount[t]));
    rateOf.set(directed, rates.length);
    for (const count of counts) {
      for (const t of own) {
        if (mechanism.transitionCount[t] !== count) continue;
        transitions.push({
          from: unknown.get(mechanism.transitionFrom[t])!,
          to: unknown.get(mechanism.transitionTo[t])!,
          rate: rates.length,
        });
      }
      rates.push({ directed, count, factors, lnFactor: Math.log(count) - lnDenticity });
    }
  }
  const chains = mechanism.sites.flatMap((site, type) => {
    const members = part.states.map((s, i) => (mechanism.stateSite[s] === type ? i : -1)).filter((i) => i >= 0);
    return members.length === 0
      ? []
      : [{ first: members[0], end: members[0] + members.length, fraction: site.fraction }];
  });
  return { part, states: part.states, chains, rates, rateOf, transitions };
}

function grouped(directed: Int32Array): ReadonlyMap<number, number[]> {
  const groups = new Map<number, number[]>();
  directed.forEach((d, t) => {
    const group = groups.get(d);
    if (group === undefined) groups.set(d, [t]);
    else group.push(t);
  });
  return groups;
}
