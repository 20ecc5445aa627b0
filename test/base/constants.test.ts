import { describe, expect, it } from 'vitest';
import {
  atomicMass_kg,
  avogadro_per_mol,
  bar_Pa,
  boltzmann_J_per_K,
  electronvolt_kJ_per_mol,
  elementaryCharge_C,
  gas_J_per_mol_K,
  planck_J_s,
} from '../../src/base';
import { expectClose } from '../helpers/expectClose';

describe('constants', () => {
  it('are the exact values of the 2019 SI', () => {
    expect(boltzmann_J_per_K).toBe(1.380649e-23);
    expect(planck_J_s).toBe(6.62607015e-34);
    expect(elementaryCharge_C).toBe(1.602176634e-19);
    expect(avogadro_per_mol).toBe(6.02214076e23);
    expect(bar_Pa).toBe(100_000);
  });

  it('derive R = k_B N_A and F / 1000 = e N_A / 1000', () => {
    expectClose(gas_J_per_mol_K, 8.31446261815324, { rel: 1e-15 });
    expectClose(electronvolt_kJ_per_mol, 96.4853321233100184, { rel: 1e-15 });
  });

  it('give one gram per mole of mass units, but for the measured difference', () => {
    expectClose(atomicMass_kg * avogadro_per_mol, 1e-3, { rel: 1e-9 });
  });
});
