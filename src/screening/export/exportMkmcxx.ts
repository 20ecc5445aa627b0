import { gas_J_per_mol_K, InvalidInput } from '../../base';
import { evaluateForm, type RateLaw } from '../../energetics';
import { hasActivity } from '../../mechanism';
import type { ParsedStep, Term } from '../../mechanism';
import type { StepKinetics } from '../../study';
import type { Model, ModelStep } from '../model';
import { parseSteps } from '../parseSteps';
import type { Settings } from '../settings';
import { exportPoint, type ExportPoint } from './foldedForm';

/** A model in another program's format. */
export interface ExportedModel {
  /** Files by name. */
  readonly files: readonly (readonly [name: string, text: string])[];
  /** What the format does not say, one line each. */
  readonly notes: readonly string[];
}

/** Seconds that a run lasts where the steady state is asked for. */
const longRun = 1e12;

/**
 * A study at one point as an input of MKMCXX 2: prefactors and barriers as numbers. Energies are such that E/RT is the
 * study's E/kT.
 *
 * @param settings descriptors and conditions; the study's where they say nothing.
 * @throws InvalidInput when a descriptor has no value.
 */
export function exportMkmcxx(model: Model, settings: Settings): ExportedModel {
  const { study, mechanism } = model;
  const point = exportPoint(model, settings);
  const missing = study.descriptors.find(({ name }) => !(name in settings));
  if (missing !== undefined) {
    throw new InvalidInput({ name: missing.name, got: undefined, expected: `a value, --set ${missing.name}=VALUE` });
  }
  const at = { ...point.values, ...settings };
  const parsed = parseSteps(study);
  const externals = mechanism.externals.filter((s) => s.phase !== 'electron');
  const amount = (name: string, open: boolean): number => (open ? point.activity(name) : 1);
  const lines = [
    `# ${study.title.replace(/\s+/g, ' ')}`,
    ...study.sources.map(({ citation }) => `# ${citation.replace(/\s+/g, ' ')}`),
    ...conditionLines(model, settings, point),
    '&compounds',
    ...externals.map((s) => `${s.name}; 0; ${amount(s.name, hasActivity(s))}`),
    ...mechanism.states.map((s) => `${s.name}; 1; ${s.phase === 'site' ? fractionOf(model, s.site) : 0}`),
    '&reactions',
    ...model.steps.map((step, i) => reactionLine(step, parsed[i], study.energetics.steps[step.id], at, point)),
    '&settings',
    'TYPE = SEQUENCERUN',
    'PRESSURE = -1',
    `REAGENTS = {${study.outputs.reactant}}`,
    `KEYCOMPONENTS = ${model.products.map((x) => `{${mechanism.externals[x].name}}`).join(',')}`,
    '&runs',
    '# T in K; time in s; absolute and relative tolerance',
    `${point.T}; ${Number.isFinite(point.time) ? point.time : longRun}; 1e-12; 1e-12`,
  ];
  const name = `${study.id.replace(/[^\w.-]+/g, '_')}.mkmcxx`;
  return { files: [[name, `${lines.join('\n')}\n`]], notes: lossNotes(model, settings, point) };
}

function conditionLines({ study }: Model, settings: Settings, { potential, potentialName, pH }: ExportPoint): string[] {
  const descriptors = study.descriptors.map(({ name }) => `${name} = ${settings[name]} eV`);
  return [`# ${[...descriptors, `${potentialName} = ${potential} V`, `pH = ${pH}`].join(', ')}`];
}

function fractionOf({ study }: Model, site: string | null): number {
  return study.sites.find(({ name }) => name === site)?.fraction ?? 1;
}

function reactionLine(
  step: ModelStep,
  { left, right }: ParsedStep,
  kinetics: StepKinetics,
  at: Readonly<Record<string, number>>,
  point: ExportPoint,
): string {
  const equation = `${sideText(left)} => ${sideText(right)}`;
  const joules = (law: RateLaw): number =>
    (Math.max(...law.barriers.map((form) => evaluateForm(form, at))) / point.kT) * gas_J_per_mol_K * point.T;
  const prefactor = (law: RateLaw): number =>
    kinetics.kind === 'arrhenius' && law.temperatureExponent === 0
      ? law === step.forward
        ? kinetics.prefactor
        : (kinetics.reversePrefactor ?? kinetics.prefactor)
      : Math.exp(law.lnPrefactor + law.temperatureExponent * Math.log(point.T));
  const { forward, reverse } = step;
  if (kinetics.kind === 'hertz-knudsen' && reverse !== null) {
    const { area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking } = kinetics;
    const numbers = [area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking, joules(reverse)];
    return ['HK', equation, ...numbers].join('; ');
  }
  const back = reverse === null ? [0, 0] : [prefactor(reverse), joules(reverse)];
  return ['AR', equation, prefactor(forward), back[0], joules(forward), back[1]].join('; ');
}

/** One side of a reaction; electrons have no amount and are left out. */
function sideText(terms: readonly Term[]): string {
  return terms
    .filter(({ species }) => species.phase !== 'electron')
    .map(({ count, species }) => `${count === 1 ? '' : count}{${species.name}}`)
    .join(' + ');
}

function lossNotes({ study, mechanism, steps }: Model, settings: Settings, point: ExportPoint): readonly string[] {
  const notes: string[] = [];
  const { descriptors, domain, candidates } = study;
  if (descriptors.length > 0) {
    const values = descriptors.map(({ name }) => `${name} = ${settings[name]} eV`).join(', ');
    notes.push(`descriptors are no part of the format: rates are those at ${values}`);
  }
  const warm = steps.filter(({ id, forward, reverse }) => {
    if (study.energetics.steps[id].kind === 'hertz-knudsen') return false;
    return [forward, reverse].some((law) => law !== null && dependsOnT(law));
  });
  if (warm.length > 0) {
    notes.push(
      `${warm.length} of ${steps.length} steps depend on T by more than a barrier (kT/h, entropies): their numbers hold at ` +
        `${point.T} K alone`,
    );
  }
  if (mechanism.externals.some((s) => s.phase === 'electron')) {
    notes.push(
      `electrons and transfer coefficients are no part of AR: barriers are those at ${point.potentialName} = ` +
        `${point.potential} V and pH ${point.pH}`,
    );
  }
  if (point.time === Infinity) notes.push(`the steady state is no part of the format: the run ends after ${longRun} s`);
  if (domain !== undefined) notes.push(`the domain is no part of the format: ${domain.rule}`);
  if (candidates.length > 0) notes.push(`${candidates.length} candidates are left out`);
  if (study.uncertainty !== undefined) notes.push('uncertainties of parameters are left out');
  if (Object.keys(study.species).length > 0) {
    notes.push('atoms, charges and sites that species were declared with follow from names and balances alone');
  }
  return notes;
}

function dependsOnT({ temperatureExponent, barriers }: RateLaw): boolean {
  const thermal = (name: string): boolean => name === 'T' || name.startsWith('thermal:');
  return temperatureExponent !== 0 || barriers.some(({ terms }) => Object.keys(terms).some(thermal));
}
