import { describe, expect, it } from 'vitest';
import { evaluateForm, type RateLaw } from '../../src/energetics';
import { parseSteps } from '../../src/screening/parseSteps';
import type { ModelStep } from '../../src/screening/model';
import { resolveStep } from '../../src/screening/resolveStep';
import { SpeciesEnergies } from '../../src/screening/speciesEnergies';
import { parseStudy, type StepKinetics } from '../../src/study';
import { expectClose } from '../helpers/expectClose';
import { editedStudy } from '../helpers/minimalStudy';

const at = { E_N: -4, E_O: -3.5, U_RHE: 0.2, U_SHE: 0.2 };
/** Energies of the small study at this point. */
const energy = { 'NO*': 0.5 - 1.2, 'N*': -4, 'O*': -3.5 };
const splitEnergy = energy['N*'] + energy['O*'] - energy['NO*'];

interface Edit {
  readonly path?: readonly (string | number)[];
  readonly value?: unknown;
}

/** The rate laws of one line with its kinetics, in the small study with one member changed. */
function resolved(line: string, kinetics: StepKinetics, { path = ['title'], value = 'T' }: Edit = {}): ModelStep {
  const study = parseStudy(editedStudy(path, value), 'x');
  const [step] = parseSteps({ ...study, mechanism: [line] });
  const variables = new Set(['E_N', 'E_O', 'U_RHE', 'U_SHE', 'pH', 'T']);
  const energies = new SpeciesEnergies(study, variables);
  return resolveStep(step, kinetics, { study, variables, energies, beta: study.energetics.beta });
}

function barrier(law: RateLaw | null): number {
  return Math.max(...law!.barriers.map((form) => evaluateForm(form, at)));
}

