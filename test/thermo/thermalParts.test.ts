import { describe, expect, it } from 'vitest';
import { gas_J_per_mol_K } from '../../src/base';
import {
  outsideRanges,
  thermalEnergy,
  thermalFreeEnergy,
  thermalParts,
  type ThermalModel,
  type ThermalModels,
} from '../../src/thermo';
import { idealGas, nasa7Gas, shomateGas } from '../../src/study/gasModels';
import { expectClose } from '../helpers/expectClose';

const perKelvin = thermalEnergy(1);
/** Boltzmann constant of the reference values, which are of CODATA 2014 [eV/K]. */
const constants = { boltzmann_eV_per_K: 8.617330337217213e-5 };

const models: ThermalModels = {
  gas: {
    kind: 'ideal-gas',
    mass_amu: 28.01,
    rotationalTemperatures_K: [2.78],
    symmetry: 1,
    multiplicity: 1,
    frequencies_cm: [2170],
  },
  water: idealGas('H2O', [3657, 1595, 3756])!,
  stretched: { ...idealGas('H2O', [3657, 1595, 3756])!, centrifugal_per_K: 2.455e-5 },
  CO: shomateGas('CO')!,
  NH3: nasa7Gas('NH3')!,
  adsorbate: { kind: 'harmonic', frequencies_cm: [400, 600, 2000, 50] },
  raised: { kind: 'harmonic', frequencies_cm: [400, 600, 2000, 10], lowest_cm: 50 },
  ethane: {
    kind: 'hindered',
    mass_amu: 30.07,
    translationBarrier_eV: 0.049313,
    siteDistance_m: 2.581988897471611e-10,
    rotationBarrier_eV: 0.017675,
    inertia_amuA2: 73.149,
    minima: 6,
    symmetry: 1,
    frequencies_cm: [3000, 2900, 1400],
  },
  fixed: { kind: 'fixed-entropy', entropy_eV_per_K: 0.002, frequencies_cm: [2170] },
  frozen: { kind: 'frozen' },
  half: { kind: 'combination', of: { adsorbate: 0.5, ethane: 0.5 } },
};

describe('thermalParts', () => {
  const free = (name: string, T: number): number => thermalFreeEnergy(thermalParts(models, name, T), T);

  it.each(Object.keys(models))('has dG/dT = -S and dH = T dS for %s', (name) => {
    for (const T of [310, 480, 900]) {
      const h = 1e-3 * T;
      const slope = (f: (K: number) => number): number =>
        (8 * (f(T + h) - f(T - h)) - (f(T + 2 * h) - f(T - 2 * h))) / (12 * h);
      const { entropy } = thermalParts(models, name, T);
      expectClose(
        slope((K) => free(name, K)),
        -entropy,
        { abs: 1e-11 },
        `dG/dT of ${name} at ${T} K`,
      );
      const heating = slope((K) => thermalParts(models, name, K).heating);
      const warming = T * slope((K) => thermalParts(models, name, K).entropy);
      expectClose(heating, warming, { abs: 1e-11 }, `Cp of ${name} at ${T} K`);
    }
  });

  // Reference values of ASE 3.29.0 (ase.thermochemistry).
  it.each([
    ['water', 300, 0.10350221400160209, 0.0019606335507044177],
    ['adsorbate', 500, 0.2689677886734972 - 0.5 * 3050 * 1.239841984e-4, 0.0003829026968625494],
  ])('agrees with the reference for %s at %d K', (name, T, heating, entropy) => {
    const parts = thermalParts(models, name, T, constants);
    expectClose(parts.heating, heating, { rel: 2e-7 });
    expectClose(parts.entropy, entropy, { rel: 2e-7 });
  });

  it('agrees with it for hindered ethane on Pt(111), without the entropy of mixing', () => {
    const { zeroPoint, heating, entropy } = thermalParts(models, 'ethane', 298.15, constants);
    expectClose(zeroPoint + heating, 0.5267146322954628, { rel: 2e-7 });
    expectClose(entropy, 0.0007368861634180161, { rel: 2e-7 });
  });

  it('raises low modes to the cut-off', () => {
    const plain = { kind: 'harmonic', frequencies_cm: [400, 600, 2000, 50] } satisfies ThermalModel;
    expect(thermalParts(models, 'raised', 400)).toEqual(thermalParts({ plain }, 'plain', 400));
  });

  it('goes to the harmonic limit under high barriers and to free motion under low ones', () => {
    const at = (barrier: number): number =>
      thermalParts({ x: { ...models.ethane, translationBarrier_eV: barrier } as ThermalModel }, 'x', 300).entropy;
    const mass = 30.07 * 1.6605390666e-27;
    const b = 2.581988897471611e-10;
    const frequency_cm = (W: number): number => Math.sqrt((W * 1.602176634e-19) / (2 * mass * b * b)) / 29979245800;
    const bound = (W: number): number =>
      thermalParts({ x: { kind: 'harmonic', frequencies_cm: [frequency_cm(W), frequency_cm(W)] } }, 'x', 300).entropy;
    const rest = at(0.05) - at(20);
    expect(rest).toBeGreaterThan(0);
    expectClose(at(20) - at(40), bound(20) - bound(40), { abs: 2e-7 });
    const free = perKelvin * (Math.log((2 * Math.PI * mass * 1.380649e-23 * 300 * b * b) / 6.62607015e-34 ** 2) + 1);
    const other = at(1e-4) - free;
    expectClose(at(1e-5) - other, free, { abs: 2e-6 });
  });

  it('weights the parts of others in a combination', () => {
    const half = thermalParts(models, 'half', 350);
    const [a, b] = ['adsorbate', 'ethane'].map((name) => thermalParts(models, name, 350));
    expectClose(half.entropy, (a.entropy + b.entropy) / 2, { rel: 1e-14 });
    expectClose(half.zeroPoint, (a.zeroPoint + b.zeroPoint) / 2, { rel: 1e-14 });
  });

  it('adds the zero-point energy alone to a frozen species, and nothing to one without a model', () => {
    expect(thermalParts(models, 'frozen', 500)).toEqual({ zeroPoint: 0, heating: 0, entropy: 0 });
    expect(thermalParts(models, 'nothing', 500)).toEqual({ zeroPoint: 0, heating: 0, entropy: 0 });
    expectClose(thermalParts(models, 'fixed', 500).zeroPoint, 1085 * 1.239841984e-4, { rel: 1e-9 });
  });

  it('extrapolates the nearest range outside all of them', () => {
    const { ranges } = shomateGas('CO')!;
    expect(outsideRanges(ranges, 250)).toBe(true);
    expect(outsideRanges(ranges, 298)).toBe(false);
    expect(outsideRanges(ranges, 298.15)).toBe(false);
    const only: ThermalModels = { CO: { kind: 'shomate', ranges: [{ ...ranges[0], from_K: 100 }] } };
    expect(thermalParts(models, 'CO', 250)).toEqual(thermalParts(only, 'CO', 250));
  });

  it('refuses combinations of themselves', () => {
    const ring: ThermalModels = {
      a: { kind: 'combination', of: { b: 1 } },
      b: { kind: 'combination', of: { a: 1 } },
    };
    expect(() => thermalParts(ring, 'a', 300)).toThrow('got "a → b → a", expected no combination of itself');
  });
});

