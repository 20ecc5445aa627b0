import { describe, expect, it } from 'vitest';
import {
  arrhenius,
  constantForm,
  evaluateForm,
  eyring,
  hertzKnudsenAdsorption,
  hertzKnudsenDesorption,
  type RateLaw,
} from '../../src/energetics';
import { thermalEnergy } from '../../src/thermo';
import { expectClose } from '../helpers/expectClose';

/** ln k of a law [ln 1/s] without variables. */
function lnRate({ lnPrefactor, temperatureExponent, barriers }: RateLaw, T: number): number {
  const highest = Math.max(...barriers.map((form) => evaluateForm(form, {})));
  return lnPrefactor + temperatureExponent * Math.log(T) - highest / thermalEnergy(T);
}

const nitrogen = { area_m2: 1e-19, mass_amu: 28, rotationalTemperature_K: 2.87, symmetry: 2, sticking: 1 };

describe('eyring', () => {
  it('has the prefactor k_B T / h = 6.2509857e12 1/s at 300 K', () => {
    expectClose(Math.exp(lnRate(eyring([constantForm(0)]), 300)), 6.250985736998272e12, { rel: 1e-13 });
  });

  it('falls by e per kT of barrier', () => {
    const law = eyring([constantForm(thermalEnergy(450))]);
    expectClose(lnRate(law, 450), Math.log((6.250985736998272e12 * 450) / 300) - 1, { rel: 1e-14 });
  });
});

describe('arrhenius', () => {
  it('has a prefactor that does not change with temperature', () => {
    const law = arrhenius(1e13, [constantForm(0.75)]);
    expect(law.temperatureExponent).toBe(0);
    for (const T of [200, 300, 900]) {
      expectClose(lnRate(law, T), Math.log(1e13) - 0.75 / (8.617333262145179e-5 * T), { rel: 1e-14 });
    }
  });

  it('passes the barriers on, the largest of which counts', () => {
    const barriers = [constantForm(0.2), constantForm(0.9), constantForm(0)];
    expect(arrhenius(1e13, barriers).barriers).toBe(barriers);
    expect(lnRate(arrhenius(1e13, barriers), 300)).toBe(lnRate(arrhenius(1e13, [constantForm(0.9)]), 300));
  });
});

describe('hertzKnudsenAdsorption', () => {
  it('is p A / √(2π m k_B T) = 2.8748e8 1/s for N2 at 1 bar and 300 K on 1e-19 m²', () => {
    expectClose(Math.exp(lnRate(hertzKnudsenAdsorption(nitrogen), 300)), 2.874777470940165e8, { rel: 1e-13 });
  });

  it('falls with √T and √m and is proportional to area and sticking', () => {
    const law = hertzKnudsenAdsorption(nitrogen);
    const base = lnRate(law, 300);
    expectClose(lnRate(law, 1200), base - Math.LN2, { rel: 1e-14 });
    expectClose(lnRate(hertzKnudsenAdsorption({ ...nitrogen, mass_amu: 112 }), 300), base - Math.LN2, { rel: 1e-14 });
    expectClose(lnRate(hertzKnudsenAdsorption({ ...nitrogen, area_m2: 2e-19 }), 300), base + Math.LN2, { rel: 1e-14 });
    expectClose(lnRate(hertzKnudsenAdsorption({ ...nitrogen, sticking: 0.25 }), 300), base - Math.log(4), {
      rel: 1e-14,
    });
  });
});

describe('hertzKnudsenDesorption', () => {
  it('is k_B T³ A (2π m k_B) / (h³ σ θ_rot) = 9.0040e16 1/s for N2 at 300 K without a barrier', () => {
    const law = hertzKnudsenDesorption(nitrogen, constantForm(0));
    expectClose(Math.exp(lnRate(law, 300)), 9.004038555366638e16, { rel: 1e-13 });
    expectClose(lnRate(law, 600), lnRate(law, 300) + 3 * Math.LN2, { rel: 1e-14 });
  });

  it('falls with the desorption energy, the symmetry number and the rotational temperature', () => {
    const base = lnRate(hertzKnudsenDesorption(nitrogen, constantForm(0)), 300);
    const kT = thermalEnergy(300);
    expectClose(lnRate(hertzKnudsenDesorption(nitrogen, constantForm(40 * kT)), 300), base - 40, { abs: 1e-12 });
    expectClose(lnRate(hertzKnudsenDesorption({ ...nitrogen, symmetry: 4 }, constantForm(0)), 300), base - Math.LN2, {
      rel: 1e-14,
    });
    const stiff = { ...nitrogen, rotationalTemperature_K: 5.74 };
    expectClose(lnRate(hertzKnudsenDesorption(stiff, constantForm(0)), 300), base - Math.LN2, { rel: 1e-14 });
  });

  it('leaves sticking out of the equilibrium', () => {
    const ratio = (sticking: number): number => {
      const gas = { ...nitrogen, sticking };
      return lnRate(hertzKnudsenAdsorption(gas), 300) - lnRate(hertzKnudsenDesorption(gas, constantForm(0.3)), 300);
    };
    expectClose(ratio(0.01), ratio(1), { abs: 1e-12 });
  });
});
