import { combine, type AffineForm } from '../../energetics';
import { chemicalText, equationText, givenText, scientificText } from '../../plots';
import { formVariables, reactionEnergies, SpeciesEnergies, type Model } from '../../screening';
import type { FormInput, StepKinetics, Study } from '../../study';

/** A step of the mechanism as the table of the model shows it: everything that its rate constants are made of. */
export interface StepRow {
  readonly equation: string;
  /** Rate law with its constants: `Arrhenius, A = 10¹³ s⁻¹`. */
  readonly law: string;
  /** Barrier at 0 V or desorption energy [eV] over the descriptors, in words and numbers. */
  readonly energy: string;
  /** Of the reverse direction; empty where it follows from the reaction energy. */
  readonly reverse: string;
  /** Reaction energy at 0 V and the temperature of the study [eV] over the descriptors; empty where nothing needs it. */
  readonly reaction: string;
  /** Share of the potential that acts on the forward barrier; empty without electrons, or where all of it acts uphill. */
  readonly beta: string;
}

/** The steps of a model with their rate laws and energies, in the order of the study. */
export function stepRows({ mechanism, study, steps: compiled }: Model): readonly StepRow[] {
  const { steps, beta: common } = study.energetics;
  const energies = reactionEnergies(study);
  return mechanism.steps.map(({ id, equation }, j) => {
    const kinetics = steps[id];
    const form = energies[j];
    const row = {
      equation: equationText(equation),
      law: lawText(kinetics),
      reaction: form === null ? '' : affineText(form, study),
    };
    if (kinetics.kind === 'hertz-knudsen') {
      return { ...row, energy: `desorption: ${energyText(kinetics.desorption, study)}`, reverse: '', beta: '' };
    }
    const { barrier, reverseBarrier, beta = common } = kinetics;
    const shares = compiled[j].electrons !== 0 && barrier !== 'none';
    return {
      ...row,
      energy: energyText(barrier, study),
      reverse: reverseBarrier === undefined ? '' : energyText(reverseBarrier, study),
      beta: shares ? givenText(beta) : '',
    };
  });
}

function lawText(kinetics: StepKinetics): string {
  if (kinetics.kind === 'eyring') return 'Eyring, A = kT/h';
  if (kinetics.kind === 'arrhenius') {
    const { prefactor, reversePrefactor = prefactor } = kinetics;
    const [forward, reverse] = [prefactor, reversePrefactor].map((A) => scientificText(Math.log(A), 4));
    return `Arrhenius, A = ${forward} s⁻¹${forward === reverse ? '' : `, reverse ${reverse} s⁻¹`}`;
  }
  const { area_m2, mass_amu, rotationalTemperature_K, symmetry, sticking } = kinetics;
  return (
    `Hertz–Knudsen, site of ${givenText(area_m2 * 1e20)} Å², ${givenText(mass_amu)} u, ` +
    `θ(rot) = ${givenText(rotationalTemperature_K)} K, σ = ${symmetry}, sticking ${givenText(sticking)}`
  );
}

type Barrier = Extract<StepKinetics, { barrier: unknown }>['barrier'];

/** A transition state with its electronic energy over the descriptors [eV]; free sites count as 0. */
function stateText(parts: readonly string[], study: Study): string {
  const energies = new SpeciesEnergies(study, formVariables(study));
  const known = parts.filter((name) => Object.hasOwn(study.energetics.energies, name));
  const forms = known.map((name) => energies.electronic({ name, phase: 'state' }, name));
  const sum = combine(forms.map((form) => [1, form]));
  return `${parts.map(chemicalText).join(' + ')} at ${affineText(sum, study)}`;
}

/** A resolved energy in eV, as `energyText`. */
export function affineText({ constant, terms }: AffineForm, study: Study): string {
  return energyText({ const: constant, ...terms }, study);
}

/** An energy in eV: `2.69 + 0.52 ΔE_O`. */
export function energyText(form: FormInput | Barrier, study: Study): string {
  if (typeof form === 'number') return givenText(form);
  if (form === 'none') return 'none beyond the reaction energy';
  if ('through' in form && Array.isArray(form.through)) return `through ${stateText(form.through, study)}`;
  if ('atEquilibrium' in form && typeof form.atEquilibrium === 'number') {
    return `${givenText(form.atEquilibrium)} at the step’s equilibrium potential`;
  }
  if ('bep' in form && typeof form.bep === 'object') {
    return `BEP, ${energyText({ ΔE: form.bep.slope, const: form.bep.intercept }, study)}`;
  }
  if ('transitionState' in form && typeof form.transitionState !== 'number') {
    return `transition state at ${energyText(form.transitionState, study)}`;
  }
  if ('fit' in form && typeof form.fit === 'object') return `fit on ${form.fit.on.join(', ')}`;
  const terms = Object.entries(form as Readonly<Record<string, number>>).filter(([, slope]) => slope !== 0);
  const text = terms.map(([name, slope], i) => {
    const label = study.descriptors.find((d) => d.name === name)?.label ?? name;
    const sign = slope < 0 ? (i === 0 ? '−' : '− ') : i === 0 ? '' : '+ ';
    const amount = givenText(Number(Math.abs(slope).toPrecision(5)));
    if (name === 'const') return `${sign}${amount}`;
    return amount === '1' ? `${sign}${label}` : `${sign}${amount} ${label}`;
  });
  return text.length === 0 ? '0' : text.join(' ');
}
