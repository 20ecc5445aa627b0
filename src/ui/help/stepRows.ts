import { equationText, numberText } from '../../plots';
import type { Model } from '../../screening';
import type { FormInput, StepKinetics, Study } from '../../study';

/** A step of the mechanism as the table of the model shows it. */
export interface StepRow {
  readonly equation: string;
  readonly law: string;
  /** Barrier or desorption energy [eV] over the descriptors, in words and numbers. */
  readonly energy: string;
}

const laws: Readonly<Record<StepKinetics['kind'], string>> = {
  arrhenius: 'Arrhenius',
  eyring: 'Eyring',
  'hertz-knudsen': 'Hertz–Knudsen',
};

/** The steps of a model with their rate laws and energies, in the order of the study. */
export function stepRows({ mechanism, study }: Model): readonly StepRow[] {
  const { steps } = study.energetics;
  return mechanism.steps.map(({ id, equation }) => {
    const key = Object.hasOwn(steps, id) ? id : equation;
    const kinetics = Object.hasOwn(steps, key) ? steps[key] : undefined;
    if (kinetics === undefined) return { equation: equationText(equation), law: '', energy: '' };
    return {
      equation: equationText(equation),
      law: laws[kinetics.kind],
      energy:
        kinetics.kind === 'hertz-knudsen'
          ? `desorption: ${energyText(kinetics.desorption, study)}`
          : energyText(kinetics.barrier, study),
    };
  });
}

type Barrier = Extract<StepKinetics, { barrier: unknown }>['barrier'];

/** An energy in eV: `2.69 + 0.52 ΔE_O`. */
export function energyText(form: FormInput | Barrier, study: Study): string {
  if (typeof form === 'number') return numberText(form);
  if (form === 'none') return 'none beyond the reaction energy';
  if ('through' in form && Array.isArray(form.through)) return `through ${form.through.join(' + ')}`;
  if ('atEquilibrium' in form && typeof form.atEquilibrium === 'number') {
    return `${numberText(form.atEquilibrium)} at the step’s equilibrium potential`;
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
    const amount = numberText(Number(Math.abs(slope).toPrecision(3)));
    return `${sign}${amount}${name === 'const' ? '' : ` ${label}`}`;
  });
  return text.length === 0 ? '0' : text.join(' ');
}
