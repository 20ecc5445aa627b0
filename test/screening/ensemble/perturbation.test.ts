import { describe, expect, it } from 'vitest';
import { evaluateForm, type RateLaw } from '../../../src/energetics';
import { compileModel, parameterName, type Model } from '../../../src/screening';
import { Perturbation } from '../../../src/screening/ensemble/perturbation';
import { uncertaintyModel } from '../../../src/screening/ensemble/uncertaintyModel';
import { cyclesOf } from '../../../src/screening/lintCycles';
import { parseSteps } from '../../../src/screening/parseSteps';
import { embeddedStudy, parseStudy, type Study, type StudyInput } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';
import { minimalStudy } from '../../helpers/minimalStudy';
import { closedCycle } from '../../identities/toyStudies';

/** The model of a study with some parameters moved. */
function moved(study: Study, deviations: Readonly<Record<string, number>>, beta = study.energetics.beta): Model {
  const parameters = Object.keys(deviations);
  const uncertain = { ...study, uncertainty: parsedUncertainty(study, parameters) };
  const model = compileModel(uncertain, beta);
  const steps = parseSteps(study);
  const { parameters: known } = uncertaintyModel(uncertain, steps, model.mechanism);
  const values = Float64Array.from(known, (p, i) => deviations[parameterName(p)] ?? deviations[parameters[i]]);
  return new Perturbation(model, steps, known, beta).at(values);
}

function parsedUncertainty(study: Study, parameters: readonly string[]): Study['uncertainty'] {
  const sigma = Object.fromEntries(parameters.map((name) => [name, 1]));
  return parseStudy({ ...study, uncertainty: { sigma } }, 'test').uncertainty;
}

const minimal = (): Study => parseStudy(minimalStudy(), 'test');
/** The small study with an edit of its document. */
function edited(edit: (study: StudyInput) => void): Model {
  const input = minimalStudy();
  edit(input);
  return compileModel(parseStudy(input, 'test'));
}

const points = [
  { E_N: -4.5, E_O: -3.5, E: -0.4, U_RHE: 0, pH: 0, T: 300 },
  { E_N: -3.1, E_O: -5.2, E: -1.3, U_RHE: -0.7, pH: 3, T: 450 },
];

function expectSameLaw(actual: RateLaw | null, expected: RateLaw | null, label: string): void {
  expect(actual === null, label).toBe(expected === null);
  if (actual === null || expected === null) return;
  expectClose(actual.lnPrefactor, expected.lnPrefactor, { rel: 1e-14 }, label);
  expect(actual.barriers.length).toBe(expected.barriers.length);
  actual.barriers.forEach((form, i) => {
    for (const at of points) {
      expectClose(evaluateForm(form, at), evaluateForm(expected.barriers[i], at), { abs: 1e-12 }, `${label}[${i}]`);
    }
  });
}

function expectSameModel(actual: Model, expected: Model): void {
  actual.steps.forEach((step, j) => {
    expectSameLaw(step.forward, expected.steps[j].forward, `${step.id} forward`);
    expectSameLaw(step.reverse, expected.steps[j].reverse, `${step.id} reverse`);
  });
  actual.domain.forEach(({ form }, m) => {
    for (const at of points)
      expectClose(evaluateForm(form, at), evaluateForm(expected.domain[m].form, at), { abs: 1e-12 });
  });
}

type Kinetics = Record<
  string,
  { barrier: Record<string, unknown>; prefactor: number; desorption: Record<string, number> }
>;
const stepsOf = (study: StudyInput): Kinetics => study.energetics.steps as unknown as Kinetics;
const energiesOf = (study: StudyInput): Record<string, Record<string, number>> =>
  study.energetics.energies as unknown as Record<string, Record<string, number>>;

