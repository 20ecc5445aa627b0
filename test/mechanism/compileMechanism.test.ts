import { describe, expect, it } from 'vitest';
import { compileMechanism, parseMechanism, type CompiledMechanism, type SiteType } from '../../src/mechanism';

const single: readonly SiteType[] = [{ name: 's', fraction: 1 }];
const terraceAndStep: readonly SiteType[] = [
  { name: 's', fraction: 0.75 },
  { name: 't', fraction: 0.25 },
];

function compile(lines: string[], sites = single): CompiledMechanism {
  const steps = parseMechanism(lines, { defaultSite: sites[0].name, declared: new Map() });
  return compileMechanism(steps, sites);
}

/** `directed: from>to xcount` of every transition. */
function transitions(m: CompiledMechanism): string[] {
  return Array.from(m.transitionDirected, (d, i) => {
    const from = m.states[m.transitionFrom[i]].name;
    const to = m.states[m.transitionTo[i]].name;
    return `${d}: ${from}>${to} x${m.transitionCount[i]}`;
  });
}

describe('compileMechanism', () => {
  const oxidation = compile(['ads: CO + * <-> CO*', 'O2 + 2* <-> O2**', 'O2** <-> 2O*', 'CO* + O* -> CO2 + 2*']);

  it('lists empty sites, adsorbates and externals in order of appearance', () => {
    expect(oxidation.states.map((s) => s.name)).toEqual(['*', 'CO*', 'O2**', 'O*']);
    expect(oxidation.externals.map((s) => s.name)).toEqual(['CO', 'O2', 'CO2']);
    expect(oxidation.sites).toEqual(single);
    expect([...oxidation.stateSite]).toEqual([0, 0, 0, 0]);
    expect([...oxidation.denticity]).toEqual([1, 1, 2, 1]);
  });

  it('labels steps', () => {
    expect(oxidation.steps).toEqual([
      { id: 'ads', equation: 'CO + * <-> CO*', reversible: true },
      { id: 'O2 + 2* <-> O2**', equation: 'O2 + 2* <-> O2**', reversible: true },
      { id: 'O2** <-> 2O*', equation: 'O2** <-> 2O*', reversible: true },
      { id: 'CO* + O* -> CO2 + 2*', equation: 'CO* + O* -> CO2 + 2*', reversible: false },
    ]);
  });

  it('lists surface reactants of both directions of each step', () => {
    expect([...oxidation.surfacePtr]).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9]);
    expect([...oxidation.surfaceState]).toEqual([0, 1, 0, 2, 2, 3, 1, 3, 0]);
    expect([...oxidation.surfaceOrder]).toEqual([1, 1, 2, 1, 1, 2, 1, 1, 2]);
  });

  it('lists reactants with an activity of both directions', () => {
    expect([...oxidation.externalPtr]).toEqual([0, 1, 1, 2, 2, 2, 2, 2, 3]);
    expect([...oxidation.externalIndex]).toEqual([0, 1, 2]);
    expect([...oxidation.externalOrder]).toEqual([1, 1, 1]);
  });

  it('nets every step', () => {
    expect([...oxidation.netState]).toEqual([-1, 1, 0, 0, -2, 0, 1, 0, 0, 0, -1, 2, 2, -1, 0, -1]);
    expect([...oxidation.netExternal]).toEqual([-1, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('turns sites into sites, a bidentate species as two', () => {
    expect(transitions(oxidation)).toEqual([
      '0: *>CO* x1',
      '1: CO*>* x1',
      '2: *>O2** x2',
      '3: O2**>* x2',
      '4: O2**>O* x2',
      '5: O*>O2** x2',
      '6: CO*>* x1',
      '7: *>CO* x1',
      '6: O*>* x1',
      '7: *>O* x1',
    ]);
  });

  it('keeps site types apart, each with its own empty site', () => {
    const m = compile(
      ['CO + *_t <-> CO*_t', 'CO*_t + O*_s <-> CO2 + *_t + *', 'CO*_t + * <-> CO* + *_t'],
      terraceAndStep,
    );
    expect(m.states.map((s) => s.name)).toEqual(['*', '*_t', 'CO*_t', 'O*', 'CO*']);
    expect([...m.stateSite]).toEqual([0, 1, 1, 0, 0]);
    expect([...m.netState]).toEqual([0, -1, 1, 0, 0, 1, 1, -1, -1, 0, -1, 1, -1, 0, 1]);
    expect(transitions(m)).toEqual([
      '0: *_t>CO*_t x1',
      '1: CO*_t>*_t x1',
      '2: O*>* x1',
      '3: *>O* x1',
      '2: CO*_t>*_t x1',
      '3: *_t>CO*_t x1',
      '4: *>CO* x1',
      '5: CO*>* x1',
      '4: CO*_t>*_t x1',
      '5: *_t>CO*_t x1',
    ]);
  });

  it('lists an empty site of a type that no step names', () => {
    expect(compile(['CO + * <-> CO*'], terraceAndStep).states.map((s) => s.name)).toEqual(['*', '*_t', 'CO*']);
  });

  it('leaves a spectator where it is, but keeps it in the rate law', () => {
    const m = compile(['H* + NO* + * <-> N* + O* + H*']);
    expect(m.states.map((s) => s.name)).toEqual(['*', 'H*', 'NO*', 'N*', 'O*']);
    expect([...m.surfaceState]).toEqual([1, 2, 0, 3, 4, 1]);
    expect([...m.netState]).toEqual([-1, 0, -1, 1, 1]);
    expect(transitions(m)).toEqual(['0: NO*>N* x1', '1: N*>NO* x1', '0: *>O* x1', '1: O*>* x1']);
  });

  it('leaves as many of a species as stand on both sides', () => {
    expect(transitions(compile(['3H* -> H2 + H* + 2*']))).toEqual(['0: H*>* x2', '1: *>H* x2']);
    expect(transitions(compile(['N* <-> N*']))).toEqual([]);
  });

  it('keeps protons and electrons out of the rate law, but in the stoichiometry', () => {
    const m = compile(['NO3- + * <-> NO3* + e-', 'O* + 2H+ + 2e- <-> H2O + *']);
    expect(m.externals.map((s) => s.name)).toEqual(['NO3-', 'e-', 'H+', 'H2O']);
    expect([...m.externalPtr]).toEqual([0, 1, 1, 1, 2]);
    expect([...m.externalIndex]).toEqual([0, 3]);
    expect([...m.netExternal]).toEqual([-1, 1, 0, 0, 0, -2, -2, 1]);
  });

  it('keeps liquid water and steam apart', () => {
    const m = compile(['H2O(l) + * <-> H2O*', 'H2O(g) + * <-> H2O*']);
    expect(m.externals.map((s) => `${s.name} ${s.phase}`)).toEqual(['H2O(l) solution', 'H2O gas']);
  });

  it('refuses a site type that is not declared', () => {
    expect(() => compile(['N* <-> N*', 'CO + *_q <-> CO*_q'], terraceAndStep)).toThrow(
      expect.objectContaining({
        message: 'invalid site type: got "q", expected one of s, t (mechanism line 2, species *_q)',
      }),
    );
  });

  it('refuses a step that is not balanced', () => {
    expect(() => compile(['CO + * <-> CO*', 'CO* -> CO2 + *'])).toThrow(
      'invalid step: got "CO* -> CO2 + *", expected equal element O on both sides, not 1 and 2 (mechanism line 2)',
    );
  });
});
