import { describe, expect, it } from 'vitest';
import { importCatmap, readEnergyTable } from '../../../src/formats';
import { cpuKernel } from '../../../src/kinetics';
import { compileModel, evaluatePoints } from '../../../src/screening';
import { parseStudy } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';
import { imported, model, tableText } from './models';

/** Warnings that the model gives with statements added. */
function warned(statements: string, more: readonly (readonly string[])[] = []): readonly string[] {
  return imported(statements, tableText('\t', more)).warnings;
}

const steps = (...extra: readonly string[]): string =>
  `rxn_expressions = ['*_s + CO_g -> CO*', '2*_s + O2_g <-> O-O* + *_s -> 2O*', 'CO* + O* <-> O-CO* + * -> CO2_g + 2*', ${extra
    .map((step) => `'${step}'`)
    .join(', ')}]\n`;

const nitrogen = (surface: string, energy: string): readonly string[] => [surface, '111', 'N', energy, '[]', 'x'];
const withNitrogen = `${steps('2*_s + N2_g -> 2N*')}species_definitions['N2_g'] = {'pressure': 1}\n`;
const gas = ['None', 'gas', 'N2', '0', '[]', 'x'];

describe('what CatMAP does without saying', () => {
  it.each([
    [steps('CO2_g -> CO2_g'), 'CO2_g -> CO2_g changes nothing and is left out'],
    [
      "prefactor_list = [None, None, None]\nspecies_definitions['s'] = {'site_names': ['111']}",
      'species_definitions["s"] has no total; 1 counts',
    ],
    [
      "species_definitions['s'] = {'site_names': ['111'], 'total': 0.05}",
      'sites of type s have the total 0.05, which CatMAP’s default solver ignores (it takes 1); it counts here',
    ],
    [
      "species_definitions['CO_g'] = {'concentration': 0.5}",
      'CO_g has a concentration and no pressure is set; 1 bar counts',
    ],
    ["scaling_constraint_dict['X_s'] = ['+', 0, None]", 'scaling_constraint_dict["X_s"]: X_s is in no step'],
    [
      "scaling_constraint_dict['O-CO_s'] = 'TS(O-O_s):[1.0,-0.3]'",
      'O-CO_s: CatMAP gives the slope 0 to a line on a transition state (O-O_s); the line counts here',
    ],
    ["scaling_constraint_dict['O-CO_s'] = 'BEP:[ 0.87, 1.2]'", 'CatMAP does not see the numbers'],
    ["scaling_constraint_dict['O-CO_s'] = 'BEP:[0.87,-1.2]'", 'CatMAP does not see the numbers'],
    ["scaling_constraint_dict['O-CO_s'] = 'TS(O-O_s):[1.0,-0.3]'", 'CatMAP does not see the numbers'],
    ['temperature = 1000/2', 'divides whole numbers: Python 2, for which CatMAP was written, rounds the result down'],
    ['resolutoin = 3', 'resolutoin is not used'],
  ])('%j is said: %s', (statements, message) => {
    expect(
      warned(statements).some((line) => line.includes(message)),
      warned(statements).join('\n'),
    ).toBe(true);
  });

  it('an option of a step that CatMAP skips', () => {
    const text = model.replace("'*_s + CO_g -> CO*'", "'*_s + CO_g -> CO*; speed=3, prefactor=1e9'");
    const { study, warnings } = importCatmap({
      text,
      file: 'm.mkm',
      table: (name) => readEnergyTable(tableText(), name),
    });
    expect(warnings).toEqual(['*_s + CO_g -> CO*; speed=3, prefactor=1e9: CatMAP skips the option speed=3']);
    expect(study.energetics.steps['* + CO <-> CO*']).toMatchObject({ prefactor: 1e9 });
  });

  it('sites that an adsorbate takes and CatMAP’s balance forgets', () => {
    const wide = steps()
      .replace("'*_s + CO_g -> CO*'", "'2*_s + CO_g -> CO*'")
      .replace('+ O* <-> O-CO* + * -> CO2_g + 2*', '+ O* <-> O-CO* + 2* -> CO2_g + 3*');
    expect(warned(`${wide}species_definitions['CO_s'] = {'n_sites': 2}`)).toEqual([
      'CO_s takes 2 sites of type s; CatMAP counts one in its balance',
    ]);
  });

  it('one energy that makes a constant, and energies that do not determine a line', () => {
    expect(warned(withNitrogen, [gas, nitrogen('A', '1.5')])).toEqual([
      'N_s has one energy, 1.5 eV, and is taken as constant',
    ]);
    expect(warned(withNitrogen, [gas, nitrogen('A', '1.5'), nitrogen('B', '2')])).toEqual([
      'N_s has 2 energies for 3 coefficients: the line is not determined by them',
    ]);
    expect(warned(withNitrogen, [gas, nitrogen('A', '1.5'), nitrogen('A', '1.6')])).toContain(
      'the table has 2 energies of N_s on A; the one on line 21 counts',
    );
  });

  it('a transition state that two steps pass through', () => {
    const twice = steps('2*_s + O2_g <-> O-O* + *_s -> 2O*');
    expect(warned(twice)).toContain(
      'O-O_s is passed through by 2 steps; its scaling is that of 2*_s + O2_g <-> O-O* + *_s -> 2O*',
    );
  });

  it('standard deviations that CatMAP writes and never reads are those of surfaces', () => {
    const rows = tableText()
      .split('\n')
      .map((line, i) => `${line}\t${i === 0 ? 'std' : i === 4 ? '0.12' : 'None'}`);
    const { study } = imported('', rows.join('\n'));
    expect(study.candidates?.map(({ name, uncertainties }) => [name, uncertainties])).toEqual([
      ['A', { O_s: 0.12 }],
      ['B', undefined],
      ['C', undefined],
      ['D', undefined],
    ]);
    expect(() => imported('', rows.join('\n').replace('0.12', '-0.1'))).toThrow(
      'invalid std: got -0.1, expected a standard',
    );
  });
});

