import { describe, expect, it } from 'vitest';

import type { AffineEnergy } from '../../src/study/dataset';
import { hasReference, readParameterSet, readReference, readReferenceRows, readSurfaceSet } from './readDataset';

const set = readParameterSet('no3rr-liu2019');

/** Energy [kJ/mol] at the binding energies O, N [kJ/mol, positive = stronger] and the potential U [V vs RHE]. */
function energyAt({ dO, dN, const: constant, F_U }: AffineEnergy, O: number, N: number, U: number): number {
  return dO * O + dN * N + constant + F_U * set.kJ_per_mol_per_eV * U;
}

const tested = set.domain.barriers.flatMap(({ step, directions }) => {
  const row = set.arrhenius.find((candidate) => candidate.step === step)!;
  return directions.map((direction) => row[direction]);
});

function isInDomain(O: number, N: number, U: number): boolean {
  return tested.every((barrier) => energyAt(barrier, O, N, U) >= 0);
}

/** Nodes in the domain among those from 200 to 700 kJ/mol in both descriptors, `spacing` apart. */
function nodesInDomain(spacing: number, U: number): number {
  const axis = Array.from({ length: 500 / spacing + 1 }, (_, i) => 200 + spacing * i);
  return axis.flatMap((O) => axis.filter((N) => isInDomain(O, N, U))).length;
}

