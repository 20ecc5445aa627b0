import { describe, expect, it } from 'vitest';
import { evaluateForm, type AffineForm } from '../../src/energetics';
import { compileModel } from '../../src/screening/compileModel';
import type { Model } from '../../src/screening/model';
import { embeddedStudy, parseStudy, studyHash } from '../../src/study';
import { expectClose } from '../helpers/expectClose';
import { editedStudy, minimalStudy } from '../helpers/minimalStudy';

type Path = readonly (string | number)[];

const water = 'O* + 2H+ + 2e- -> H2O + *';

function modelWith(path: Path, value: unknown): Model {
  return compileModel(parseStudy(editedStudy(path, value), 'study.json'));
}

describe('compileModel', () => {
  const study = parseStudy(minimalStudy(), 'study.json');
  const model = compileModel(study);

  it('compiles one law per direction of each step, none for the reverse of an irreversible one', () => {
    expect(model.steps.map((s) => s.id)).toEqual(['ads', 'split', 'out', water]);
    expect(model.steps.map((s) => s.electrons)).toEqual([0, 0, 0, 2]);
    expect(model.steps.map((s) => s.reverse === null)).toEqual([false, false, false, true]);
    expect(model.mechanism.steps.map((s) => s.id)).toEqual(model.steps.map((s) => s.id));
    expect(model.hash).toBe(studyHash(study));
    expect(model.study).toBe(study);
  });

  it('finds the reactant, the products and what they count', () => {
    const names = model.mechanism.externals.map((s) => s.name);
    expect(names).toEqual(['NO', 'N2', 'H+', 'e-', 'H2O']);
    expect(names[model.reactant]).toBe('NO');
    expect(model.products.map((i) => names[i])).toEqual(['N2', 'H2O']);
    expect(model.atoms).toEqual([1, 2, 0, 0, 0]);
    expect(model.electrons).toEqual([0, 4, 0, 1, 0]);
  });

  it('takes products in the order of the study', () => {
    const named = modelWith(['outputs', 'products'], ['H2O', 'N2', 'NO']);
    expect(named.products.map((i) => named.mechanism.externals[i].name)).toEqual(['H2O', 'N2', 'NO']);
  });

  it('reads a mechanism that is one text', () => {
    const text = minimalStudy().mechanism as string[];
    expect(modelWith(['mechanism'], text.join('\r\n')).mechanism).toEqual(model.mechanism);
  });

  it('turns domain barriers into forms that must not be negative', () => {
    expect(model.domain).toHaveLength(1);
    expect(model.domain[0].reason).toBe('forward barrier of split is negative');
    const at = { E_N: -4, E_O: -3.5 };
    expectClose(evaluateForm(model.domain[0].form, at), 0.8 * (-7.5 - (0.5 - 1.2)) + 1.5, { abs: 1e-14 });
  });

  it('puts a given transfer coefficient in the place of the study-wide one, not of a step’s own', () => {
    const slope = (m: Model): number => m.steps[3].forward.barriers[0].terms.U_RHE ?? 0;
    expect(slope(model)).toBe(1);
    expect(slope(compileModel(study, 0.25))).toBe(0.5);
    const own = parseStudy(editedStudy(['energetics', 'steps', water, 'beta'], 1), 'x');
    expect(slope(compileModel(own, 0.25))).toBe(2);
  });

  it('compiles the embedded study', () => {
    const no3rr = compileModel(embeddedStudy('no3rr'));
    const names = no3rr.mechanism.externals.map((s) => s.name);
    expect(no3rr.products.map((i) => names[i])).toEqual(['NO', 'N2', 'N2O', 'NH3', 'H2', 'H2O']);
    expect(names[no3rr.reactant]).toBe('NO3-');
    expect(no3rr.domain).toHaveLength(21);
    expect(no3rr.mechanism.states).toHaveLength(14);
    const forms: readonly AffineForm[] = no3rr.steps.flatMap((s) => [...s.forward.barriers, ...s.reverse!.barriers]);
    expect(forms.every((form) => Object.keys(form.terms).every((t) => ['E_O', 'E_N', 'U_RHE'].includes(t)))).toBe(true);
  });

  const steps = minimalStudy().energetics.steps;
  it.each<[Path, unknown, string]>([
    [['conditions', 'activities', 'N3'], 1, 'conditions.activities.N3: got "N3", expected one of NO, N2, H2O'],
    [['conditions', 'activities', 'NO*'], 1, 'conditions.activities["NO*"]: got "NO*", expected one of NO, N2, H2O'],
    [['conditions', 'activities', 'H+'], 1, 'conditions.activities["H+"]: got "H+", expected one of NO, N2, H2O'],
    [
      ['energetics', 'steps', 'split'],
      undefined,
      'energetics.steps.split: got nothing, expected rate parameters of step NO* + * <-> N* + O*',
    ],
    [
      ['energetics', 'steps', 'splat'],
      steps.split,
      `energetics.steps.splat: got "splat", expected one of ads, split, out, ${water}`,
    ],
    [
      ['energetics', 'energies', 'O*'],
      undefined,
      'energetics.energies["O*"]: got nothing, expected the energy of O* (step split needs it)',
    ],
    [
      ['energetics', 'energies', 'Q*'],
      1,
      'energetics.energies["Q*"]: got "Q*", expected one of *, NO*, N*, O*, NO, N2, H+, e-, H2O',
    ],
    [
      ['species'],
      { 'Q*': { charge: 1 } },
      'species["Q*"]: got "Q*", expected one of *, NO*, N*, O*, NO, N2, H+, e-, H2O',
    ],
    [
      ['energetics', 'steps', 'split'],
      steps.ads,
      'energetics.steps.split.kind: got "hertz-knudsen", expected an adsorption X + * <-> X*, not NO* + * <-> N* + O*',
    ],
    [['energetics', 'sources'], ['papre'], 'energetics.sources[0]: got "papre", expected one of paper'],
    [['domain', 'sources'], ['papre'], 'domain.sources[0]: got "papre", expected one of paper'],
    [
      ['domain', 'barriers', 0, 'step'],
      'splat',
      `domain.barriers[0].step: got "splat", expected one of the steps ads; split; out; ${water}`,
    ],
    [
      ['domain', 'barriers', 0],
      { step: water, directions: ['forward', 'reverse'] },
      `domain.barriers[0].directions: got "reverse", expected forward (step ${water} is irreversible)`,
    ],
    [['candidates', 0, 'source'], 'papre', 'candidates[0].source: got "papre", expected one of paper'],
    [['candidates', 0, 'values', 'E_X'], 1, 'candidates[0].values.E_X: got "E_X", expected one of E_N, E_O'],
    [
      ['candidates', 0, 'values', 'E_O'],
      undefined,
      'candidates[0].values.E_O: got nothing, expected the value of descriptor E_O',
    ],
    [['outputs', 'reactant'], 'N2O', 'outputs.reactant: got "N2O", expected one of NO, N2, H2O'],
    [['outputs', 'reactant'], 'e-', 'outputs.reactant: got "e-", expected one of NO, N2, H2O'],
    [['outputs', 'atom'], 'C', 'outputs.atom: got "C", expected an element of NO'],
    [['outputs', 'products'], ['N2', 'NH3'], 'outputs.products[1]: got "NH3", expected one of NO, N2, H2O'],
    [
      ['mechanism', 2],
      'out: 2N* <-> N2',
      'step: got "2N* <-> N2", expected equal sites of type s on both sides, not 2 and 0 (mechanism line 3)',
    ],
    [
      ['mechanism', 1],
      'split: NO* * <-> N* + O*',
      'step: got "*", expected + between species (mechanism line 2, column 12)',
    ],
    [['mechanism'], '', 'mechanism: got 1, expected at least one step'],
  ])('refuses %o = %o', (path, value, text) => {
    expect(() => modelWith(path, value)).toThrow(
      expect.objectContaining({ name: 'InvalidInput', message: `invalid ${text}` }),
    );
  });

  it.each(['toString', 'constructor', 'valueOf'])(
    'finds no inherited rate parameters for a step called %s',
    (label) => {
      const { mechanism } = minimalStudy();
      const lines = [...(mechanism as string[]), `${label}: N* <-> N*`];
      expect(() => modelWith(['mechanism'], lines)).toThrow(
        `invalid energetics.steps.${label}: got nothing, expected rate parameters of step N* <-> N*`,
      );
    },
  );
});
