import { describe, expect, it } from 'vitest';

import { Worst } from '../identities/close';
import { evaluated } from '../identities/evaluated';
import { bindingRow, no3rr } from '../identities/studyTable';
import { hasShared, readOwn, readShared, type ExtraPoint, type Numbers, type SharedPoint } from './referenceFile';

/** A reference point in one form: conditions as columns, rate control by species and step. */
interface Point {
  readonly row: Readonly<Record<string, number>>;
  readonly coverages: Numbers;
  readonly tof: Numbers;
  readonly drc: Readonly<Record<string, readonly string[]>>;
}

const file = 'reference/no3rr-steady-states.json';
const gases = ['H2', 'NH3', 'N2', 'H2O'];

function fromShared(): readonly Point[] {
  const { points } = JSON.parse(readShared(file)) as { readonly points: readonly SharedPoint[] };
  return points.map(({ E_O, E_N, U_RHE, T, a_NO3, coverages, tof, drc = {} }) => {
    const steps = Object.values(drc);
    const controlled = Object.keys(steps[0] ?? {});
    return {
      row: { ...bindingRow(E_O, E_N), U_RHE, T, 'a_NO3-': a_NO3 },
      coverages,
      tof,
      drc: Object.fromEntries(controlled.map((name) => [name, steps.map((by) => by[name])])),
    };
  });
}

function fromExtra(): readonly Point[] {
  const { points } = JSON.parse(readOwn('no3rr-extra.json')) as { readonly points: readonly ExtraPoint[] };
  return points.map(({ E_O, E_N, U, T, activities, coverages, tof, drc }) => ({
    row: {
      ...bindingRow(E_O, E_N),
      U_RHE: U,
      T,
      'a_NO3-': activities['NO3-'],
      ...Object.fromEntries(gases.map((name) => [`a_${name}`, activities[name] ?? 0])),
    },
    coverages,
    tof,
    drc,
  }));
}

describe.each([
  { name: 'shared reference', present: hasShared(file), read: fromShared, count: 60, controlled: 12 },
  { name: 'no3rr-extra.json', present: true, read: fromExtra, count: 40, controlled: 40 },
])('no3rr steady states, $name', ({ present, read, count, controlled }) => {
  const points = present ? read() : [];
  const results = evaluated(no3rr, points.length > 0 ? points.map(({ row }) => row) : [{ ...bindingRow(400, 480) }], {
    derivatives: true,
  });

  it.skipIf(!present)('every point converges', async () => {
    expect(points).toHaveLength(count);
    const statuses = (await results).statuses();
    expect(statuses).toEqual(statuses.map(() => 'converged'));
  });

  it.skipIf(!present)('|d ln theta| <= 1e-9 for every species', async () => {
    const got = await results;
    const worst = new Worst();
    points.forEach(({ coverages }, p) => {
      expect(Object.keys(coverages).sort()).toEqual([...got.states].sort());
      for (const [state, value] of Object.entries(coverages)) {
        worst.add(got.lnCoverage(p, state), Math.log(Number(value)), `${state} at point ${p}`);
      }
    });
    worst.expectWithin(1e-9);
  });

  it.skipIf(!present)('|d ln TOF| <= 1e-9 with the right sign for every species', async () => {
    const got = await results;
    const worst = new Worst();
    points.forEach(({ tof }, p) => {
      for (const [external, text] of Object.entries(tof)) {
        const value = Number(text);
        worst.add(got.lnTof(p, external), Math.log(Math.abs(value)), `${external} at point ${p}`);
        worst.add(got.sign(p, external), Math.sign(value), `sign of ${external} at point ${p}`);
      }
    });
    worst.expectWithin(1e-9);
  });

  it.skipIf(!present)('|d X_RC| <= 1e-6 for every step', async () => {
    const got = await results;
    const worst = new Worst();
    points.forEach(({ drc }, p) => {
      for (const [external, values] of Object.entries(drc)) {
        const control = got.control(p, external);
        expect(values).toHaveLength(control.length);
        values.forEach((value, j) =>
          worst.add(control[j], Number(value), `${got.steps[j]} on ${external} at point ${p}`),
        );
      }
    });
    worst.expectWithin(1e-6);
    expect(points.filter(({ drc }) => Object.keys(drc).length > 0)).toHaveLength(controlled);
  });
});
