import { describe, expect, it } from 'vitest';
import { cpuKernel, createWasmKernel, listBranches, type Batch, type Kernel, type Solutions } from '../../src/kinetics';
import { severalStatesPossible } from '../../src/mechanism';
import { modelOf, programOf } from '../../src/screening/modelCache';
import { defaultSearch } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { wasmBytes } from '../agreement/backends';
import { expectClose } from '../helpers/expectClose';
import { bistableStates, bistableStudy, integrate, lastActive, type BistableRates } from './bistable';

const kernels: readonly Kernel[] = [cpuKernel, await createWasmKernel(wasmBytes())];
const base = { co: 1, desorption: 0.02, o2: 1.5, reaction: 100 };
const side = 24;

/** Activities of CO and O2 that scale adsorption, over the whole bistable region and beyond. */
const grid: readonly BistableRates[] = Array.from({ length: side * side }, (_, p) => ({
  ...base,
  co: 10 ** (-1.5 + (2.5 * (p % side)) / (side - 1)),
  o2: 10 ** (-1.5 + (3 * Math.floor(p / side)) / (side - 1)),
}));

/** Steady states of every pixel in closed form, and those pixels that have three. */
const known = grid.map(bistableStates);
const several = grid.filter((_, p) => known[p].length === 3);

function batchOf(points: readonly BistableRates[], changes: Partial<Batch> = {}): Batch {
  const model = modelOf(bistableStudy({ ...base, co: 1, o2: 1 }));
  const program = programOf(model, 500, 'RHE');
  const x = new Float64Array(points.length * program.variables.length);
  points.forEach(({ co, o2 }, p) => {
    const values: Readonly<Record<string, number>> = { 'ln a_CO': Math.log(co), 'ln a_O2': Math.log(o2) };
    program.variables.forEach(
      (name, v) => (x[p * program.variables.length + v] = name === 'ln a_CO2' ? -Infinity : (values[name] ?? 0)),
    );
  });
  const { mechanism } = model;
  return { mechanism, program, count: points.length, x, time: Infinity, derivatives: false, start: null, ...changes };
}

const coverage = ({ lnCoverage }: Solutions, p: number): readonly number[] =>
  [...lnCoverage.slice(3 * p, 3 * p + 3)].map(Math.exp);

describe('the closed form of the bistable surface', () => {
  it('solves the balances, and its active state ends where the empty surface takes up as much CO as O', () => {
    for (const [p, k] of grid.entries()) {
      for (const { empty, co, o } of known[p]) {
        expectClose(empty + co + o, 1, { abs: 1e-12 }, 'sites');
        expectClose(k.co * empty - k.desorption * co, k.reaction * co * o, { rel: 1e-6 }, 'CO');
        expectClose(2 * k.o2 * empty ** 2, k.reaction * co * o, { rel: 1e-6 }, 'O');
      }
    }
    const fast = { co: 1, desorption: 1e-9, o2: 1, reaction: 1e7 };
    const active = (co: number): boolean => bistableStates({ ...fast, co }).length === 3;
    expect(active(0.995 * lastActive(fast))).toBe(true);
    expect(active(1.005 * lastActive(fast))).toBe(false);
  });
});