describe('a moved parameter is the study with that number edited', () => {
  it.each<[string, Readonly<Record<string, number>>, (study: StudyInput) => void]>([
    ['nothing', { 'energy:N*': 0 }, () => undefined],
    [
      'an adsorbate in all its steps',
      { 'energy:N*': 0.13 },
      (study) => (energiesOf(study)['N*'] = { const: 0.13, E_N: 1 }),
    ],
    [
      'a coefficient of a scaling relation',
      { 'energy:N*:E_N': 0.07, 'energy:N*': -0.1 },
      (study) => (energiesOf(study)['N*'] = { const: -0.1, E_N: 1.07 }),
    ],
    [
      'an adsorbate that Hertz–Knudsen desorption releases',
      { 'energy:NO*': 0.2 },
      (study) => {
        energiesOf(study)['NO*'].const += 0.2;
        stepsOf(study).ads.desorption.const -= 0.2;
      },
    ],
    [
      'a BEP intercept',
      { 'barrier:split': -0.2 },
      (study) => (stepsOf(study).split.barrier = { bep: { slope: 0.8, intercept: 1.3 } }),
    ],
    [
      'a BEP slope',
      { 'bep:split': 0.05 },
      (study) => (stepsOf(study).split.barrier = { bep: { slope: 0.85, intercept: 1.5 } }),
    ],
    [
      'a BEP slope and the energies that it multiplies',
      { 'bep:split': 0.05, 'energy:NO*': 0.3 },
      (study) => {
        stepsOf(study).split.barrier = { bep: { slope: 0.85, intercept: 1.5 } };
        energiesOf(study)['NO*'].const += 0.3;
        stepsOf(study).ads.desorption.const -= 0.3;
      },
    ],
    [
      'a transition state, forward and reverse',
      { 'barrier:out': 0.15 },
      (study) => (stepsOf(study).out.barrier = { transitionState: { const: 1.15, E_N: 1.6 } }),
    ],
    [
      'a coefficient of a transition state',
      { 'barrier:out:E_N': -0.1 },
      (study) => (stepsOf(study).out.barrier = { transitionState: { const: 1, E_N: 1.5 } }),
    ],
    ['a prefactor', { 'prefactor:split': Math.log(3) }, (study) => (stepsOf(study).split.prefactor *= 3)],
    ['a gas', { 'energy:N2': 0.3 }, (study) => ((study.energetics.energies as Record<string, number>).N2 = 0.3)],
  ])('%s', (_, deviations, edit) => {
    expectSameModel(moved(minimal(), deviations), edited(edit));
  });

  /** Barriers of every kind that the small study lacks: through named states, none, at the equilibrium potential. */
  const chained = (edit: (energies: Record<string, unknown>, steps: Record<string, unknown>) => void): StudyInput => {
    const study = minimalStudy();
    const energies = study.energetics.energies as Record<string, unknown>;
    const steps = study.energetics.steps as Record<string, unknown>;
    energies['N-O*'] = { scaling: { of: { 'N*': 1, 'O*': 0.5 }, slope: 0.7, intercept: 2 } };
    steps.split = { kind: 'arrhenius', prefactor: 1e13, barrier: { through: ['N-O*', '*'] } };
    steps.out = { kind: 'eyring', barrier: 'none' };
    steps['O* + 2H+ + 2e- -> H2O + *'] = { kind: 'eyring', barrier: { atEquilibrium: 0.6 } };
    edit(energies, steps);
    return study;
  };

  it.each<[string, Readonly<Record<string, number>>, Parameters<typeof chained>[0]]>([
    ['an adsorbate that a transition state scales on', { 'energy:N*': 0.2 }, (e) => (e['N*'] = { const: 0.2, E_N: 1 })],
    ['an adsorbate that the electrode removes', { 'energy:O*': -0.3 }, (e) => (e['O*'] = { const: -0.3, E_O: 1 })],
    ['a gas that forms without a barrier', { 'energy:N2': 0.3 }, (e) => (e.N2 = 0.3)],
    [
      'a barrier at the equilibrium potential',
      { 'barrier:O* + 2H+ + 2e- -> H2O + *': 0.1 },
      (_, steps) => (steps['O* + 2H+ + 2e- -> H2O + *'] = { kind: 'eyring', barrier: { atEquilibrium: 0.7 } }),
    ],
  ])('%s', (_, deviations, edit) => {
    const study = parseStudy(chained(() => undefined), 'test'); // prettier-ignore
    expectSameModel(moved(study, deviations), compileModel(parseStudy(chained(edit), 'test')));
  });

  it('a descriptor, wherever it enters', () => {
    const model = moved(minimal(), { 'descriptor:E_N': 0.2, 'energy:N*:E_N': 0.1 });
    const still = moved(minimal(), { 'energy:N*:E_N': 0.1 });
    model.steps.forEach((step, j) => {
      const other = still.steps[j];
      [step.forward, step.reverse].forEach((law, k) =>
        law?.barriers.forEach((form, i) => {
          const same = (k === 0 ? other.forward : other.reverse)!.barriers[i];
          const at = points[0];
          expectClose(evaluateForm(form, at), evaluateForm(same, { ...at, E_N: at.E_N + 0.2 }), { abs: 1e-12 });
        }),
      );
    });
  });
});

