import { describe, expect, it } from 'vitest';
import { modelOf } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { axisChoices, variableLabel } from '../../src/ui/state/axisChoices';
import {
  conditionControls,
  onScale,
  potentialScale,
  stepped,
  type ConditionControl,
} from '../../src/ui/state/conditionControls';
import { showChoices } from '../../src/ui/state/showChoices';
import { defaultView } from '../../src/ui/state/view';
import { parsePlotKind } from '../../src/plots';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const view = defaultView(study);

describe('a step of a condition', () => {
  const of = (name: string, value: number | null): ConditionControl => ({
    ...conditionControls(model, view).find((control) => control.name === name)!,
    value,
  });

  it.each([
    ['U_RHE', 0.1, 1, 0.11],
    ['U_RHE', -0.29, -10, -0.39],
    ['T', 298.15, 10, 308.15],
    ['a_NO3-', 1, 1, 1.12],
    ['a_NO3-', 1.12, -1, 1],
    ['a_NO3-', 0.001053, 1, 0.00112],
    ['a_NO3-', 0.001053, -1, 0.001],
    ['a_N2', 0, 1, 1e-9],
    ['a_N2', 0, -1, 0],
    ['time', null, 1, 1],
  ] as const)('of %s from %j by %d is to %d', (name, value, by, to) => {
    expect(stepped(of(name, value), by)).toBe(to);
  });
});

describe('conditions that can be moved', () => {
  it('are those of the model, with units and the values in force', () => {
    const controls = conditionControls(model, { ...view, settings: { T: 350 } });
    const of = (name: string) => controls.find((c) => c.name === name);
    expect(of('U_RHE')).toMatchObject({ value: 0.1, unit: 'V vs RHE' });
    expect(of('T')).toMatchObject({ value: 350, own: 300, unit: 'K' });
    expect(of('a_NO3-')).toMatchObject({ value: 1, scale: 'log', unit: '' });
    expect(of('a_N2')).toMatchObject({ value: 0, unit: 'bar' });
    expect(of('time')).toMatchObject({ value: null, own: null });
  });

  it('leave out what is an axis and offer what is none any more', () => {
    const axes = [{ name: 'U_RHE', range: [-1, 0] }, view.axes[1]] as unknown as typeof view.axes;
    const names = conditionControls(model, { ...view, axes, settings: { E_O: -4 } }).map((c) => c.name);
    expect(names).not.toContain('U_RHE');
    expect(names).toContain('E_O');
    expect(names).not.toContain('E_N');
  });

  it('follow the scale of the potential: U_RHE = U_SHE + 59.5 mV pH at 300 K', () => {
    const alkaline = { ...view, settings: { U_SHE: -0.5, pH: 13 } };
    expect(potentialScale(alkaline, model)).toBe('SHE');
    expect(onScale(-0.5, 'RHE', model, alkaline)).toBeCloseTo(-0.5 + 13 * 8.617333e-5 * 300 * Math.LN10, 4);
    expect(onScale(onScale(-0.5, 'RHE', model, alkaline), 'SHE', model, alkaline)).toBeCloseTo(-0.5, 12);
  });
});

it('everything that is offered to be shown can be shown', () => {
  for (const { options } of showChoices(model))
    for (const { show } of options) expect(() => parsePlotKind(show, model)).not.toThrow();
});

it('a faradaic efficiency is offered where electrons are spent', () => {
  const kinds = (id: 'her' | 'co-oxidation'): readonly string[] =>
    showChoices(modelOf(embeddedStudy(id))).map(({ kind }) => kind);
  expect(kinds('her')).toContain('efficiency');
  expect(kinds('co-oxidation')).not.toContain('efficiency');
});

it('an axis can be a descriptor, the potential, pH, T or an activity, and not the time', () => {
  const names = axisChoices(model, view, 0).map((choice) => choice.name);
  expect(names).toEqual(expect.arrayContaining(['E_O', 'E_N', 'U_RHE', 'U_SHE', 'pH', 'T', 'lg_a_NO3-']));
  expect(names).not.toContain('time');
});

it('two axes never hold one potential on two scales', () => {
  const [across, up] = view.axes;
  const names = (axis: 0 | 1): readonly string[] =>
    axisChoices(model, { ...view, axes: [{ ...across, name: 'U_RHE' }, up] }, axis).map(({ name }) => name);
  expect(names(0)).toEqual(expect.arrayContaining(['U_RHE', 'U_SHE']));
  expect(names(1)).toContain('U_RHE');
  expect(names(1)).not.toContain('U_SHE');
});

it('labels of imported descriptors keep their own parentheses', () => {
  const [first, ...others] = model.study.descriptors;
  const label = (text: string): string =>
    variableLabel({ ...model.study, descriptors: [{ ...first, label: text }, ...others] }, first.name);
  expect([label('ΔE_O'), label('E(O_s)'), label('ΔG_OH')]).toEqual(['ΔE(O)', 'E(O_s)', 'ΔG(OH)']);
});

it('axes say which would do nothing, or leave them out', () => {
  const of = (settings: typeof view.settings) =>
    new Map(axisChoices(model, { ...view, settings }, 0).map((c) => [c.name, c.label]));
  expect([...of({}).keys()]).not.toContain('lg_P');
  expect([...of({ a_N2: 0.1 }).keys()]).toContain('lg_P');
  expect(of({}).get('pH')).toBe('pH (acts at U vs SHE)');
  expect(of({ U_SHE: -0.2 }).get('pH')).toBe('pH');
  expect(of({}).get('E_O')).toBe('ΔE(O)');
});