describe.each(kernels.map((kernel) => ({ name: kernel.name, kernel })))('branches on $name', ({ kernel }) => {
  it('counts two stable states where the closed form has three states, and one elsewhere, at every pixel', async () => {
    const { branches, status } = await kernel.solve(batchOf(grid, { branches: 'corners' }));
    const expected = known.map((states) => (states.length === 3 ? 2 : 1));
    expect([...status]).toEqual(grid.map(() => 0));
    expect([...branches!]).toEqual(expected);
    expect(expected.filter((n) => n === 2).length).toBeGreaterThan(50);
    expect(expected.filter((n) => n === 1).length).toBeGreaterThan(50);
  });

  it('returns what the clean surface runs into in an independent integration, whatever the start', async () => {
    const late = several.map((k) => integrate(k, 1e5));
    for (const from of [null, [0.01, 0.98, 0.01], [0.01, 0.01, 0.98]]) {
      const start =
        from === null ? null : Float64Array.from({ length: 3 * several.length }, (_, i) => Math.log(from[i % 3]));
      const steady = await kernel.solve(batchOf(several, { branches: 'corners', start }));
      several.forEach((_, p) => {
        const [empty, co, o] = coverage(steady, p);
        expectClose(empty, late[p].empty, { rel: 1e-5 }, `θ(*) at ${p} from ${String(from)}`);
        expectClose(co, late[p].co, { rel: 1e-5 }, `θ(CO) at ${p}`);
        expectClose(o, late[p].o, { rel: 1e-4 }, `θ(O) at ${p}`);
      });
    }
  });

  it('gives the same TOFs, shares and derivatives as a solution started from the clean state', async () => {
    const some = several.slice(0, 20);
    const start = Float64Array.from({ length: 3 * some.length }, (_, i) => Math.log([0.01, 0.98, 0.01][i % 3]));
    const shares = { products: [2], weights: [1] };
    const found = await kernel.solve(batchOf(some, { branches: 'corners', start, derivatives: true, shares }));
    const again = batchOf(some, { start: found.lnCoverage, derivatives: true, shares });
    const direct = await kernel.solve(again);
    for (const name of ['lnCoverage', 'lnTof', 'rateControl', 'response', 'selectivity'] as const) {
      found[name]!.forEach((value, i) => expectClose(value, direct[name]![i], { abs: 1e-8 }, `${name} ${i}`));
    }
  });

  it('does not look unless asked, and says 1 where one state is all there can be', async () => {
    expect((await kernel.solve(batchOf(grid.slice(0, 2)))).branches).toBeNull();
    const late = await kernel.solve(batchOf(grid.slice(0, 2), { branches: 'corners', time: 1 }));
    expect([...(late.branches ?? [0, 0])]).toEqual([0, 0]);
  });
});

describe('cpu and wasm', () => {
  it('agree on the state and on the number of states', async () => {
    const [a, b] = await Promise.all(kernels.map((kernel) => kernel.solve(batchOf(grid, { branches: 'corners' }))));
    expect([...a.branches!]).toEqual([...b.branches!]);
    a.lnCoverage.forEach((ln, i) => expectClose(b.lnCoverage[i], ln, { abs: 1e-9 }, `ln θ ${i}`));
  });
});

describe('listBranches', () => {
  it('lists the three states of the closed form: the clean one first, the saddle last', () => {
    const k = { co: 1, desorption: 0.02, o2: 1.5, reaction: 100 };
    const { mechanism } = modelOf(bistableStudy(k));
    const lnK = Float64Array.from([k.co, k.desorption, k.o2, 0, k.reaction, 0], Math.log);
    const listed = listBranches(mechanism, lnK);
    const expected = bistableStates(k);
    expect(expected).toHaveLength(3);
    const clean = integrate(k, 1e5);
    expectClose(Math.exp(listed[0].lnCoverage[1]), clean.co, { rel: 1e-5 }, 'θ(CO) of the clean branch');
    expect(listed[0].starts).toContain(-1);
    expect(listed.flatMap(({ starts }) => [...starts]).sort()).toEqual([-1, 1, 2]);
    for (const { lnCoverage, saddle, starts } of listed) {
      const near = expected.findIndex(({ co }) => Math.abs(co - Math.exp(lnCoverage[1])) < 1e-6 * co);
      expect(near).toBeGreaterThanOrEqual(0);
      // The middle one in θ(O) is the saddle, and nothing ends there.
      expect(saddle).toBe(near === 1);
      if (saddle) expect(starts).toEqual([]);
    }
    expect(listed.filter(({ saddle }) => !saddle)).toHaveLength(2);
  });
});

describe('severalStatesPossible', () => {
  const studyModel = (name: string): ReturnType<typeof modelOf> => modelOf(embeddedStudy(name));
  const mechanismOf = (name: string): ReturnType<typeof modelOf>['mechanism'] => studyModel(name).mechanism;

  it('rules several states out where the minors have one sign', () => {
    expect(severalStatesPossible(mechanismOf('her'))).toBe(false);
    expect(severalStatesPossible(modelOf(bistableStudy(base)).mechanism)).toBe(true);
    expect(severalStatesPossible(mechanismOf('no3rr'))).toBe(true);
  });

  it('decides with the size of a mechanism where to look unasked', () => {
    expect(defaultSearch(studyModel('her'), null)).toBeNull();
    expect(defaultSearch(studyModel('co-oxidation'), null)).toBe('corners');
    expect(defaultSearch(studyModel('no3rr'), null)).toBe('clean');
    expect(defaultSearch(studyModel('no3rr'), true)).toBe('corners');
    expect(defaultSearch(studyModel('co-oxidation'), false)).toBeNull();
    expect(defaultSearch(studyModel('co-oxidation-sites'), null)).toBeNull();
    expect(defaultSearch(studyModel('co-oxidation-sites'), true)).toBe('corners');
  });
});
