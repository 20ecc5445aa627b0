import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/base';
import { cpuKernel } from '../../src/kinetics';
import {
  compileModel,
  computeCut,
  computeMap,
  cutLine,
  log10Activity,
  makeAxis,
  type Settings,
} from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

const study = embeddedStudy('no3rr');
const model = compileModel(study);

describe('cutLine', () => {
  it('runs straight and evenly from one end to the other', () => {
    const line = cutLine(model, { E_O: -3, E_N: -4 }, { E_N: -8, E_O: -6 }, 11);
    expect(line.names).toEqual(['E_O', 'E_N']);
    expect(line.unit).toBe('eV');
    expect(line.table.count).toBe(11);
    const [x, y] = ['E_O', 'E_N'].map((name) => line.table.columns.get(name)!);
    expect([x[0], y[0], x[10], y[10]]).toEqual([-3, -4, -6, -8]);
    line.distance.forEach((distance, i) => {
      expectClose(distance, Math.hypot(x[i] + 3, y[i] + 4), { rel: 1e-14 });
      expectClose(distance, 0.5 * i, { rel: 1e-14 });
    });
  });

  it('ends exactly where it was told', () => {
    const { table } = cutLine(model, { E_O: 1000 }, { E_O: 0.1 }, 7);
    expect(table.columns.get('E_O')?.at(-1)).toBe(0.1);
  });

  it('measures in the unit of what changes, or in shares where units differ', () => {
    expect(cutLine(model, { E_O: -4, U: -0.4 }, { E_O: -4, U: 0.2 }, 3).unit).toBe('V');
    const mixed = cutLine(model, { E_O: -4, U: -0.4 }, { E_O: -5, U: 0.2 }, 3);
    expect(mixed.unit).toBeNull();
    expect([...mixed.distance]).toEqual([0, 0.5, 1]);
  });

  it.each<[Settings, Settings, number, string]>([
    [{ E_X: 1 }, { E_X: 2 }, 3, 'invalid variable: got "E_X", expected one of E_O, E_N, U'],
    [{ time: 1 }, { time: 2 }, 3, 'invalid variable: got "time", expected one of E_O'],
    [{ E_O: -4 }, { E_N: -4 }, 3, 'invalid E_O: got nothing, expected a value at both ends (to)'],
    [{ E_O: -4 }, { E_O: -5, E_N: -4 }, 3, 'invalid E_N: got nothing, expected a value at both ends (from)'],
    [{ E_O: -4 }, { E_O: -4 }, 3, 'invalid ends: got "the same point", expected two different points'],
    [{}, {}, 3, 'invalid ends: got "the same point", expected two different points'],
    [{ E_O: -4 }, { E_O: NaN }, 3, 'invalid E_O: got NaN, expected a finite number (to)'],
    [{ T: 0 }, { T: 300 }, 3, 'invalid T: got 0, expected a temperature above 0 and at most 5000 K (from)'],
    [{ E_O: -4 }, { E_O: -5 }, 1, 'invalid points: got 1, expected a whole number from 2 to 1000000'],
    [{ E_O: -4 }, { E_O: -5 }, 2.5, 'invalid points: got 2.5, expected a whole number from 2 to 1000000'],
  ])('refuses %j to %j with %j points', (from, to, count, message) => {
    expect(() => cutLine(model, from, to, count)).toThrow(InvalidInput);
    expect(() => cutLine(model, from, to, count)).toThrow(message);
  });
});

describe('computeCut', () => {
  it('gives what the map gives on its diagonal', async () => {
    const axis = (name: string, range: readonly [number, number]): ReturnType<typeof makeAxis> =>
      makeAxis(model, name, range, 5);
    const map = await computeMap(study, axis('E_O', [-6, -4]), axis('E_N', [-6, -4]), {}, { kernel: cpuKernel });
    const line = cutLine(model, { E_O: -6, E_N: -6 }, { E_O: -4, E_N: -4 }, 5);
    const cut = await computeCut(study, line, {}, { kernel: cpuKernel });
    for (let i = 0; i < 5; i++) {
      expectClose(log10Activity(cut.evaluation, i), log10Activity(map.evaluation, 6 * i), { rel: 1e-12 });
    }
  });

  it('wants each descriptor once, on the line or set', async () => {
    const line = cutLine(model, { E_O: -4 }, { E_O: -5 }, 3);
    const run = (settings: Settings): Promise<unknown> => computeCut(study, line, settings, { kernel: cpuKernel });
    await expect(run({})).rejects.toThrow('invalid E_N: got nothing, expected a value (the cut does not name it)');
    await expect(run({ E_N: -5, E_O: -4 })).rejects.toThrow('invalid E_O: got -4, expected no value');
    await expect(run({ E_N: -5 })).resolves.toBeDefined();
  });
});