describe('a map over temperature and pressure', () => {
  const text = (concentrations: string): string =>
    `${model
      .replace("surface_names = ['A', 'B', 'C', 'D']", "surface_names = ['A']\nscaler = 'ThermodynamicScaler'")
      .replace("['O_s', 'CO_s']", "['temperature', 'logPressure']")
      .replace('[[-1, 3], [-0.5, 4]]', '[[400, 600], [-8, 3]]')
      .replace('temperature = 500\n', '')}\n${concentrations}`;
  const read = (more: string): ReturnType<typeof importCatmap> =>
    importCatmap({ text: text(more), file: 'm.mkm', table: (name) => readEnergyTable(tableText(), name) });
  const given = `species_definitions['CO_g'] = {'concentration': 2./3.}
species_definitions['O2_g'] = {'concentration': 1./3.}
species_definitions['CO2_g'] = {'concentration': 0.01}
`;

  it('multiplies concentrations by the pressure', async () => {
    const { study, warnings } = read(given);
    expect(warnings).toEqual([]);
    expect(study.outputs.axes).toEqual([
      { name: 'T', range: [400, 600] },
      { name: 'lg_P', range: [-8, 3] },
    ]);
    const whole = parseStudy(study, 'm.mkm');
    const solve = async (columns: Readonly<Record<string, number>>): Promise<readonly number[]> => {
      const table = {
        count: 1,
        columns: new Map(Object.entries(columns).map(([name, x]) => [name, Float64Array.of(x)])),
      };
      const { solutions } = await evaluatePoints(whole, table, {}, { kernel: cpuKernel });
      return [...solutions.lnCoverage, ...solutions.lnTof];
    };
    const byPressure = await solve({ T: 450, lg_P: -2 });
    const byActivity = await solve({ T: 450, a_CO: 2 / 300, a_O2: 1 / 300, a_CO2: 1e-4 });
    byActivity.forEach((value, i) => expectClose(byPressure[i], value, { abs: 1e-10 }));
    const set = await evaluatePoints(
      whole,
      { count: 1, columns: new Map([['T', Float64Array.of(450)]]) },
      { lg_P: -2 },
      { kernel: cpuKernel },
    );
    expect([...set.solutions.lnCoverage]).toEqual(byPressure.slice(0, set.solutions.lnCoverage.length));
    expect(() => compileModel(whole)).not.toThrow();
  });

  it('takes a pressure for a missing concentration, and says so', () => {
    expect(read('').warnings[0]).toMatch(
      /^CO_g has no concentration, which CatMAP needs with logPressure; its pressure/,
    );
  });

  it('needs H2O for a scale of potential without a step that takes it', () => {
    const electrons = `scaler = 'ThermodynamicScaler'
rxn_expressions = ["H_g + ele_g + *_s -> H_s", "H_s + H_s -> H2_g + 2*_s", "H2O_g -> H2O_g"]
surface_names = ['Pt']
descriptor_names = ['voltage', 'temperature']
descriptor_ranges = [[0, -1], [300, 300]]
species_definitions = {'H2_g': {'pressure': 1.}, 'H_g': {'pressure': 1.}, 'H2O_g': {'pressure': 1.}}
species_definitions['ele_g'] = {'pressure': 1.0, 'composition': {}}
species_definitions['s'] = {'site_names': ['111'], 'total': 1.0}
gas_thermo_mode = 'frozen_gas'
adsorbate_thermo_mode = 'frozen_adsorbate'
`;
    const table = `surface_name\tsite_name\tspecies_name\tformation_energy\tfrequencies\treference
None\tgas\tH2O\t0\t[]\tx\nNone\tgas\tH2\t0\t[]\tx\nNone\tgas\tH\t0\t[]\tx\nPt\t111\tH\t-0.34\t[]\tx`;
    const { study, warnings } = importCatmap({
      text: electrons,
      file: 'm.mkm',
      table: (name) => readEnergyTable(table, name),
    });
    expect(warnings).toEqual([
      'H2O_g -> H2O_g changes nothing and is left out',
      'H2O is in no step that changes anything and is left out',
    ]);
    expect(() => compileModel(parseStudy(study, 'm.mkm'))).not.toThrow();
  });
});
