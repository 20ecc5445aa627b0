import { describe, expect, it } from 'vitest';
import { potentials } from '../../src/screening/potentials';
import { embeddedStudy } from '../../src/study';

const study = embeddedStudy('no3rr');
/** Gas constant [kJ/mol/K], CODATA 2018, over the study's own kJ/mol per eV: its Boltzmann constant [eV/K]. */
const boltzmann = 8.314462618e-3 / study.constants!.kJ_per_mol_per_eV!;

describe('the potential on both scales', () => {
  it('differs by kT ln 10 a unit of pH, at the temperature of the point', () => {
    for (const [T, pH] of [
      [298.15, 0],
      [298.15, 7],
      [350, 14],
    ]) {
      const { U_RHE, U_SHE } = potentials(study, { T, pH, U_SHE: -0.4 });
      expect(U_SHE).toBe(-0.4);
      expect(U_RHE - U_SHE).toBeCloseTo(boltzmann * T * Math.LN10 * pH, 9);
    }
  });

  it('is that of the settings on the scale that they name, else the own one of the study', () => {
    const own = study.conditions.potential;
    expect(potentials(study, {})[`U_${own.scale}`]).toBe(own.value);
    expect(potentials(study, { U: 0.3 })[`U_${own.scale}`]).toBe(0.3);
    expect(potentials(study, { U_RHE: 0.2 }).U_RHE).toBe(0.2);
  });
});
