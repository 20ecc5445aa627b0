import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importCatmap, readEnergyTable } from '../../../src/formats';
import { compileModel, exportCatmap, type Settings } from '../../../src/screening';
import { embeddedStudy, parseStudy, type Study, type StudyInput } from '../../../src/study';
import { imported, tableText } from '../../formats/catmap/models';
import { minimalStudy } from '../../helpers/minimalStudy';
import { expectSame, solved, throughCatmap } from './roundTrip';

const folder = new URL('../../../../shared/reference/catmap/co-oxidation/', import.meta.url);
const constants = { boltzmann_eV_per_K: 8.617332478e-5, planck_eV_s: 4.135667516e-15 };

function grid(x: string, y: string, xs: readonly number[], ys: readonly number[]): readonly Settings[] {
  return xs.flatMap((a) => ys.map((b) => ({ [x]: a, [y]: b })));
}

/** Two site types, charge transfers of every kind, prefactors, and a step without a barrier. */
const electric = `
rxn_expressions = [
    'O2_g + *_a -> O2_a; prefactor=1e8',
    'O2_a + pe_g -> ^0.26eV_a -> OOH_a; prefactor=1e9, beta=0.4',
    'OOH_a + pe_g -> OOH-pe_a -> O_a + H2O_g; beta=0.3',
    'O_a + pe_g -> ^0.3eV_a -> OH_a; prefactor=1e9',
    '*_a + H2O_g -> OH-pe_a -> OH_a + pe_g',
    'O2_a + *_b -> O-O_a + *_b -> O_a + O_b',
    'O_b + 2pe_g -> O-pe_b -> *_b + H2O_g',
]
surface_names = ['A', 'B', 'C', 'D']
descriptor_names = ['OH_a', 'O_b']
descriptor_ranges = [[0.5, 1.2], [1.5, 2.6]]
resolution = [5, 4]
temperature = 300
voltage = 0.8
beta = 0.5
species_definitions = {'H2O_g': {'pressure': 1.0}, 'O2_g': {'pressure': 0.2}, 'pe_g': {'pressure': 1.0}}
species_definitions['a'] = {'site_names': ['a'], 'total': 0.6}
species_definitions['b'] = {'site_names': ['b'], 'total': 0.4}
gas_thermo_mode = 'frozen_gas'
adsorbate_thermo_mode = 'frozen_adsorbate'
electrochemical_thermo_mode = 'simple_electrochemical'
scaling_constraint_dict = {
    'O2_a': [None, 0, None], 'OOH_a': [None, 0, None], 'O_a': [2, 0, 0.2],
    'O-O_a': [1.2, 0.4, 4.1], 'OOH-pe_a': [1, 0, 3.9], 'OH-pe_a': 'initial_state:[0, 1.4]', 'O-pe_b': [0, 0.7, 1.2],
}
scaling_constraint_dict['OH-pe_a'] = [0.6, 0, 0.9]
`;

function electricStudy(): Study {
  const rows = ['A', 'B', 'C', 'D'].flatMap((name, i) => {
    const x = 0.6 + 0.15 * i;
    const energies: [string, string, number][] = [
      ['OH', 'a', x],
      ['O', 'a', 2 * x + 0.2],
      ['O2', 'a', 1.2 * x + 4.1 + 0.02 * (i % 2)],
      ['OOH', 'a', x + 3.2 - 0.03 * (i % 3)],
      ['O', 'b', 1.7 + 0.2 * i - 0.1 * (i % 2)],
    ];
    return energies.map(([species, site, energy]) => [name, site, species, String(energy), '[]', 'x']);
  });
  const table = [
    ['surface_name', 'site_name', 'species_name', 'formation_energy', 'frequencies', 'reference'],
    ['None', 'gas', 'pe', '0', '[]', 'x'],
    ['None', 'gas', 'H2O', '0', '[]', 'x'],
    ['None', 'gas', 'O2', '4.92', '[]', 'x'],
    ...rows,
  ];
  const text = table.map((row) => row.join('\t')).join('\n');
  return parseStudy(
    importCatmap({ text: electric, file: 'electric.mkm', table: (name) => readEnergyTable(text, name) }).study,
    'electric.mkm',
  );
}

