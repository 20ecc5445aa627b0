import { InvalidInput } from '../base';
import { requireBalanced } from './balance';
import type { CompiledMechanism, SiteType } from './compiledMechanism';
import type { ParsedStep, Term } from './parseMechanism';
import { hasActivity, onSurface, type Species } from './species';

/**
 * Compiles parsed steps into flat arrays.
 *
 * @param sites every site type with its fraction of all sites; the first is the one meant by a bare `*`.
 * @throws InvalidInput when a step is unbalanced or names a site type that is not declared.
 */
export function compileMechanism(steps: readonly ParsedStep[], sites: readonly SiteType[]): CompiledMechanism {
  requireBalanced(steps);
  const siteIndex = new Map(sites.map((site, i) => [site.name, i]));
  const species = uniqueSpecies(steps, siteIndex);
  const empties = sites.map((site, i) => emptySite(site.name, i === 0));
  const states = [...empties, ...species.filter((s) => s.phase === 'surface')];
  const externals = species.filter((s) => !onSurface(s));
  const stateIndex = new Map(states.map((s, i) => [s.name, i]));
  const externalIndex = new Map(externals.map((s, i) => [s.name, i]));

  const directed = steps.flatMap((step) => [step.left, step.right]);
  const surface = csr(directed, stateIndex, onSurface);
  const external = csr(directed, externalIndex, hasActivity);
  const netState = new Int32Array(steps.length * states.length);
  const netExternal = new Int32Array(steps.length * externals.length);
  steps.forEach((step, j) => {
    for (const [terms, sign] of [
      [step.left, -1],
      [step.right, 1],
    ] as const) {
      for (const { species: s, count } of terms) {
        if (onSurface(s)) netState[j * states.length + stateIndex.get(s.name)!] += sign * count;
        else netExternal[j * externals.length + externalIndex.get(s.name)!] += sign * count;
      }
    }
  });

  const transitions = steps.flatMap((step, j) => stepTransitions(step, j, sites.length, siteIndex, stateIndex));
  return {
    steps: steps.map(({ id, equation, reversible }) => ({ id, equation, reversible })),
    states,
    externals,
    sites,
    stateSite: Int32Array.from(states, (s) => siteIndex.get(s.site!)!),
    denticity: Int32Array.from(states, (s) => s.denticity),
    surfacePtr: surface.ptr,
    surfaceState: surface.index,
    surfaceOrder: surface.order,
    externalPtr: external.ptr,
    externalIndex: external.index,
    externalOrder: external.order,
    netState,
    netExternal,
    transitionDirected: Int32Array.from(transitions, (t) => t.directed),
    transitionFrom: Int32Array.from(transitions, (t) => t.from),
    transitionTo: Int32Array.from(transitions, (t) => t.to),
    transitionCount: Int32Array.from(transitions, (t) => t.count),
  };
}

function emptySite(site: string, isDefault: boolean): Species {
  const name = isDefault ? '*' : `*_${site}`;
  return { name, phase: 'site', composition: {}, charge: 0, site, denticity: 1 };
}

function uniqueSpecies(steps: readonly ParsedStep[], siteIndex: ReadonlyMap<string, number>): Species[] {
  const byName = new Map<string, Species>();
  for (const step of steps) {
    for (const { species } of [...step.left, ...step.right]) {
      if (species.site !== null && !siteIndex.has(species.site)) {
        throw new InvalidInput({
          name: 'site type',
          got: species.site,
          expected: `one of ${[...siteIndex.keys()].join(', ')}`,
          where: `mechanism line ${step.line}, species ${species.name}`,
        });
      }
      byName.set(species.name, species);
    }
  }
  return [...byName.values()];
}

interface Csr {
  readonly ptr: Int32Array;
  readonly index: Int32Array;
  readonly order: Int32Array;
}

function csr(
  sides: readonly (readonly Term[])[],
  indexOf: ReadonlyMap<string, number>,
  keep: (s: Species) => boolean,
): Csr {
  const kept = sides.map((terms) => terms.filter((t) => keep(t.species)));
  const ptr = new Int32Array(sides.length + 1);
  kept.forEach((terms, d) => (ptr[d + 1] = ptr[d] + terms.length));
  const flat = kept.flat();
  return {
    ptr,
    index: Int32Array.from(flat, (t) => indexOf.get(t.species.name)!),
    order: Int32Array.from(flat, (t) => t.count),
  };
}

interface Transition {
  readonly directed: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Pairs the sites of both sides of a step, type by type; occupants that stand on both sides stay where they are. */
function stepTransitions(
  step: ParsedStep,
  j: number,
  siteTypes: number,
  siteIndex: ReadonlyMap<string, number>,
  stateIndex: ReadonlyMap<string, number>,
): Transition[] {
  const pairs = new Map<string, { from: number; to: number; count: number }>();
  for (let type = 0; type < siteTypes; type++) {
    const left = occupants(step.left, type, siteIndex, stateIndex);
    const right = occupants(step.right, type, siteIndex, stateIndex);
    for (const state of [...left]) {
      const twin = right.indexOf(state);
      if (twin < 0) continue;
      right.splice(twin, 1);
      left.splice(left.indexOf(state), 1);
    }
    left.forEach((from, i) => {
      const to = right[i];
      const key = `${from}>${to}`;
      pairs.set(key, { from, to, count: (pairs.get(key)?.count ?? 0) + 1 });
    });
  }
  return [...pairs.values()].flatMap(({ from, to, count }) => [
    { directed: 2 * j, from, to, count },
    { directed: 2 * j + 1, from: to, to: from, count },
  ]);
}

function occupants(
  terms: readonly Term[],
  type: number,
  siteIndex: ReadonlyMap<string, number>,
  stateIndex: ReadonlyMap<string, number>,
): number[] {
  return terms
    .filter(({ species }) => species.site !== null && siteIndex.get(species.site) === type)
    .flatMap(({ count, species }) =>
      Array.from({ length: count * species.denticity }, () => stateIndex.get(species.name)!),
    );
}
