import { beforeAll, expect, it } from 'vitest';
import { converged, cpuKernel, masked, notFinite, type Kernel } from '../../src/kinetics';
import { evaluatePoints } from '../../src/screening/evaluatePoints';
import type { Study } from '../../src/study';
import { Worst } from '../identities/close';
import { Evaluated } from '../identities/evaluated';
import { bindingRow, descriptorRows, no3rr } from '../identities/studyTable';
import { bidentateTurnover, toyStudy, twoSiteTypes } from '../identities/toyStudies';
import { readOwn, type TransientPoint } from '../reference/referenceFile';
import { describeBackends } from './backends';
import { captureBatch, type Row } from './captureBatch';
import { expectTransientAgreement } from './expectTransientAgreement';

const times_s = [1e-6, 1e-3, 1, 1e4];

/** Binding energies [kJ/mol, positive = stronger] over the domain at 0.1 V, the ridge and both its sides. */
const bindings: readonly (readonly [number, number])[] = [
  [380, 450],
  [400, 450],
  [400, 480],
  [420, 460],
  [430, 410],
  [430, 500],
  [450, 430],
  [450, 490],
  [460, 410],
  [470, 520],
  [510, 470],
  [580, 560],
];

const nitrate = bindings.map(([O, N]) => bindingRow(O, N));

/** Outside the domain, not numbers, and potentials at which early surfaces are all but empty. */
const scattered: readonly Row[] = [
  [-3.842, -5.533, -0.649],
  [-3.796, -5.865, -0.444],
  [-2, -7, 0.1],
  [NaN, -4, 0.1],
  [-4, -4.6, -Infinity],
  [-4.2, -4.9, 0.2],
].map(([E_O, E_N, U]) => ({ E_O, E_N, U }));

const adsorption_per_s = 2e3;

function poisoning(): Study {
  return toyStudy({
    species: { A: { composition: { C: 1 } }, 'A*': { composition: { C: 1 } } },
    steps: { 'A + * -> A*': { kind: 'arrhenius', prefactor: adsorption_per_s, barrier: 0 } },
    activities: { A: 1 },
    reactant: 'A',
  });
}

describeBackends('agrees with cpu on transients', ({ open }) => {
  let kernel: Kernel;

  beforeAll(async () => {
    kernel = await open();
  });

  it.each(times_s)('of nitrate reduction at %f s', async (time) => {
    const batch = await captureBatch(no3rr, nitrate, { U_RHE: 0.1, time });
    const expected = await cpuKernel.solve(batch);
    expect([...expected.status]).toEqual(nitrate.map(() => converged));
    expect(expectTransientAgreement(batch, expected, await kernel.solve(batch), ['NO3-'])).toBeGreaterThan(8);
  });

  it.each(times_s)('of toys, with two site types and with molecules on two sites, at %f s', async (time) => {
    for (const [study, externals] of [
      [twoSiteTypes(), ['A', 'AB', 'B2']],
      [bidentateTurnover(), ['A2', 'B']],
    ] as const) {
      const batch = await captureBatch(study, descriptorRows, { time });
      const tofs = expectTransientAgreement(batch, await cpuKernel.solve(batch), await kernel.solve(batch), externals);
      expect(tofs).toBe(descriptorRows.length * externals.length);
    }
  });

  it('of points that are masked, are not numbers, or begin far away', async () => {
    const batch = await captureBatch(no3rr, scattered, { time: 0.01 });
    const expected = await cpuKernel.solve(batch);
    for (const status of [converged, masked, notFinite]) expect(expected.status).toContain(status);
    expectTransientAgreement(batch, expected, await kernel.solve(batch), []);
  });

  it('where other rates vanish at every point', async () => {
    const rows = nitrate.slice(0, 5).map((row, i) => ({ ...row, a_H2: i % 2, 'a_NO3-': i % 3 === 0 ? 0 : 1 }));
    const batch = await captureBatch(no3rr, rows, { U_RHE: 0.1, time: 1 });
    expectTransientAgreement(batch, await cpuKernel.solve(batch), await kernel.solve(batch), ['NO3-']);
  });

  it('of a surface that fills for ever, before and after a steady state of the same study', async () => {
    const batch = await captureBatch(poisoning(), descriptorRows, { time: 1e-3 });
    const before = await kernel.solve(batch);
    expectTransientAgreement(batch, await cpuKernel.solve(batch), before, ['A']);
    const empty = before.lnCoverage[batch.mechanism.states.findIndex(({ name }) => name === '*')];
    expect(Math.abs(empty + adsorption_per_s * batch.time)).toBeLessThan(1e-3);
    const steady = await kernel.solve({ ...batch, time: Infinity });
    expect(steady.lnCoverage).toContain(-Infinity);
    expect([...(await kernel.solve(batch)).lnCoverage]).toEqual([...before.lnCoverage]);
  });

  it('that it stops when told to', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => nitrate[i % nitrate.length]);
    const batch = await captureBatch(no3rr, rows, { U_RHE: 0.1, time: 1 });
    const abort = new AbortController();
    const run = kernel.solve(batch, abort.signal);
    setTimeout(() => abort.abort(new Error('enough')), 0);
    await expect(run).rejects.toThrow('enough');
  });

  it('with the independent reference: coverages above 1e-30 and nitrate to 1e-3', async () => {
    const { points } = JSON.parse(readOwn('no3rr-transient.json')) as { readonly points: readonly TransientPoint[] };
    const entries = points.flatMap(({ E_O, E_N, U, T, times }) =>
      times.map(({ time, ...values }) => ({ row: { ...bindingRow(E_O, E_N), U_RHE: U, T, time }, ...values })),
    );
    const columns = new Map(
      (['E_O', 'E_N', 'U_RHE', 'T', 'time'] as const).map((name) => [
        name,
        Float64Array.from(entries, ({ row }: { readonly row: Row }) => row[name]),
      ]),
    );
    const got = new Evaluated(await evaluatePoints(no3rr, { count: entries.length, columns }, {}, { kernel }));
    expect(got.statuses()).toEqual(entries.map(() => 'converged'));
    const worst = new Worst();
    entries.forEach(({ row, coverages, tof }, p) => {
      const where = JSON.stringify(row);
      for (const [state, text] of Object.entries(coverages)) {
        if (Number(text) > 1e-30) worst.add(got.lnCoverage(p, state), Math.log(Number(text)), `${state}, ${where}`);
      }
      if (!('NO3-' in tof)) return;
      worst.add(got.lnTof(p, 'NO3-') / Math.LN10, Math.log10(Math.abs(Number(tof['NO3-']))), `nitrate, ${where}`);
      worst.add(got.sign(p, 'NO3-'), Math.sign(Number(tof['NO3-'])), `sign for nitrate, ${where}`);
    });
    worst.expectWithin(1e-3);
  });
});
