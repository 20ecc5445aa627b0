import { describe, expect, it } from 'vitest';
import { thermalEnergy } from '../../src/thermo';
import { expectClose } from '../helpers/expectClose';

describe('thermalEnergy', () => {
  it.each([
    [298.15, 0.02569257912108584651],
    [300, 0.0258519997864355323],
    [1000, 0.0861733326214517743],
  ])('is k_B T / e at %d K', (T, kT) => {
    expectClose(thermalEnergy(T), kT, { rel: 1e-15 });
  });

  it('is R T over the conversion that a study rounds, so that E/kT is its E/RT', () => {
    expectClose(thermalEnergy(300, 96.485), 0.02585208877489736228, { rel: 1e-15 });
    expect(thermalEnergy(300, 96.485)).toBeGreaterThan(thermalEnergy(300));
  });

  it('is proportional to the temperature', () => {
    expect(thermalEnergy(0)).toBe(0);
    expectClose(thermalEnergy(1200), 4 * thermalEnergy(300), { rel: 1e-15 });
  });
});
