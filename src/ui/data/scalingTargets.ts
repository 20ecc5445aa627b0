import type { ScalingFit } from '../../energetics';
import type { EnergyInput, FormInput, StepKinetics, Study, Uncertainty } from '../../study';

/** A relation of a study that fitted coefficients can replace. */
export interface ScalingTarget {
  /** `energy:OH*`, `barrier:STEP`, `reverseBarrier:STEP`, `desorption:STEP`. */
  readonly id: string;
  readonly label: string;
  /** What its slopes are of: the study's descriptors, or one energy of its own (`of`). */
  readonly variables: 'descriptors' | { readonly of: string };
  /** The relation as it is now. */
  readonly now: string;
}

type Form = Readonly<Record<string, number>>;

/** Every relation of a study that is a line: energies on descriptors or on other species, barriers, BEP relations. */
export function scalingTargets({ energetics, descriptors }: Study): readonly ScalingTarget[] {
  const found: ScalingTarget[] = [];
  const names = new Set(descriptors.map(({ name }) => name));
  const add = (id: string, label: string, input: unknown): void => {
    const form = formOf(input);
    if (form !== null) found.push({ id, label, variables: 'descriptors', now: formText(form) });
  };
  for (const [species, input] of Object.entries(energetics.energies)) {
    const label = `energy of ${species}`;
    if (isScaling(input)) {
      const { scaling } = input;
      const of = Object.entries(scaling.of).map(([name, n]) => (n === 1 ? name : `${n} ${name}`));
      const now = 'points' in scaling ? `fitted to ${scaling.points.length} points` : lineText(scaling, of.join(' + '));
      found.push({ id: `energy:${species}`, label, variables: { of: of.join(' + ') }, now });
    } else if (typeof input !== 'number' && !isDescriptor(input, names)) add(`energy:${species}`, label, input);
  }
  for (const [step, kinetics] of Object.entries(energetics.steps)) {
    if (kinetics.kind === 'hertz-knudsen') {
      add(`desorption:${step}`, `desorption energy of ${step}`, kinetics.desorption);
      continue;
    }
    const bep = bepOf(kinetics);
    if (bep !== null) {
      const of = 'reaction energy';
      found.push({ id: `barrier:${step}`, label: `barrier of ${step}`, variables: { of }, now: lineText(bep, of) });
    } else add(`barrier:${step}`, `barrier of ${step}`, kinetics.barrier);
    add(`reverseBarrier:${step}`, `reverse barrier of ${step}`, kinetics.reverseBarrier);
  }
  return found;
}

/** What a study becomes with a fit in the place of one of its relations. */
export interface AppliedFit {
  readonly energetics: Study['energetics'];
  readonly uncertainty: Study['uncertainty'];
  /** Whether the study has a place for the covariance of the coefficients, and it is known. */
  readonly covariance: boolean;
}

/**
 * Puts fitted coefficients into a relation. Terms in the potential, pH and temperature stay; those in descriptors are
 * replaced. Where coefficients of the relation can be uncertain, their covariance goes into the study's uncertainty.
 *
 * @param variables the descriptor that each column of the fit is, by its name; none for a relation on one energy.
 */
export function appliedFit(
  study: Study,
  { id, variables }: ScalingTarget,
  fit: ScalingFit,
  descriptorOf: ReadonlyMap<string, string>,
): AppliedFit {
  const { energetics } = study;
  const colon = id.indexOf(':');
  const [kind, name] = [id.slice(0, colon), id.slice(colon + 1)];
  const [intercept, ...slopes] = fit.coefficients.map(({ value }) => value);
  const line = { slope: slopes[0], intercept };
  const kept = (input: unknown): Form =>
    Object.fromEntries(
      Object.entries(formOf(input) ?? {}).filter(
        ([variable]) => variable !== 'const' && !study.descriptors.some((d) => d.name === variable),
      ),
    );
  const form = (input: unknown): Record<string, number> => ({
    const: intercept,
    ...Object.fromEntries(fit.xNames.map((x, j) => [descriptorOf.get(x) ?? x, slopes[j]])),
    ...kept(input),
  });
  const uncertainty = withCovariance(study, parametersOf(kind, name, variables, fit, descriptorOf), fit);
  const result = (next: Study['energetics']): AppliedFit => ({
    energetics: next,
    uncertainty: uncertainty ?? study.uncertainty,
    covariance: uncertainty !== null,
  });
  if (kind === 'energy') {
    const before = energetics.energies[name];
    const next: EnergyInput = isScaling(before) ? { scaling: { of: before.scaling.of, ...line } } : form(before);
    return result({ ...energetics, energies: { ...energetics.energies, [name]: next } });
  }
  const before = energetics.steps[name];
  return result({ ...energetics, steps: { ...energetics.steps, [name]: stepWith(before, kind, line, form) } });
}

