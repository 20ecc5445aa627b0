import { beforeAll, expect, it } from 'vitest';
import { converged, cpuKernel, masked, notFinite, type Batch, type Kernel, type Solutions } from '../../src/kinetics';
import { random } from '../helpers/random';
import { cases, no3rr } from '../identities/studyTable';
import { describeBackends } from './backends';
import { captureBatch, firstPoints, pickPoints, type Row } from './captureBatch';
import { carbonMonoxideStudy } from './carbonMonoxide';
import { expectAgreement } from './expectAgreement';
import { settledPoints } from './settledPoints';

const sizes = [0, 1, 2, 3, 63, 64, 65, 1000];

/** Points over the whole plane, so that neighbours converge at different speeds, are masked, or are not numbers. */
function scatteredRows(count: number): readonly Row[] {
  const next = random(7);
  return Array.from({ length: count }, (_, i) => ({
    E_O: i % 97 === 41 ? NaN : -2 - 5.5 * next(),
    E_N: i % 89 === 17 ? Infinity : -2 - 5.5 * next(),
    U: i % 131 === 5 ? -Infinity : 0.3 - next(),
  }));
}

const stiffRows: readonly Row[] = [-7.2, -6.5, -5.8, -5, -4.2, -3.5].flatMap((E_O) =>
  [-7.2, -6.4, -5.6, -4.8, -4, -3].map((E_N) => ({ E_O, E_N })),
);

const domain: readonly Row[] = [380, 400, 420, 440, 460, 480].flatMap((O) =>
  [430, 450, 470, 490, 510].map((N) => ({ E_O: -O / 96.485, E_N: -N / 96.485 })),
);

/** What is solved; `hard` where some points have no answer that double precision determines. */
interface Problem {
  readonly name: string;
  readonly hard?: true;
  readonly batch: () => Promise<Batch>;
}

const problems: readonly Problem[] = [
  { name: 'scattered points', batch: () => captureBatch(no3rr, scatteredRows(200)) },
  {
    name: 'no domain rule, 200 K',
    hard: true,
    batch: async () => unmasked(await captureBatch(no3rr, stiffRows, { T: 200 })),
  },
  {
    name: 'no domain rule, 0.2 V',
    hard: true,
    batch: async () => unmasked(await captureBatch(no3rr, stiffRows, { U: 0.2 })),
  },
  { name: '200 K', batch: () => captureBatch(no3rr, domain, { T: 200, U: -0.3 }) },
  { name: 'nothing fed', batch: () => captureBatch(no3rr, domain.slice(0, 6), { 'a_NO3-': 0 }) },
  { name: 'products present', batch: () => captureBatch(no3rr, domain, productActivities) },
  { name: 'other rates vanish at every point', batch: () => captureBatch(no3rr, domain.map(withSomeActivities)) },
  { name: 'CO oxidation', hard: true, batch: () => captureBatch(carbonMonoxideStudy(), oxideRows()) },
  {
    name: 'CO oxidation, no O2',
    hard: true,
    batch: () => captureBatch(carbonMonoxideStudy(), oxideRows(), { a_O2: 0 }),
  },
  {
    name: 'CO oxidation, 300 K',
    hard: true,
    batch: () => captureBatch(carbonMonoxideStudy(), oxideRows(), { T: 300, a_CO2: 0 }),
  },
  ...cases.map(({ name, study, rows, settings }) => ({ name, batch: () => captureBatch(study, rows, settings) })),
];

const productActivities = { a_H2: 0.3, a_NH3: 1e-6, a_N2: 0.01, a_H2O: 0.03, a_NO: 1e-9 };

function withSomeActivities(row: Row, i: number): Row {
  return { ...row, a_H2: i % 2, a_NH3: i % 3 === 0 ? 1e-3 : 0, 'a_NO3-': i % 5 === 0 ? 0 : 1 };
}

