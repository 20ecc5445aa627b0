import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../../src/kinetics';
import { importCatmap, readEnergyTable, type CatmapImport } from '../../../src/formats';
import { compileModel, evaluatePoints, explainPoint, freeEnergies } from '../../../src/screening';
import { parseStudy } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';

const table = [
  ['surface_name', 'site_name', 'species_name', 'formation_energy', 'frequencies', 'reference'],
  ['None', 'gas', 'pe', '0', '[]', 'x'],
  ['None', 'gas', 'ele', '0', '[]', 'x'],
  ['None', 'gas', 'H2', '0', '[4400]', 'x'],
  ['None', 'gas', 'H2O', '0', '[]', 'x'],
  ['Pt', 'a', 'H', '-0.3', '[1000, 900, 650]', 'x'],
  ['Pt', 'a', 'OH', '0.8', '[3600, 600]', 'x'],
  ['Pt', 'a', 'H-pe', '0.5', '[]', 'x'],
  ['Pt', 'a', 'pe-OH', '1.2', '[]', 'x'],
]
  .map((row) => row.join('\t'))
  .join('\n');

function imported(steps: readonly string[], more = ''): CatmapImport {
  const text = `
scaler = 'ThermodynamicScaler'
rxn_expressions = [${steps.map((step) => `'${step}'`).join(', ')}]
surface_names = ['Pt']
descriptor_names = ['voltage', 'temperature']
descriptor_ranges = [[-0.5, 0.5], [290, 310]]
species_definitions = {'H2_g': {'pressure': 1.}, 'H2O_g': {'pressure': 0.035}, 'pe_g': {'pressure': 1.}}
species_definitions['ele_g'] = {'pressure': 1.}
species_definitions['H_g'] = {'pressure': 1.}
species_definitions['OH_g'] = {'pressure': 1.}
species_definitions['a'] = {'site_names': ['a'], 'total': 1}
gas_thermo_mode = 'frozen_gas'
adsorbate_thermo_mode = 'frozen_adsorbate'
beta = 0.4
${more}`;
  return importCatmap({ text, file: 'm.mkm', table: (name) => readEnergyTable(table, name) });
}

/** Barriers of both directions of every step at a potential and 300 K [eV]. */
function barriers({ study }: CatmapImport, U: number, pH = 0): readonly (readonly [number, number])[] {
  const model = compileModel(parseStudy(study, 'm.mkm'));
  const scale = model.study.energetics.potentialScale;
  const shift = 8.617332478e-5 * 300 * Math.LN10 * pH;
  const at: Record<string, number> = {
    U_RHE: scale === 'RHE' ? U : U + shift,
    U_SHE: scale === 'SHE' ? U : U - shift,
    pH,
    T: 300,
  };
  return model.steps.map(({ forward, reverse }) => {
    const highest = (forms: readonly { constant: number; terms: Readonly<Record<string, number>> }[]): number =>
      Math.max(
        ...forms.map((f) => Object.entries(f.terms).reduce((sum, [name, c]) => sum + c * (at[name] ?? 0), f.constant)),
      );
    return [highest(forward.barriers), highest(reverse!.barriers)];
  });
}