function stepWith(
  step: StepKinetics,
  kind: string,
  line: { readonly slope: number; readonly intercept: number },
  form: (input: unknown) => FormInput,
): StepKinetics {
  if (step.kind === 'hertz-knudsen') return { ...step, desorption: form(step.desorption) };
  if (kind === 'reverseBarrier') return { ...step, reverseBarrier: form(step.reverseBarrier) };
  return { ...step, barrier: bepOf(step) === null ? form(step.barrier) : { bep: line } };
}

/** Names of the uncertain parameters that the coefficients are, in their order; null where the study has no place for them. */
function parametersOf(
  kind: string,
  name: string,
  variables: ScalingTarget['variables'],
  fit: ScalingFit,
  descriptorOf: ReadonlyMap<string, string>,
): readonly string[] | null {
  if (kind === 'barrier' && variables !== 'descriptors') return [`barrier:${name}`, `bep:${name}`];
  if (variables !== 'descriptors' || (kind !== 'energy' && kind !== 'barrier')) return null;
  return [`${kind}:${name}`, ...fit.xNames.map((x) => `${kind}:${name}:${descriptorOf.get(x) ?? x}`)];
}

/** The study's uncertainty with the covariance of a fit in the place of whatever it said of these parameters. */
function withCovariance(
  { uncertainty }: Study,
  parameters: readonly string[] | null,
  { covariance, coefficients, freedom, yName }: ScalingFit,
): Uncertainty | null {
  const p = coefficients.length;
  if (parameters === null || freedom < 1 || !covariance.every(Number.isFinite)) return null;
  const own: Uncertainty = uncertainty ?? { basis: 'fits', sources: [], sigma: {}, covariances: [], factors: [] };
  const free = coefficients.flatMap(({ held }, j) => (held ? [] : [j]));
  const named = new Set(parameters);
  const given = own.covariances.filter((other) => !other.parameters.some((parameter) => named.has(parameter)));
  if (free.length === 0) return { ...own, covariances: given };
  return {
    ...own,
    sigma: Object.fromEntries(Object.entries(own.sigma).filter(([parameter]) => !named.has(parameter))),
    covariances: [
      ...given,
      {
        name: `fit of ${yName}, ${parameters[0]}`,
        parameters: free.map((j) => parameters[j]),
        matrix: free.map((j) => free.map((k) => (covariance[j * p + k] + covariance[k * p + j]) / 2)),
      },
    ],
  };
}

function isScaling(input: EnergyInput): input is Extract<EnergyInput, { scaling: unknown }> {
  return typeof input === 'object' && 'scaling' in input && typeof input.scaling === 'object';
}

/** A species that is a descriptor itself is no relation. */
function isDescriptor(input: EnergyInput, names: ReadonlySet<string>): boolean {
  const entries = Object.entries(input);
  return entries.length === 1 && names.has(entries[0][0]) && entries[0][1] === 1;
}

function bepOf(step: StepKinetics): { readonly slope: number; readonly intercept: number } | null {
  if (step.kind === 'hertz-knudsen' || typeof step.barrier !== 'object') return null;
  return 'bep' in step.barrier && typeof step.barrier.bep === 'object' ? step.barrier.bep : null;
}

/** Coefficients of an affine form; of points to be fitted their number; null for anything else. */
function formOf(input: unknown): Form | null {
  if (typeof input === 'number') return { const: input };
  if (typeof input !== 'object' || input === null) return null;
  if ('fit' in input) return {};
  return Object.values(input).every((value) => typeof value === 'number') ? (input as Form) : null;
}

function formText(form: Form): string {
  const terms = Object.entries(form).map(([name, value]) => `${short(value)}${name === 'const' ? '' : ` ${name}`}`);
  return terms.length === 0 ? 'fitted to its own points' : terms.join(' + ').replace(/\+ −/g, '− ');
}

function lineText(line: { readonly slope: number; readonly intercept: number }, of: string): string {
  return `${short(line.intercept)} + ${short(line.slope)} × (${of})`.replace(/\+ −/g, '− ');
}

function short(value: number): string {
  return String(Number(value.toPrecision(3))).replace('-', '−');
}