function oxideRows(): readonly Row[] {
  return [-2.6, -2.1, -1.5, -1, -0.4, 0.2].flatMap((E_O) => [-2.2, -1.7, -1.1, -0.5].map((E_CO) => ({ E_O, E_CO })));
}

/** The batch without its domain rules: rate constants then span more than 1e100. */
function unmasked(batch: Batch): Batch {
  return { ...batch, program: { ...batch.program, masks: new Float64Array(0), maskReasons: [] } };
}

describeBackends('agrees with cpu', ({ open, precision }) => {
  let kernel: Kernel;
  let plane: Batch;
  let reference: Solutions;

  beforeAll(async () => {
    kernel = await open();
    plane = await captureBatch(no3rr, scatteredRows(1000));
    reference = await cpuKernel.solve(plane);
  });

  it('has solved, masked and refused points to compare', () => {
    for (const status of [converged, masked, notFinite]) {
      expect(reference.status.filter((s) => s === status).length).toBeGreaterThan(5);
    }
  });

  it.each(sizes)('in a batch of %i', async (count) => {
    const batch = firstPoints(plane, count);
    const actual = await kernel.solve(batch);
    const part = Object.fromEntries(
      Object.entries(reference).map(([key, value]: [string, Float64Array | null]) => [
        key,
        value === null ? null : value.slice(0, (value.length / plane.count) * count),
      ]),
    );
    expectAgreement(batch, part as unknown as Solutions, actual, precision);
  });

  it('bit by bit with itself, whatever stands beside a point', async () => {
    const together = await kernel.solve(plane);
    const states = plane.mechanism.states.length;
    const width = plane.program.variables.length;
    for (let p = 0; p < 40; p++) {
      const alone = await kernel.solve({ ...plane, count: 1, x: plane.x.slice(p * width, (p + 1) * width) });
      expect([...alone.lnCoverage]).toEqual([...together.lnCoverage.subarray(p * states, (p + 1) * states)]);
    }
  });

  it.each(problems)('with rate control and responses: $name', async ({ batch: make, hard }) => {
    const all = { ...(await make()), derivatives: true };
    const batch = hard === true ? pickPoints(all, await settledPoints(all)) : all;
    expect(batch.count).toBeGreaterThan(all.count / 3);
    const { points } = expectAgreement(batch, await cpuKernel.solve(batch), await kernel.solve(batch), precision);
    expect(points).toBeGreaterThan(0);
  });

  it.each(problems)('without: $name', async ({ batch: make, hard }) => {
    const all = await make();
    const batch = hard === true ? pickPoints(all, await settledPoints(all)) : all;
    const { points } = expectAgreement(batch, await cpuKernel.solve(batch), await kernel.solve(batch), precision);
    expect(points).toBeGreaterThan(0);
  });

  it('from a warm start, a bad one included', async () => {
    const cold = await captureBatch(no3rr, domain);
    const { lnCoverage } = await cpuKernel.solve(cold);
    const states = cold.mechanism.states.length;
    const start = lnCoverage.map((value, i) =>
      Math.floor(i / states) % 4 === 1 ? -Infinity : Math.floor(i / states) % 4 === 2 ? -3 : value,
    );
    const moved = await captureBatch(no3rr, domain, { U: 0.09 });
    const warm = { ...moved, start };
    expectAgreement(warm, await cpuKernel.solve(warm), await kernel.solve(warm), precision);
  });

  it('after many mechanisms in turn', async () => {
    const other = await captureBatch(carbonMonoxideStudy(), oxideRows());
    const small = firstPoints(plane, 20);
    const before = await kernel.solve(small);
    await Promise.all([kernel.solve(other), kernel.solve(small), kernel.solve(other)]);
    expect([...(await kernel.solve(small)).lnCoverage]).toEqual([...before.lnCoverage]);
  });

  it('that it stops when told to', async () => {
    const abort = new AbortController();
    abort.abort(new Error('enough'));
    await expect(kernel.solve(plane, abort.signal)).rejects.toThrow('enough');
  });
});