describe('resolveStep', () => {
  it('puts a BEP barrier on the reaction energy from the species', () => {
    const kinetics: StepKinetics = { kind: 'eyring', barrier: { bep: { slope: 0.5, intercept: 4.5 } } };
    const step = resolved('NO* + * <-> N* + O*', kinetics);
    expectClose(barrier(step.forward), 0.5 * splitEnergy + 4.5, { abs: 1e-14 });
    expectClose(barrier(step.reverse), -0.5 * splitEnergy + 4.5, { abs: 1e-14 });
    expect(step.forward.temperatureExponent).toBe(1);
  });

  it('counts species as often as the step does', () => {
    const step = resolved('2N* <-> N2 + 2*', { kind: 'eyring', barrier: 9 });
    expectClose(barrier(step.forward) - barrier(step.reverse), -2 * energy['N*'], { abs: 1e-14 });
  });

  it('measures a transition state from the reactants', () => {
    const step = resolved('2N* <-> N2 + 2*', { kind: 'eyring', barrier: { transitionState: { const: 10, E_N: 1.6 } } });
    expectClose(barrier(step.forward), 10 - 6.4 + 8, { abs: 1e-14 });
  });

  it('takes a reaction energy that is given in the place of the species’', () => {
    const step = resolved('NO* + * <-> N* + O*', { kind: 'eyring', barrier: 2, energy: { const: 0.5, E_N: 0.1 } });
    expectClose(barrier(step.reverse), 2 - (0.5 - 0.4), { abs: 1e-14 });
  });

  it('fits a barrier that is given by points', () => {
    const fit = { on: ['E_N'], points: [[-3, 3], [-5, 2]] }; // prettier-ignore
    const step = resolved('N* <-> N*', { kind: 'eyring', barrier: { fit } });
    expectClose(barrier(step.forward), 2.5, { abs: 1e-13 });
  });

  it('asks for no energies where both barriers are given', () => {
    const path = ['energetics', 'energies'];
    const kinetics: StepKinetics = { kind: 'arrhenius', prefactor: 1e13, barrier: 0.4, reverseBarrier: { E_N: -0.2 } };
    const step = resolved('NO* + * <-> N* + O*', kinetics, { path, value: {} });
    expect(barrier(step.forward)).toBe(0.4);
    expectClose(barrier(step.reverse), 0.8, { abs: 1e-15 });
    const less: StepKinetics = { kind: 'arrhenius', prefactor: 1e13, barrier: 0.4 };
    expect(() => resolved('NO* + * <-> N* + O*', less, { path, value: {} })).toThrow(
      'invalid energetics.energies["N*"]: got nothing, expected the energy of N* (step NO* + * <-> N* + O* needs it)',
    );
  });

  it('has prefactors of both directions, the reverse one as the forward when it is not given', () => {
    const kinetics: StepKinetics = { kind: 'arrhenius', prefactor: 1e13, barrier: 1, reverseBarrier: 1 };
    const same = resolved('N* <-> N*', kinetics);
    const own = resolved('N* <-> N*', { ...kinetics, reversePrefactor: 1e10 });
    expectClose(same.reverse!.lnPrefactor, Math.log(1e13), { rel: 1e-15 });
    expectClose(own.forward.lnPrefactor, Math.log(1e13), { rel: 1e-15 });
    expectClose(own.reverse!.lnPrefactor, Math.log(1e10), { rel: 1e-15 });
  });

  it('counts electrons taken up, negative when released', () => {
    const electrons = (line: string): number =>
      resolved(line, { kind: 'eyring', barrier: 1, reverseBarrier: 1 }).electrons;
    expect(electrons('O* + 2H+ + 2e- <-> H2O + *')).toBe(2);
    expect(electrons('NO3- + * <-> NO3* + e-')).toBe(-1);
    expect(electrons('NO + * <-> NO*')).toBe(0);
    expect(electrons('H+ + e- + * <-> H* + e- + e-')).toBe(-1);
  });

  it('shifts barriers with the potential on the scale of the study', () => {
    const kinetics: StepKinetics = { kind: 'eyring', barrier: 1, reverseBarrier: 1, beta: 0.3 };
    const edit = { path: ['energetics'], value: { potentialScale: 'SHE', floorBarriers: false, steps: {} } };
    const rhe = resolved('O* + 2H+ + 2e- <-> H2O + *', kinetics, {
      ...edit,
      value: { ...edit.value, potentialScale: 'RHE' },
    });
    const she = resolved('O* + 2H+ + 2e- <-> H2O + *', kinetics, edit);
    expect(rhe.forward.barriers).toEqual([{ constant: 1, terms: { U_RHE: 0.6 } }]);
    expect(she.forward.barriers).toEqual([{ constant: 1, terms: { U_SHE: 0.6 } }]);
    expect(she.reverse!.barriers).toEqual([{ constant: 1, terms: { U_SHE: -1.4 } }]);
  });

  it('floors barriers where the study says so', () => {
    const line = 'NO* + * <-> N* + O*';
    expect(barrier(resolved(line, { kind: 'eyring', barrier: -9 }).forward)).toBe(0);
    expectClose(barrier(resolved(line, { kind: 'eyring', barrier: -9 }).reverse), -splitEnergy, { abs: 1e-14 });
    const path = ['energetics', 'floorBarriers'];
    expect(barrier(resolved(line, { kind: 'eyring', barrier: -9 }, { path, value: false }).forward)).toBe(-9);
  });

  describe('of Hertz–Knudsen kind', () => {
    const kinetics: StepKinetics = {
      kind: 'hertz-knudsen',
      area_m2: 1e-19,
      mass_amu: 30,
      rotationalTemperature_K: 2.45,
      symmetry: 1,
      sticking: 1,
      desorption: { const: -0.5, E_N: -0.3 },
    };

    it('adsorbs without a barrier and desorbs over the desorption energy', () => {
      const step = resolved('NO + * <-> NO*', kinetics);
      expect(barrier(step.forward)).toBe(0);
      expectClose(barrier(step.reverse), 0.7, { abs: 1e-15 });
      expect([step.forward.temperatureExponent, step.reverse!.temperatureExponent]).toEqual([-0.5, 3]);
    });

    it.each(['O2 + 2* <-> 2O*', 'O2 + 2* <-> O2**', 'NO3- + * -> NO3*'])('takes the adsorption %s', (line) => {
      expect(() => resolved(line, kinetics)).not.toThrow();
      expect(resolved(line, kinetics).reverse === null).toBe(line.includes(' -> '));
    });

    it.each([
      'NO* + * <-> N* + O*',
      'NO* <-> NO + *',
      '2NO + 2* <-> 2NO*',
      'NO + O2 + 2* <-> NO* + O2*',
      'NO3- + * <-> NO3* + e-',
      'NO + * + e- <-> NO*',
      'NO + N* <-> N2O*',
    ])('refuses %s', (line) => {
      expect(() => resolved(line, kinetics)).toThrow(
        expect.objectContaining({
          message: `invalid energetics.steps["${line}"].kind: got "hertz-knudsen", expected an adsorption X + * <-> X*, not ${line}`,
        }),
      );
    });
  });
});