/** Standard entropies at 298.15 K [J/(mol K)], NIST Chemistry WebBook (CODATA and JANAF values), doi 10.18434/T4D303. */
const nist = {
  H2: 130.68,
  N2: 191.609,
  O2: 205.147,
  CO: 197.66,
  CO2: 213.785,
  H2O: 188.835,
  NH3: 192.774,
  NO: 210.758,
  N2O: 219.957,
  NO2: 240.034,
  CH4: 186.25,
  HCN: 201.828,
};
const joule = gas_J_per_mol_K / perKelvin;

describe('gas entropies at 298.15 K', () => {
  it.each(Object.entries(nist))('of %s by the Shomate equation are those of NIST within 0.1 J/(mol K)', (name, S) => {
    const { entropy } = thermalParts({ [name]: shomateGas(name)! }, name, 298.15);
    expectClose(entropy * joule, S, { abs: 0.1 }, name);
  });

  it.each(Object.entries(nist).filter(([name]) => !['N2O', 'NO2', 'CH4'].includes(name)))(
    'of %s by NASA polynomials likewise',
    (name, S) =>
      expectClose(thermalParts({ [name]: nasa7Gas(name)! }, name, 298.15).entropy * joule, S, { abs: 0.1 }, name),
  );

  // Rotational constants and fundamentals [1/cm] of the NIST Chemistry WebBook (K. P. Huber, G. Herzberg; T. Shimanouchi);
  // stretching of H2 from its D, of H2O from its quartic constants (F. C. De Lucia, P. Helminger, W. H. Kirchhoff, J. Phys.
  // Chem. Ref. Data 3, 211 (1974)). Without it H2 is 0.13 and H2O 0.12 J/(mol K) short; that of the others is below 0.03.
  it.each([
    ['H2', 2.016, [59.334], 2, 1, [4161], (2 * 0.0471 * 0.6950348) / 59.334 ** 2],
    ['N2', 28.014, [1.98958], 2, 1, [2330], 0],
    ['O2', 31.998, [1.43768], 2, 3, [1556], 0],
    ['CO', 28.01, [1.92253], 1, 1, [2143], 0],
    ['CO2', 44.009, [0.39022], 2, 1, [1333, 2349, 667, 667], 0],
    ['N2O', 44.013, [0.419011], 1, 1, [1285, 589, 589, 2224], 0],
    ['HCN', 27.026, [1.478222], 1, 1, [3311, 2097, 712, 712], 0],
    ['NO2', 46.005, [8.0012, 0.43364, 0.4104], 2, 2, [1318, 750, 1618], 0],
    ['H2O', 18.015, [27.877, 14.512, 9.285], 2, 1, [3657, 1595, 3756], 2.455e-5],
    ['NH3', 17.031, [9.9443, 9.9443, 6.196], 3, 1, [3337, 950, 3444, 3444, 1627, 1627], 0],
    ['CH4', 16.043, [5.2412, 5.2412, 5.2412], 12, 1, [2917, 1534, 1534, 3019, 3019, 3019, 1306, 1306, 1306], 0],
  ] as const)(
    'of %s as a rotor with its measured constants likewise',
    (name, mass, B, symmetry, multiplicity, f, stretching) => {
      const model: ThermalModel = {
        kind: 'ideal-gas',
        mass_amu: mass,
        rotationalTemperatures_K: B.map((value) => value * 1.438777),
        symmetry,
        multiplicity,
        frequencies_cm: f,
        centrifugal_per_K: stretching,
      };
      expectClose(thermalParts({ x: model }, 'x', 298.15).entropy * joule, nist[name], { abs: 0.1 }, name);
    },
  );
});
