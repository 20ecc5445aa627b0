import { InvalidInput } from '../base';
import { constantForm, type InteractionModel, type ResponseFunction } from '../energetics';
import type { CompiledMechanism } from '../mechanism';
import { pathText, type InteractionsInput, type Study } from '../study';
import { formVariables } from './formVariables';
import { scalingSlopes } from './resolveEnergy';
import { resolveForm } from './resolveForm';

const root = ['energetics', 'interactions'] as const;

/**
 * The interactions of a study; null where it has none.
 *
 * @param states adsorbates and empty sites of the mechanism.
 * @param passed names of the transition states that its barriers pass through.
 * @throws InvalidInput for a name that is no adsorbate, transition state or site type, and a transition state without weights.
 */
export function interactionModel(
  study: Study,
  { states, externals, sites, stateSite }: CompiledMechanism,
  passed: readonly string[],
): InteractionModel | null {
  const input = study.energetics.interactions;
  if (input === undefined) return null;
  const variables = formVariables(study);
  const at = states.flatMap((s, i) =>
    s.phase === 'surface' ? [{ name: s.name, site: sites[stateSite[i]].name }] : [],
  );
  const adsorbates = at.map(({ name }) => name);
  const siteNames = sites.map(({ name }) => name);
  const others = [...states, ...externals].map(({ name }) => name);
  const through = [...new Set(passed)].filter((name) => !others.includes(name));
  const subjects = [...adsorbates, ...through];
  const need = (path: readonly (string | number)[], got: string, known: readonly string[]): number => {
    const index = known.indexOf(got);
    if (index >= 0) return index;
    throw new InvalidInput({ name: pathText([...root, ...path]), got, expected: `one of ${known.join(', ')}` });
  };
  for (const name of Object.keys(input.self)) need(['self', name], name, adsorbates);
  for (const name of Object.keys(input.limits)) need(['limits', name], name, adsorbates);
  for (const name of Object.keys(input.responses)) need(['responses', name], name, siteNames);
  for (const [name, weights] of Object.entries(input.transitionStates)) {
    need(['transitionStates', name], name, through);
    for (const adsorbate of Object.keys(weights)) need(['transitionStates', name, adsorbate], adsorbate, adsorbates);
  }
  const apart = input.apart.map((pair, i) => pair.map((name) => siteNames[need(['apart', i], name, siteNames)]));
  return {
    adsorbates,
    self: adsorbates.map((name) =>
      Object.hasOwn(input.self, name)
        ? resolveForm(input.self[name], variables, pathText([...root, 'self', name]))
        : constantForm(0),
    ),
    limits: adsorbates.map((name) => (Object.hasOwn(input.limits, name) ? input.limits[name] : Infinity)),
    cross: input.cross,
    apart: at.map((a) =>
      at.map((b) => apart.some(([s, t]) => (a.site === s && b.site === t) || (a.site === t && b.site === s))),
    ),
    transitionStates: through.map((name) => {
      const weights = weightsOf(name, study, adsorbates);
      return {
        name,
        weights: adsorbates.map((adsorbate) => (Object.hasOwn(weights, adsorbate) ? weights[adsorbate] : 0)),
      };
    }),
    pairs: input.pairs.map(({ between: [a, b], parameter }, i) => {
      const pair = [
        need(['pairs', i, 'between', 0], a, subjects),
        need(['pairs', i, 'between', 1], b, subjects),
      ] as const;
      if (Math.min(...pair) >= adsorbates.length) {
        const name = pathText([...root, 'pairs', i, 'between']);
        throw new InvalidInput({ name, got: [a, b], expected: 'at least one adsorbate' });
      }
      return {
        between: pair,
        parameter: resolveForm(parameter, variables, pathText([...root, 'pairs', i, 'parameter'])),
      };
    }),
    strength: input.strength,
    responses: siteNames.map((name) =>
      responseOf(Object.hasOwn(input.responses, name) ? input.responses[name] : input.response),
    ),
  };
}

function responseOf(input: InteractionsInput['response']): ResponseFunction {
  const { slope } = input;
  if (input.kind === 'linear') return { slope, cutoff: 0, smoothing: 0 };
  return { slope, cutoff: input.cutoff, smoothing: input.kind === 'piecewise-linear' ? 0 : input.smoothing };
}

/** What a transition state takes of the parameters of adsorbates: as given, or as its energy scales on theirs. */
function weightsOf(name: string, study: Study, adsorbates: readonly string[]): Readonly<Record<string, number>> {
  const { interactions, energies } = study.energetics;
  const given = interactions?.transitionStates ?? {};
  if (Object.hasOwn(given, name)) return given[name];
  const slopes = Object.hasOwn(energies, name)
    ? scalingSlopes(energies[name], pathText(['energetics', 'energies', name]))
    : [];
  if (slopes.length > 0 && slopes.every(([other]) => adsorbates.includes(other))) return Object.fromEntries(slopes);
  throw new InvalidInput({
    name: pathText([...root, 'transitionStates', name]),
    got: undefined,
    expected: 'weights of adsorbates, as its energy does not scale on theirs',
  });
}

/** True for a study whose rate constants follow the coverages. */
export function interactsIn({ energetics: { interactions } }: Study): boolean {
  return interactions !== undefined && interactions.strength !== 0;
}
