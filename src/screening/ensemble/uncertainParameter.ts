import { InvalidInput } from '../../base';
import { hasActivity, type CompiledMechanism, type ParsedStep } from '../../mechanism';
import type { Study } from '../../study';

/** Kinds of parameters that can be uncertain. */
const parameterKinds = ['energy', 'barrier', 'reaction', 'prefactor', 'bep', 'descriptor'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/**
 * One number of a study that is not exactly known, and how a deviation δ of it acts:
 *
 * - `energy`: the energy of an adsorbate, gas or solute [eV] in every step that it takes part in, and in energies that
 *   scale on it;
 * - `barrier`: the transition state of a step [eV], so the barriers of both directions;
 * - `reaction`: the reaction energy of one step [eV];
 * - `prefactor`: ln of the prefactors of both directions;
 * - `bep`: the slope of a step's BEP relation;
 * - `descriptor`: the value of a descriptor [eV] wherever it enters.
 *
 * With a `variable`, `energy`, `barrier` and `reaction` are the coefficient of that descriptor or of T [eV per its unit].
 */
export interface UncertainParameter {
  readonly kind: ParameterKind;
  /** Species, step id or descriptor. */
  readonly target: string;
  readonly variable: string | null;
}

/** What the names of parameters refer to. */
export interface ParameterScope {
  readonly study: Study;
  readonly steps: readonly ParsedStep[];
  readonly mechanism: CompiledMechanism;
}

/** Name of a parameter in its shortest full form; equal parameters have equal names. */
export function parameterName({ kind, target, variable }: UncertainParameter): string {
  return `${kind}:${target}${variable === null ? '' : `:${variable}`}`;
}

/** True for a kind alone, which stands for all parameters of that kind. */
export function isKind(text: string): text is ParameterKind {
  return (parameterKinds as readonly string[]).includes(text);
}

/** Parameters that a kind alone stands for. @throws InvalidInput for a kind that is not meant for all at once. */
export function parametersOf(kind: ParameterKind, scope: ParameterScope, path: string): readonly UncertainParameter[] {
  const { study, steps, mechanism } = scope;
  const all = (targets: readonly string[]): readonly UncertainParameter[] =>
    targets.map((target) => ({ kind, target, variable: null }));
  switch (kind) {
    case 'energy':
      return all(mechanism.states.filter(({ phase }) => phase === 'surface').map(({ name }) => name));
    case 'barrier':
      return all(steps.filter(({ id }) => study.energetics.steps[id].kind !== 'hertz-knudsen').map(({ id }) => id));
    case 'reaction':
    case 'prefactor':
      return all(steps.map(({ id }) => id));
    case 'descriptor':
      return all(study.descriptors.map(({ name }) => name));
    case 'bep':
      throw new InvalidInput({ name: path, got: kind, expected: 'bep:STEP (slopes are given step by step)' });
  }
}

/**
 * Reads `energy:NO*`, `barrier:STEP`, `barrier:STEP:E_O` and so on. A step is its id, its equation (spaces do not matter)
 * or its number from 1.
 *
 * @param path place of the name, for errors.
 * @throws InvalidInput naming what exists.
 */
export function readParameter(text: string, scope: ParameterScope, path: string): UncertainParameter {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(0, colon));
  if (!isKind(kind)) {
    const expected = `${parameterKinds.map((k) => `${k}:…`).join(', ')}, with a species, step or descriptor`;
    throw new InvalidInput({ name: path, got: text, expected });
  }
  const rest = text.slice(colon + 1);
  const whole = targetOf(kind, rest, scope);
  const last = rest.lastIndexOf(':');
  const part = whole === null && last > 0 ? targetOf(kind, rest.slice(0, last), scope) : null;
  const target = whole ?? part;
  if (target === null) {
    const names = targets(kind, scope).join(kind === 'energy' || kind === 'descriptor' ? ', ' : '; ');
    throw new InvalidInput({ name: path, got: text, expected: `${kind}: and one of ${names}` });
  }
  const variable = whole === null ? rest.slice(last + 1) : null;
  if (variable !== null) requireVariable(kind, variable, text, scope, path);
  return { kind, target, variable };
}

function requireVariable(
  kind: ParameterKind,
  variable: string,
  text: string,
  scope: ParameterScope,
  path: string,
): void {
  const affine = kind === 'energy' || kind === 'barrier' || kind === 'reaction';
  if (!affine) throw new InvalidInput({ name: path, got: text, expected: `${kind}:… without a variable after it` });
  const known = [...scope.study.descriptors.map(({ name }) => name), 'T'];
  if (known.includes(variable)) return;
  throw new InvalidInput({ name: path, got: text, expected: `a coefficient of one of ${known.join(', ')}` });
}

function targets(kind: ParameterKind, { study, steps, mechanism }: ParameterScope): readonly string[] {
  const kinetics = (id: string): Study['energetics']['steps'][string] => study.energetics.steps[id];
  switch (kind) {
    case 'energy':
      return [
        ...mechanism.states.filter(({ phase }) => phase === 'surface'),
        ...mechanism.externals.filter(hasActivity),
      ].map(({ name }) => name);
    case 'descriptor':
      return study.descriptors.map(({ name }) => name);
    case 'barrier':
      return steps.filter(({ id }) => kinetics(id).kind !== 'hertz-knudsen').map(({ id }) => id);
    case 'bep':
      return steps.filter(({ id }) => bepSlope(kinetics(id)) !== null).map(({ id }) => id);
    case 'reaction':
    case 'prefactor':
      return steps.map(({ id }) => id);
  }
}

function targetOf(kind: ParameterKind, text: string, scope: ParameterScope): string | null {
  const known = targets(kind, scope);
  if (known.includes(text)) return text;
  if (kind === 'energy' || kind === 'descriptor') return null;
  const plain = (s: string): string => s.replace(/\s+/g, '').replace(/<=>|<->|->|=/, '<->');
  const number = /^\d+$/.test(text) ? Number(text) - 1 : -1;
  const step = scope.steps.find((s, i) => i === number || plain(s.equation) === plain(text));
  return step !== undefined && known.includes(step.id) ? step.id : null;
}

/** Slope of a step's BEP relation; null where its barrier is not given by one. */
export function bepSlope(kinetics: Study['energetics']['steps'][string]): number | null {
  if (kinetics.kind === 'hertz-knudsen' || typeof kinetics.barrier !== 'object') return null;
  return 'bep' in kinetics.barrier && typeof kinetics.barrier.bep === 'object' ? kinetics.barrier.bep.slope : null;
}
