import { InvalidInput } from '../base';
import { compileMechanism, hasActivity, type CompiledMechanism, type ParsedStep } from '../mechanism';
import { pathText, studyHash, type Study } from '../study';
import { domainRules } from './domainRules';
import { uncertaintyModel } from './ensemble/uncertaintyModel';
import { formVariables } from './formVariables';
import type { Model } from './model';
import { interactionModel } from './interactionModel';
import { electronsFor } from './overallReaction';
import { parseSteps } from './parseSteps';
import { resolveStep } from './resolveStep';
import { SpeciesEnergies } from './speciesEnergies';

/**
 * Compiles a study: parses and balances the mechanism, resolves every rate law, and checks that names agree.
 *
 * @param beta transfer coefficient to use instead of the study's, where a step has none of its own.
 * @throws InvalidInput with the path in the study, or line and column in the mechanism.
 */
export function compileModel(study: Study, beta = study.energetics.beta): Model {
  const parsed = parseSteps(study);
  const mechanism = compileMechanism(parsed, study.sites);
  requireKnownNames(study, parsed, mechanism);
  const variables = formVariables(study);
  const energies = new SpeciesEnergies(study, variables);
  const steps = parsed.map((step) => {
    const kinetics = Object.hasOwn(study.energetics.steps, step.id) ? study.energetics.steps[step.id] : undefined;
    if (kinetics === undefined) {
      const name = pathText(['energetics', 'steps', step.id]);
      throw new InvalidInput({ name, got: undefined, expected: `rate parameters of step ${step.equation}` });
    }
    return resolveStep(step, kinetics, { study, variables, energies, beta });
  });
  const reactant = reactantIndex(mechanism, study.outputs.reactant);
  const { atom } = study.outputs;
  const atoms = mechanism.externals.map((s) => s.composition?.[atom] ?? 0);
  if (atoms[reactant] === 0) {
    throw new InvalidInput({ name: 'outputs.atom', got: atom, expected: `an element of ${study.outputs.reactant}` });
  }
  if (study.uncertainty !== undefined) uncertaintyModel(study, parsed, mechanism);
  let hash: string | null = null;
  return {
    study,
    // Asked for by few, and slow for a hundred thousand candidates.
    get hash() {
      return (hash ??= studyHash(study));
    },
    mechanism,
    steps,
    domain: domainRules(study, steps),
    interactions: interactionModel(study, mechanism, [...throughStates(study), ...equilibriumSteps(study)]),
    products: productIndices(study, mechanism, reactant),
    reactant,
    atoms,
    electrons: mechanism.externals.map((s) => electronsFor(s, mechanism.externals[reactant])),
  };
}

function productIndices(study: Study, mechanism: CompiledMechanism, reactant: number): readonly number[] {
  const { products } = study.outputs;
  if (products !== undefined) {
    return products.map((name, i) => externalIndex(mechanism, name, `outputs.products[${i}]`));
  }
  return mechanism.externals.map((_, i) => i).filter((i) => i !== reactant && hasActivity(mechanism.externals[i]));
}

/** As `externalIndex`; protons, which hydrogen evolution consumes, are a reactant too. */
function reactantIndex(mechanism: CompiledMechanism, name: string): number {
  const proton = mechanism.externals.findIndex((s) => s.phase === 'proton' && s.name === name);
  return proton >= 0 ? proton : externalIndex(mechanism, name, 'outputs.reactant');
}

function externalIndex(mechanism: CompiledMechanism, name: string, path: string): number {
  const index = mechanism.externals.findIndex((s) => s.name === name && hasActivity(s));
  if (index >= 0) return index;
  const known = mechanism.externals.filter(hasActivity).map((s) => s.name);
  throw new InvalidInput({ name: path, got: name, expected: `one of ${known.join(', ')}` });
}

/** Transition states that barriers pass through. */
function throughStates(study: Study): readonly string[] {
  return Object.values(study.energetics.steps).flatMap((step) => {
    const barrier = step.kind === 'hertz-knudsen' ? 0 : step.barrier;
    return typeof barrier === 'object' && 'through' in barrier && Array.isArray(barrier.through) ? barrier.through : [];
  });
}

/** Steps with a barrier at equilibrium whose transition state has interactions of its own. */
function equilibriumSteps({ energetics }: Study): readonly string[] {
  return Object.entries(energetics.steps).flatMap(([id, step]) => {
    const barrier = step.kind === 'hertz-knudsen' ? 0 : step.barrier;
    const listed = Object.hasOwn(energetics.interactions?.transitionStates ?? {}, id);
    return listed && typeof barrier === 'object' && 'atEquilibrium' in barrier ? [id] : [];
  });
}

/** Names that stand in one part of the study and must exist in another. */
function requireKnownNames(study: Study, parsed: readonly ParsedStep[], mechanism: CompiledMechanism): void {
  const ids = parsed.map((s) => s.id);
  const open = mechanism.externals.filter(hasActivity).map((s) => s.name);
  const every = [...mechanism.states, ...mechanism.externals].map((s) => s.name);
  const descriptors = study.descriptors.map((d) => d.name);
  const sources = study.sources.map((s) => s.id);
  const need = (path: readonly (string | number)[], got: string, known: readonly string[]): void => {
    if (!known.includes(got))
      throw new InvalidInput({ name: pathText(path), got, expected: `one of ${known.join(', ')}` });
  };
  for (const id of Object.keys(study.energetics.steps)) need(['energetics', 'steps', id], id, ids);
  const held = [...every, ...throughStates(study)];
  for (const name of Object.keys(study.energetics.energies)) need(['energetics', 'energies', name], name, held);
  for (const name of Object.keys(study.energetics.corrections ?? {}))
    need(['energetics', 'corrections', name], name, held);
  for (const name of Object.keys(study.thermochemistry ?? {})) need(['thermochemistry', name], name, held);
  for (const name of Object.keys(study.species)) need(['species', name], name, every);
  for (const name of Object.keys(study.conditions.activities)) need(['conditions', 'activities', name], name, open);
  study.energetics.sources.forEach((id, i) => need(['energetics', 'sources', i], id, sources));
  study.uncertainty?.sources.forEach((id, i) => need(['uncertainty', 'sources', i], id, sources));
  study.domain?.sources.forEach((id, i) => need(['domain', 'sources', i], id, sources));
  study.candidates.forEach((candidate, i) => {
    for (const name in candidate.values) {
      if (!descriptors.includes(name)) need(['candidates', i, 'values', name], name, descriptors);
    }
    for (const name in candidate.uncertainties ?? {}) need(['candidates', i, 'uncertainties', name], name, descriptors);
    for (const name of descriptors) {
      if (Object.hasOwn(candidate.values, name)) continue;
      const path = pathText(['candidates', i, 'values', name]);
      throw new InvalidInput({ name: path, got: undefined, expected: `the value of descriptor ${name}` });
    }
    if (candidate.source !== undefined) need(['candidates', i, 'source'], candidate.source, sources);
  });
}
