import { describe, expect, it } from 'vitest';
import { compileModel, exportMkmcxx } from '../../../src/screening';
import { embeddedStudy, parseStudy, type StudyInput } from '../../../src/study';
import { model } from '../../formats/mkmcxx/models';
import { importMkmcxx } from '../../../src/formats';
import { minimalStudy } from '../../helpers/minimalStudy';
import { expectSame, solved, throughMkmcxx } from './roundTrip';

const proton = { 'tof NO3-': 'tof NO3-', 'tof H+': 'tof H(aq)' };

function both(barrier: number): StudyInput['energetics']['steps'][string] {
  return { kind: 'arrhenius', prefactor: 1e12, reversePrefactor: 3e13, barrier, reverseBarrier: 0.9 };
}

describe('exportMkmcxx', () => {
  it('writes nitrate reduction at points, which come back with the same coverages and TOFs', async () => {
    const study = embeddedStudy('no3rr');
    for (const point of [
      { E_O: -4.5, E_N: -5 },
      { E_O: -5, E_N: -4.6, U: -0.2, 'a_NO3-': 0.01 },
      { E_O: -4.2, E_N: -4.5, T: 350, a_NH3: 1e-3 },
    ]) {
      const { study: second, text } = throughMkmcxx(study, point);
      expect(text).toContain('AR; {N*} + {H+} => {NH*}; 10000000000000;');
      expect(text).toContain('HK; {NO} + {*} => {NO*}; 1e-19; 28; 2.87; 2; 1; ');
      const want = (await solved(study, [point])).map(
        (values) => new Map([...values].filter(([name]) => !/e-|H2O$/.test(name))),
      );
      expectSame(await solved(second, [{ T: second.conditions.T }]), want, 1e-9, proton);
    }
  });

  it('says what is left out', () => {
    const { notes } = exportMkmcxx(compileModel(embeddedStudy('no3rr')), { E_O: -4.5, E_N: -5 });
    const [domain] = notes.filter((note) => note.startsWith('the domain'));
    expect(notes).toEqual([
      'descriptors are no part of the format: rates are those at E_O = -4.5 eV, E_N = -5 eV',
      'electrons and transfer coefficients are no part of AR: barriers are those at U_RHE = 0.1 V and pH 0',
      'the steady state is no part of the format: the run ends after 1000000000000 s',
      domain,
      expect.stringMatching(/^\d+ candidates are left out$/),
    ]);
    expect(() => exportMkmcxx(compileModel(embeddedStudy('no3rr')), { E_O: -4 })).toThrow(
      'invalid E_N: got nothing, expected a value, --set E_N=VALUE',
    );
  });

  it('folds kT/h, entropies and one-way steps into numbers of one temperature', async () => {
    const warm = embeddedStudy('co-oxidation');
    const { notes } = exportMkmcxx(compileModel(warm), { E_O: 1, E_CO: 1.5 });
    expect(notes).toContain(
      '3 of 3 steps depend on T by more than a barrier (kT/h, entropies): their numbers hold at 500 K alone',
    );
    for (const point of [
      { E_O: 1, E_CO: 1.5 },
      { E_O: 0.2, E_CO: 2.4, T: 650, a_CO2: 0.5 },
    ]) {
      const { study: second } = throughMkmcxx(warm, point);
      expectSame(await solved(second, [{ T: second.conditions.T }]), await solved(warm, [point]), 1e-9);
    }
    const { domain, ...rest } = minimalStudy();
    expect(domain).toBeDefined();
    const small = parseStudy(rest, 'minimal');
    const point = { E_N: -4.5, E_O: -3.5, time: 2.5 };
    const { text, study } = throughMkmcxx(small, point);
    expect(text).toContain('300; 2.5; 1e-12; 1e-12');
    expect(text).toMatch(/AR; \{O\*\} \+ 2\{H\+\} => \{H2O\} \+ \{\*\}; [\d.e+]+; 0; /);
    const steady = { E_N: -4.5, E_O: -3.5 };
    const want = (await solved(small, [steady])).map((v) => new Map([...v].filter(([name]) => !name.includes('e-'))));
    expectSame(await solved(study, [{ T: 300 }]), want, 1e-9, proton);
  });

  it('keeps an input of its own through import and export', async () => {
    const first = parseStudy(importMkmcxx({ text: model, file: 'input.mkm' }).study, 'input.mkm');
    const { study: second, notes } = throughMkmcxx(first, {});
    expect(second.mechanism).toEqual(first.mechanism);
    expect(second.conditions).toEqual(first.conditions);
    expect(notes).toEqual(['the steady state is no part of the format: the run ends after 1000000000000 s']);
    const points = [{ T: 450 }, { T: 500 }, { T: 620 }];
    expectSame(await solved(second, points), await solved(first, points), 1e-10);
  });

  it('keeps site types, their totals and what takes two sites', async () => {
    const first = parseStudy(
      {
        ...minimalStudy(),
        descriptors: [],
        candidates: [],
        domain: undefined,
        sites: [
          { name: 's', fraction: 0.25 },
          { name: 't', fraction: 1.5 },
        ],
        mechanism: ['NO + 2*_t <-> NO**_t', 'NO**_t + * <-> N* + O*_t + *_t', '2N* <-> N2 + 2*', 'O*_t -> O + *_t'],
        energetics: {
          floorBarriers: false,
          steps: {
            'NO + 2*_t <-> NO**_t': both(0.4),
            'NO**_t + * <-> N* + O*_t + *_t': both(0.5),
            '2N* <-> N2 + 2*': both(0.6),
            'O*_t -> O + *_t': { kind: 'arrhenius', prefactor: 1e13, barrier: 0.8 },
          },
        },
        conditions: { T: 500, activities: { NO: 0.1, N2: 0.01 } },
        outputs: {
          reactant: 'NO',
          atom: 'N',
          axes: [
            { name: 'T', range: [300, 600] },
            { name: 'a_NO', range: [0.1, 1] },
          ],
        },
      },
      'sites',
    );
    const { study: second } = throughMkmcxx(first, {});
    expect(second.sites).toEqual(first.sites);
    const rename = { 'NO**_t': 'NO*_t' };
    expectSame(
      await solved(second, [{ T: 500 }, { T: 350 }]),
      await solved(first, [{ T: 500 }, { T: 350 }]),
      1e-9,
      rename,
    );
  });
});