describe('a moved energy', () => {
  it('changes the energies of both barriers by their reaction energy alone, so that cycles stay closed', () => {
    const model = moved(closedCycle(), {
      'energy:A*': 0.11,
      'energy:B*': -0.23,
      'energy:C*': 0.05,
      'energy:C*:E': 0.1,
      'energy:B': 0.3,
      'barrier:A* <-> B*': 0.4,
      'barrier:A* <-> C*': -0.1,
      'bep:A* <-> C*': 0.2,
    });
    const cycles = cyclesOf(model);
    expect(cycles.length).toBe(1);
    for (const { closure } of cycles) {
      for (const at of points) expectClose(evaluateForm(closure, at), 0, { abs: 1e-12 });
    }
  });

  it('is shared by the transfer coefficient where both barriers are given as numbers', () => {
    const study = embeddedStudy('no3rr');
    const before = compileModel(study);
    const after = moved(study, { 'energy:NO2*': 0.1 });
    const change = (id: string): readonly number[] => {
      const [a, b] = [after, before].map((model) => model.steps.find((step) => step.id === id)!);
      const at = { E_O: -4, E_N: -5, U_RHE: 0, pH: 0, T: 300 };
      return [
        evaluateForm(a.forward.barriers[0], at) - evaluateForm(b.forward.barriers[0], at),
        evaluateForm(a.reverse!.barriers[0], at) - evaluateForm(b.reverse!.barriers[0], at),
      ];
    };
    const rows = before.steps.map(({ id }) => ({ id, change: change(id) })).filter(({ change: c }) => c[0] !== c[1]);
    expect(rows.map(({ id }) => id)).toEqual(['NO3* + * <-> NO2* + O*', 'NO2* + * <-> NO* + O*']);
    [0.05, -0.05].forEach((value, i) => expectClose(rows[0].change[i], value, { abs: 1e-12 }));
    [-0.05, 0.05].forEach((value, i) => expectClose(rows[1].change[i], value, { abs: 1e-12 }));
  });

  it('is shared by the transfer coefficient in an irreversible step', () => {
    const model = moved(minimal(), { 'energy:O*': 0.2 });
    const step = model.steps.find(({ reverse }) => reverse === null)!;
    const at = points[0];
    expectClose(evaluateForm(step.forward.barriers[0], at), 0.6 - 0.5 * 0.2, { abs: 1e-12 });
  });

  it('moves the edge of the domain with the barriers', () => {
    const study = embeddedStudy('no3rr');
    const id = 'NO* + * <-> N* + O*';
    const [before, after] = [compileModel(study), moved(study, { [`barrier:${id}`]: -0.2 })];
    const at = { E_O: -4, E_N: -5, U_RHE: 0, pH: 0, T: 300 };
    before.domain.forEach(({ form, reason }, m) => {
      const shift = evaluateForm(after.domain[m].form, at) - evaluateForm(form, at);
      expectClose(shift, reason.includes(id) ? -0.2 : 0, { abs: 1e-12 }, reason);
    });
    expect(before.domain.some(({ reason }) => reason.includes(id))).toBe(true);
  });
});
