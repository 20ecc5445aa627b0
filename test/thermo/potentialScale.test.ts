import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertPotential, thermalEnergy, voltPerPh } from '../../src/thermo';
import { expectClose } from '../helpers/expectClose';

const room = thermalEnergy(298.15);
const volt = fc.double({ min: -3, max: 3, noNaN: true });
const acidity = fc.double({ min: -1, max: 15, noNaN: true });
const temperature = fc.double({ min: 250, max: 600, noNaN: true });

describe('voltPerPh', () => {
  it('is 59.16 mV at 298.15 K', () => {
    expectClose(voltPerPh(room), 0.05915934968478233, { rel: 1e-15 });
  });
});

describe('convertPotential', () => {
  it('adds kT ln 10 per pH unit from SHE to RHE', () => {
    expectClose(convertPotential(0.1, 'SHE', 'RHE', 7, room), 0.1 + 7 * 0.05915934968478233, { rel: 1e-15 });
    expectClose(convertPotential(0, 'RHE', 'SHE', 14, room), -0.8282308955869526, { rel: 1e-15 });
  });

  it('changes nothing at pH 0 or on one scale', () => {
    expect(convertPotential(-0.4, 'SHE', 'RHE', 0, room)).toBe(-0.4);
    expect(convertPotential(-0.4, 'RHE', 'RHE', 9, room)).toBe(-0.4);
    expect(convertPotential(-0.4, 'SHE', 'SHE', 9, room)).toBe(-0.4);
  });

  it('comes back to where it was, at any potential, pH and temperature', () => {
    fc.assert(
      fc.property(volt, acidity, temperature, (U, pH, T) => {
        const kT = thermalEnergy(T);
        const there = convertPotential(U, 'RHE', 'SHE', pH, kT);
        expectClose(convertPotential(there, 'SHE', 'RHE', pH, kT), U, { abs: 1e-15 * (3 + Math.abs(there)) });
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