describe('electrochemical CatMAP models', () => {
  it('have H+ + e- for the pair, U on RHE, and axes instead of descriptors', () => {
    const { study } = imported(['*_a + pe_g -> H_a', 'H_a + H_a <-> H2_g + 2*_a']);
    expect(study.mechanism).toEqual(['* + H+ + e- <-> H*', '2H* <-> H2 + 2*']);
    expect(study.energetics.potentialScale).toBe('RHE');
    expect(study.descriptors).toEqual([]);
    expect(study.outputs).toMatchObject({ reactant: 'H+', axes: [{ name: 'U' }, { name: 'T', range: [290, 310] }] });
    expect(study.conditions).toMatchObject({ T: 300, potential: { value: 0, scale: 'RHE' } });
  });

  it('have barriers X + β ΔG(U) at the step’s own equilibrium potential, and β U for a named state at 0 V', () => {
    const made = imported(['*_a + pe_g -> ^0.26eV_a -> H_a', '*_a + pe_g -> H-pe_a -> H_a; beta=0.7']);
    const dG = -0.3 + 0.2;
    const [own, named] = barriers(made, 0.2);
    expectClose(own[0], 0.26 + 0.4 * dG, { abs: 1e-12 });
    expectClose(own[0] - own[1], dG, { abs: 1e-12 });
    expectClose(named[0], 0.5 + 0.7 * 0.2, { abs: 1e-12 });
    expectClose(named[0] - named[1], dG, { abs: 1e-12 });
  });

  it('shift a state that transfers charge alike in steps written as oxidations', () => {
    const reduction = barriers(imported(['*_a + pe_g -> H-pe_a -> H_a']), -0.15)[0];
    const oxidation = barriers(imported(['H_a -> H-pe_a -> *_a + pe_g']), -0.15)[0];
    expectClose(oxidation[0], reduction[1], { abs: 1e-12 });
    expectClose(oxidation[1], reduction[0], { abs: 1e-12 });
  });

  it('warn of a β that CatMAP carries over to later steps', () => {
    const steps = ['*_a + pe_g -> ^0.26eV_a -> H_a; beta=0.7', 'H_a + pe_g -> ^0.3eV_a -> H2_g + *_a'];
    expect(imported(steps).warnings.filter((w) => w.includes('beta'))).toEqual([
      'H_a + pe_g -> ^0.3eV_a -> H2_g + *_a: CatMAP would take beta = 0.7 left over from a step before; beta = 0.4 counts here',
    ]);
  });

  it('take protons at ½ G(H2) - kT ln 10 pH and electrons on the SHE where both are written', () => {
    const steps = ['H_g + ele_g + *_a -> H_a', 'H2O_g + ele_g + *_a -> H_a + OH_g', 'H_a + H_a -> H2_g + 2*_a'];
    const made = imported(steps, 'pH = 3');
    expect(made.study.energetics.potentialScale).toBe('SHE');
    const [acid, alkaline] = barriers(made, -0.2, 3);
    const kT = 8.617332478e-5 * 300;
    expectClose(acid[0] - acid[1], -0.3 - 0.2 + kT * Math.LN10 * 3, { abs: 1e-9 });
    // G(OH-) = G(H2O) - G(H+) + kT ln(0.035 · 1e14), as CatMAP has it.
    const hydroxide = kT * Math.LN10 * 3 + kT * Math.log(0.035e14);
    expectClose(alkaline[0] - alkaline[1], -0.3 + hydroxide - 0.2, { abs: 1e-9 });
    expect(made.warnings).toContain('CatMAP takes 0.0592 eV per pH unit at every temperature; here it is kT ln 10');
  });

  it('add hydrogen bonds by species and the mean of both ends to states without frequencies', () => {
    const more = "electrochemical_thermo_mode = 'hbond_electrochemical'\nadsorbate_thermo_mode = 'harmonic_adsorbate'";
    const { study } = imported(['OH_a + pe_g -> pe-OH_a -> H2O_g + *_a', '*_a + pe_g -> H_a'], more);
    expect(study.energetics.corrections).toEqual({ 'OH*': { 'hydrogen bond': -0.5 } });
    const parts = freeEnergies(compileModel(parseStudy(study, 'm.mkm')), { T: 300, U: 0 });
    const of = (name: string): (typeof parts)[number] => parts.find(({ species }) => species === name)!;
    expectClose(of('pe-OH*').zeroPoint, of('OH*').zeroPoint / 2, { rel: 1e-12 });
    expectClose(of('pe-OH*').entropic, of('OH*').entropic / 2, { rel: 1e-12 });
    expect(of('OH*').corrections).toEqual({ 'hydrogen bond': -0.5 });
  });

  it('are in equilibrium at the potential at which H2 is', async () => {
    const { study } = imported([
      '*_a + pe_g -> ^0.26eV_a -> H_a',
      'H_a + pe_g -> ^0.3eV_a -> H2_g + *_a',
      '2H_a -> H2_g + 2*_a',
    ]);
    const columns = new Map([['U', Float64Array.of(0)]]);
    const evaluation = await evaluatePoints(
      parseStudy(study, 'm.mkm'),
      { count: 1, columns },
      {},
      { kernel: cpuKernel },
    );
    for (const step of explainPoint(evaluation, 0).steps) expectClose(step.lnForward, step.lnReverse, { abs: 1e-9 });
  });
});
