import { beforeAll, expect, it } from 'vitest';
import { converged, cpuKernel, type Batch, type Kernel, type Solutions } from '../../src/kinetics';
import { random } from '../helpers/random';
import { descriptorRows, no3rr } from '../identities/studyTable';
import { hydrogenElectrode } from '../identities/toyStudies';
import { describeBackends } from './backends';
import { captureBatch } from './captureBatch';
import { carbonMonoxideStudy } from './carbonMonoxide';
import { expectAgreement } from './expectAgreement';

/** Species that nitrate reduction makes and that can come back, and how many of them have an activity. */
const made = ['H2', 'NH3', 'N2', 'H2O', 'NO', 'N2O'];
const present = [2, 3, 4, 5, 6];
const conditions = 5;
const points = 12;
const tolerance = 1e-6;

/**
 * Nitrate reduction at activities of 1e-10 to 3, 250 to 500 K and -0.7 to 0.3 V, without domain rules: net rates are
 * differences of gross rates up to 1e13 times as large, or more.
 */
async function reversibleBatches(count: number): Promise<readonly Batch[]> {
  const next = random(100 + count);
  const batches: Batch[] = [];
  for (let c = 0; c < conditions; c++) {
    const drawn = made.map((name) => ({ name, rank: next() })).sort((a, b) => a.rank - b.rank);
    const activities = drawn.slice(0, count).map(({ name }) => [`a_${name}`, 10 ** (-10 + 10.5 * next())] as const);
    const rows = Array.from({ length: points }, () => ({ E_O: -3.6 - 2.4 * next(), E_N: -3.6 - 2.4 * next() }));
    const settings = { ...Object.fromEntries(activities), U: 0.3 - next(), T: 250 + 250 * next() };
    const batch = await captureBatch(no3rr, rows, settings);
    batches.push({
      ...batch,
      program: { ...batch.program, masks: new Float64Array(0), maskReasons: [] },
      derivatives: true,
    });
  }
  return batches;
}

/** What differs between derivatives: more than 1e-6 of a value or of 1, or NaN in one of them only. */
function faults(width: number, expected: Float64Array, actual: Float64Array): readonly string[] {
  return [...expected.keys()].flatMap((i) => {
    const same = Object.is(actual[i], expected[i]) || Math.abs(actual[i] - expected[i]) <= allowed(expected[i]);
    return same ? [] : [`row ${Math.floor(i / width)}, ${i % width}: ${actual[i]}, expected ${expected[i]}`];
  });
}

function allowed(value: number): number {
  return tolerance * Math.max(1, Math.abs(value));
}

function expectDerivatives({ mechanism, program }: Batch, expected: Solutions, actual: Solutions): void {
  const control = faults(mechanism.steps.length, expected.rateControl!, actual.rateControl!);
  expect(control, 'degrees of rate control').toEqual([]);
  const responses = faults(program.variables.length + 1, expected.response!, actual.response!);
  expect(responses, 'reaction orders and activation energies').toEqual([]);
}

describeBackends('agrees with cpu where several species come and go', ({ open, precision }) => {
  let kernel: Kernel;

  beforeAll(async () => {
    kernel = await open();
  });

  it.each(present)('with %i product activities: rate control, orders, activation energies', async (count) => {
    let known = 0;
    for (const [i, batch] of (await reversibleBatches(count)).entries()) {
      const expected = await cpuKernel.solve(batch);
      const actual = await kernel.solve(batch);
      expectAgreement(batch, expected, actual, precision);
      expectDerivatives(batch, expected, actual);
      // Once per count: other species present are another shader, which takes seconds to compile on a processor.
      const plain = { ...batch, derivatives: false };
      if (i === 0) expectAgreement(plain, expected, await kernel.solve(plain), precision);
      known += expected.rateControl!.filter((value) => value !== 0 && !Number.isNaN(value)).length;
    }
    expect(known).toBeGreaterThan(1000);
  });

  it('at equilibrium, where rounding hides TOFs and nothing is known of their derivatives', async () => {
    const study = hydrogenElectrode();
    const batch = { ...(await captureBatch(study, descriptorRows, { U: 0, a_H2: 1 })), derivatives: true };
    const expected = await cpuKernel.solve(batch);
    const actual = await kernel.solve(batch);
    expect(expected.status.every((status) => status === converged)).toBe(true);
    expect(expected.lnTof.some(Number.isNaN)).toBe(true);
    expect([...actual.tofSign]).toEqual([...expected.tofSign]);
    expectDerivatives(batch, expected, actual);
  });

  it('when points that cancel stand beside points that do not, and beside points where other rates vanish', async () => {
    const next = random(3);
    const rows = Array.from({ length: 150 }, (_, i) => ({
      E_O: -3.9 - 1.2 * next(),
      E_N: -4.4 - next(),
      a_N2: i % 3 === 0 ? 0.01 : 0,
      a_NH3: i % 3 === 0 ? 1e-6 : 0,
      a_H2: i % 7 === 0 ? 0.3 : 0,
    }));
    const batch = { ...(await captureBatch(no3rr, rows)), derivatives: true };
    const expected = await cpuKernel.solve(batch);
    const actual = await kernel.solve(batch);
    expectAgreement(batch, expected, actual, precision);
    expectDerivatives(batch, expected, actual);
  });

  it('on two site types', async () => {
    const rows = [-2.1, -1.5, -1].flatMap((E_O) => [-1.7, -1.1, -0.5].map((E_CO) => ({ E_O, E_CO })));
    const settings = { a_CO2: 0.3, a_O2: 0.2, a_CO: 0.05 };
    const batch = { ...(await captureBatch(carbonMonoxideStudy(), rows, settings)), derivatives: true };
    const expected = await cpuKernel.solve(batch);
    expectDerivatives(batch, expected, await kernel.solve(batch));
  });
});