describe('no3rr-liu2019', () => {
  it('holds the published steps in the published order', () => {
    expect(set.id).toBe('no3rr-liu2019');
    expect([...set.hertzKnudsen, ...set.arrhenius].map(({ step }) => step)).toEqual([
      'NO + * <-> NO*',
      'N2 + * <-> N2*',
      'N2O + * <-> N2O*',
      'H2O + * <-> H2O*',
      'NH3 + * <-> NH3*',
      'NO3- + * <-> NO3* + e-',
      'NO3* + * <-> NO2* + O*',
      'NO2* + * <-> NO* + O*',
      'NO* + * <-> N* + O*',
      '2N* <-> N2* + *',
      '2NO* <-> N2O* + O*',
      'N2O* + * <-> N2* + O*',
      'N* + H+ + e- <-> NH*',
      'NH* + H+ + e- <-> NH2*',
      'NH2* + H+ + e- <-> NH3*',
      'O* + H+ + e- <-> OH*',
      'OH* + H+ + e- <-> H2O*',
      'H+ + e- + * <-> H*',
      'H2 + 2* <-> 2H*',
    ]);
  });

  it('tests 10 forward and 11 reverse barriers: all surface steps, but not the dissociation of NO* forward', () => {
    const steps = (direction: 'forward' | 'reverse') =>
      set.domain.barriers.filter(({ directions }) => directions.includes(direction)).map(({ step }) => step);
    expect(steps('reverse')).toEqual(set.arrhenius.slice(1, 12).map(({ step }) => step));
    expect(steps('forward')).toEqual(steps('reverse').filter((step) => step !== 'NO* + * <-> N* + O*'));
    expect(steps('forward')).toHaveLength(10);
    expect(tested).toHaveLength(21);
  });

  it('has 1020 nodes in the domain on the 10 kJ/mol grid at 0.1 V', () => {
    expect(nodesInDomain(10, 0.1)).toBe(1020);
  });

  it('has 21116 nodes in the domain on the 5 kJ/mol grid at six potentials together', () => {
    const counts = [0.2, 0.1, 0, -0.2, -0.4, -0.6].map((U) => nodesInDomain(5, U));
    expect(counts).toEqual([4274, 4073, 3855, 3416, 2972, 2526]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(21116);
  });

  it.each([
    { id: 'ptru-wang2021', outside: ['s-Pt33Ru67', 's-Pt17Ru83', 's-Ru100'] },
    { id: 'alloys-liu2019', outside: ['Fe3Ag(310)', 'Fe3Co(310)', 'Fe3Cu(310)'] },
    { id: 'metals-rmg', outside: [] },
  ])('covers the surfaces of $id at 0.1 V but $outside', ({ id, outside }) => {
    const { surfaces } = readSurfaceSet(id);
    const uncovered = surfaces.filter(({ values }) => {
      const [O, N] = [values.E_O, values.E_N].map((energy) => -set.kJ_per_mol_per_eV * energy);
      return !isInDomain(O, N, 0.1);
    });
    expect(uncovered.map(({ name }) => name)).toEqual(outside);
  });

  it('covers a surface of ptru-wang2021 where, and only where, the published map has a colour', () => {
    for (const { name, values, publishedLog10Tof } of readSurfaceSet('ptru-wang2021').surfaces) {
      const inside = isInDomain(-set.kJ_per_mol_per_eV * values.E_O, -set.kJ_per_mol_per_eV * values.E_N, 0.1);
      expect({ name, coloured: Array.isArray(publishedLog10Tof) }).toEqual({ name, coloured: inside });
    }
  });

  it('has a negative desorption energy for N2O below 426.6 kJ/mol and for N2 below 212.25 kJ/mol of N', () => {
    const negativeAt = (N: number) =>
      set.hertzKnudsen.filter(({ desorption }) => energyAt(desorption, 200, N, 0.1) < 0).map(({ species }) => species);
    expect(negativeAt(426.6)).toEqual([]);
    expect(negativeAt(426.5)).toEqual(['N2O']);
    expect(negativeAt(212.3)).toEqual(['N2O']);
    expect(negativeAt(212.2)).toEqual(['N2', 'N2O']);
  });

  it.skipIf(!hasReference)('covers the metals the reference marks as covered', () => {
    for (const row of readReferenceRows('rmg-binding.csv')) {
      const [O, N] = [row.E_O_eV, row.E_N_eV].map((energy) => -set.kJ_per_mol_per_eV * Number(energy));
      expect({ ...row, inside: isInDomain(O, N, 0.1) }).toEqual({ ...row, inside: row.inside_liu2019_domain === '1' });
    }
  });

  it.skipIf(!hasReference)('equals mkm-liu2019-coefficients.json', () => {
    const reference = JSON.parse(readReference('mkm-liu2019-coefficients.json')) as ReferenceCoefficients;
    expect(set.hertzKnudsen).toEqual(
      reference.hertz_knudsen.map((row) => ({
        step: `${row.species} + * <-> ${row.species}*`,
        species: row.species,
        area_m2: row.m2,
        mass_amu: row.amu,
        rotationalTemperature_K: row.theta_rot_K,
        symmetry: row.sigma,
        sticking: row.sticking,
        desorption: row.E_des,
      })),
    );
    expect(set.arrhenius).toEqual(
      reference.arrhenius.map(({ rxn, Ef, Eb }) => ({
        step: stepOf(rxn),
        prefactor_per_s: reference.nu,
        forward: Ef,
        reverse: Eb,
      })),
    );
    expect(set.conditions.T).toBe(reference.T_K);
    expect(set.kJ_per_mol_per_eV).toBe(reference.kJmol_per_eV);
  });
});

interface ReferenceCoefficients {
  readonly hertz_knudsen: readonly {
    readonly species: string;
    readonly m2: number;
    readonly amu: number;
    readonly theta_rot_K: number;
    readonly sigma: number;
    readonly sticking: number;
    readonly E_des: AffineEnergy;
  }[];
  readonly arrhenius: readonly { readonly rxn: string; readonly Ef: AffineEnergy; readonly Eb: AffineEnergy }[];
  readonly nu: number;
  readonly T_K: number;
  readonly kJmol_per_eV: number;
}

/** A reaction of the reference in the notation of the dataset. */
function stepOf(rxn: string): string {
  if (rxn === 'NO3- + * = NO3*') return 'NO3- + * <-> NO3* + e-';
  return rxn
    .replace('=', '<->')
    .replace('Haqu', 'H+ + e-')
    .replace(/2 (?=[NH])/g, '2');
}