describe('exportCatmap', () => {
  it('writes what comes back as the same model: the one of the tests, with warm gases', async () => {
    const { study: raw } = imported("gas_thermo_mode = 'fixed_entropy_gas'\n");
    const first = parseStudy(raw, 'model.mkm');
    const { study: second, notes } = throughCatmap(first);
    expect(notes).toEqual([
      'thermal parts are numbers for 500 K and do not follow a change of temperature',
      'reactant CO and products are not named in CatMAP',
    ]);
    expect(second.candidates).toEqual(first.candidates);
    expect(second.outputs).toEqual(first.outputs);
    expect(second.conditions).toEqual(first.conditions);
    const points = grid('O_s', 'CO_s', [-1, 0.2, 1.1, 2, 3], [-0.5, 0.8, 1.7, 2.5, 4]);
    expectSame(await solved(second, points), await solved(first, points), 1e-9);
    // A second time nothing changes any more but the last digit.
    const third = throughCatmap(second).study;
    expect(third.mechanism).toEqual(second.mechanism);
    expectSame(await solved(third, points), await solved(second, points), 1e-11);
  });

  it('writes the embedded CO oxidation at its own descriptors and at another temperature', async () => {
    const first = embeddedStudy('co-oxidation');
    for (const settings of [{}, { T: 600, a_O2: 0.01, a_CO2: 2 }] as Settings[]) {
      const { study: second } = throughCatmap(first, settings);
      const points = grid('E_O', 'E_CO', [-1, 0.5, 2, 3], [0, 1.3, 2.6, 4]);
      const renamed = points.map(({ E_O, E_CO }) => ({ O_s: E_O, CO_s: E_CO }));
      const conditions = points.map((point) => ({ ...point, ...settings }));
      expectSame(await solved(second, renamed), await solved(first, conditions), 1e-9);
    }
  });

  it('writes charge transfers with their β, equilibrium barriers, prefactors and site totals', async () => {
    const first = electricStudy();
    const { study: second, notes } = throughCatmap(first);
    expect(notes).toEqual([
      'CatMAP’s default solver ignores the total 0.6 of sites a and takes 1',
      'CatMAP’s default solver ignores the total 0.4 of sites b and takes 1',
      'every charge transfer has its β, since CatMAP would carry one over to later steps',
      'reactant O2 and products are not named in CatMAP',
    ]);
    expect(second.sites).toEqual(first.sites);
    for (const U of [0.2, 0.8, 1.3]) {
      const points = grid('OH_a', 'O_b', [0.5, 0.7, 0.9, 1.2], [1.5, 1.9, 2.6]).map((point) => ({ ...point, U }));
      expectSame(await solved(second, points), await solved(first, points), 1e-9);
    }
  });

  it('makes transition states of barriers that are lines, BEP relations or energies', async () => {
    const study: StudyInput = {
      ...minimalStudy(),
      constants,
      descriptors: minimalStudy().descriptors,
      mechanism: [
        'ads: NO + * <-> NO*',
        'split: NO* + * <-> N* + O*',
        'out: 2N* <-> N2 + 2*',
        'w: O* + 2H+ + 2e- <-> H2O + *',
      ],
      energetics: {
        energies: {
          NO: 0.9,
          N2: 0,
          H2O: 0,
          'NO*': { const: 0.5, E_N: 0.3 },
          'N*': { const: 5, E_N: 1 },
          'O*': { const: 4, E_O: 1 },
        },
        steps: {
          ads: { kind: 'eyring', barrier: { const: 0.1, E_N: 0.05 } },
          split: { kind: 'arrhenius', prefactor: 1e13, barrier: { bep: { slope: 0.8, intercept: 1.5 } } },
          out: { kind: 'eyring', barrier: { transitionState: { const: 12, E_N: 1.6 } } },
          w: { kind: 'eyring', barrier: 0.6, beta: 0.7 },
        },
      },
      domain: { rule: 'no negative barrier', barriers: [{ step: 'split', directions: ['forward'] }] },
      conditions: { T: 400, activities: { NO: 1, N2: 0.1, H2O: 0.03 }, potential: { value: -0.2, scale: 'RHE' } },
      candidates: [],
    };
    const { domain, ...rest } = study;
    expect(domain).toBeDefined();
    const first = parseStudy(rest, 'study');
    const { study: second, notes } = throughCatmap(parseStudy(study, 'study'));
    expect(notes).toContain('the axis N_s is E_N + 5 eV');
    expect(notes).toContain('the domain is left out: no negative barrier');
    expect(notes).toContain('surfaces are the corners of the map, since CatMAP wants some');
    const points = grid('E_N', 'E_O', [-5.5, -4.8, -4.1], [-4.6, -3.9, -3.2]);
    const renamed = points.map(({ E_N, E_O }) => ({ N_s: E_N + 5, O_s: E_O + 4 }));
    expectSame(await solved(second, renamed), await solved(first, points), 1e-9);
  });

  it('names what a CatMAP model cannot hold', () => {
    const refusal = (study: Study): string => {
      try {
        exportCatmap(compileModel(study), {});
        return '';
      } catch (fault) {
        return String(fault);
      }
    };
    const nitrate = refusal(embeddedStudy('no3rr'));
    expect(nitrate).toContain('descriptors that are energies of adsorbates (E_O is that of none)');
    expect(nitrate).toContain('energies of species, from which CatMAP takes barriers (there are none of NO*, N2*');
    expect(nitrate).toContain('one prefactor for both directions, unlike Hertz–Knudsen laws (not NO + * <-> NO*,');
    expect(nitrate).toContain('an electron with a proton in every charge transfer (not NO3- + * <-> NO3* + e-)');
    const bent = parseStudy(
      {
        ...imported().study,
        energetics: {
          ...imported().study.energetics,
          energies: { ...imported().study.energetics.energies, CO: { O_s: 1 } },
        },
      },
      'm',
    );
    expect(refusal(bent)).toContain('energies of gases that are numbers (that of CO depends on O_s)');
    const [id] = Object.keys(imported().study.energetics.steps);
    const own = imported().study;
    own.energetics.steps[id] = { kind: 'eyring', barrier: 0.5, reverseBarrier: 0.1 };
    expect(refusal(parseStudy(own, 'm'))).toContain(
      `two barriers that differ by the energies of the species (not ${id})`,
    );
    own.energetics.steps[id] = { kind: 'arrhenius', prefactor: 1, reversePrefactor: 2, barrier: 'none' };
    expect(refusal(parseStudy(own, 'm'))).toContain(`the same prefactor in both directions (not ${id})`);
  });

  it('says how the constants of another study differ, and that sites and names change', () => {
    const { notes } = throughCatmap(embeddedStudy('her'));
    expect(notes[0]).toBe('CatMAP’s Boltzmann constant is 8.617332478e-5 eV/K, 9e-8 off; rates differ a little');
    const dent = imported("species_definitions['O-X_s'] = {}\n", tableText()).study;
    const wide = parseStudy({ ...dent, species: { ...dent.species, 'O*': { denticity: 1 } } }, 'm');
    expect(throughCatmap(wide).study.mechanism).toEqual(dent.mechanism);
  });
});

describe.skipIf(!existsSync(folder))('the model of CatMAP’s second tutorial', () => {
  it('has the same coverages and TOFs at 225 pixels after export and import', async () => {
    const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
    const { study } = importCatmap({
      text: read('model.mkm'),
      file: 'model.mkm',
      table: (name) => readEnergyTable(read(name), name),
    });
    const first = parseStudy(study, 'model.mkm');
    const second = throughCatmap(first).study;
    const at = (low: number, high: number): number[] =>
      Array.from({ length: 15 }, (_, i) => low + ((high - low) * i) / 14);
    const points = grid('O_s', 'CO_s', at(-1, 3), at(-0.5, 4));
    expectSame(await solved(second, points), await solved(first, points), 1e-9);
  });
});
