import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { compileModel, evaluatePoints, freeEnergies, requireValue, variableNames } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

const study = embeddedStudy('co-oxidation');
const point = { E_O: 1.62, E_CO: 1.7 };

async function lnTofs(row: Readonly<Record<string, number>>, settings = {}): Promise<readonly number[]> {
  const columns = new Map(Object.entries({ ...point, ...row }).map(([name, value]) => [name, Float64Array.of(value)]));
  const { solutions } = await evaluatePoints(study, { count: 1, columns }, settings, { kernel: cpuKernel });
  return [...solutions.lnTof];
}

describe('the pressure of all gases', () => {
  it('is the same as that factor on every activity, as a column, a setting and a logarithm', async () => {
    const expected = await lnTofs({ a_CO: 0.02, a_O2: 0.02 / 3 });
    for (const got of [
      await lnTofs({ P: 0.02 }),
      await lnTofs({}, { P: 0.02 }),
      await lnTofs({ lg_P: Math.log10(0.02) }),
    ]) {
      got.forEach((value, i) => expectClose(value, expected[i], { abs: 1e-12 }));
    }
    const both = await lnTofs({ a_CO: 2 }, { P: 0.02 });
    const alone = await lnTofs({ a_CO: 0.04, a_O2: 0.02 / 3 });
    both.forEach((value, i) => expectClose(value, alone[i], { abs: 1e-12 }));
  });

  it('moves free energies of gases by kT ln P, and solutes not at all', () => {
    const model = compileModel(study);
    const of = (settings: object): number =>
      freeEnergies(model, { ...point, ...settings }).find(({ species }) => species === 'O2')!.activity;
    expectClose(of({ P: 10 }) - of({}), 8.617332478e-5 * 500 * Math.LN10, { abs: 1e-12 });
    expectClose(of({ lg_P: 1 }), of({ P: 10 }), { abs: 1e-12 });
    expect(variableNames(compileModel(embeddedStudy('no3rr')))).toContain('P');
  });

  it('is one of P and lg_P, and above 0', async () => {
    await expect(lnTofs({ P: 1 }, { lg_P: 0 })).rejects.toThrow('got "P and lg_P", expected one of the two');
    expect(() => requireValue('P', 0, 'settings')).toThrow('expected a pressure above 0');
  });
});
