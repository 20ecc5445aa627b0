import { describe, it } from 'vitest';

import { Worst, expectClose } from './close';
import { evaluated, type Row } from './evaluated';
import { bindingRow, descriptorRows, no3rr } from './studyTable';
import { kT, oneStep, oneStepBarrier, oneStepBeta, oneStepPrefactor } from './toyStudies';

describe('responses of one irreversible step', () => {
  const T = 500;
  const rows = descriptorRows.map(({ E }) => ({ E, U: 0.25 * E, a_A: 10 ** E, T }));

  it('TOF = -2 A a^2 exp(-(Ea + beta U)/kT)', async () => {
    const results = await evaluated(oneStep(), rows);
    const worst = new Worst();
    rows.forEach(({ E, U, a_A }, p) => {
      const energy = oneStepBarrier + 0.4 * E + oneStepBeta * U;
      const rate = Math.log(oneStepPrefactor) + 2 * Math.log(a_A) - energy / kT(T);
      worst.add(results.lnTof(p, 'B'), rate, `B at point ${p}`);
      worst.add(results.lnTof(p, 'A'), rate + Math.LN2, `A at point ${p}`);
      worst.add(results.sign(p, 'A'), -1, `sign of A at point ${p}`);
      worst.add(results.lnCoverage(p, '*'), 0, `empty site at point ${p}`);
    });
    worst.expectWithin(1e-12);
  });

  it('order 2, dlnTOF/dU = -beta/kT, dlnTOF/dE = -0.4/kT, kT^2 dlnTOF/dT = Ea + beta U', async () => {
    const results = await evaluated(oneStep(), rows, { derivatives: true });
    const worst = new Worst();
    rows.forEach(({ E, U }, p) => {
      for (const external of ['A', 'B']) {
        const where = `${external} at point ${p}`;
        const energy = oneStepBarrier + 0.4 * E + oneStepBeta * U;
        worst.add(results.response(p, external, 'ln a_A'), 2, `order of ${where}`);
        worst.add(results.response(p, external, 'U') * kT(T), -oneStepBeta, `potential, ${where}`);
        worst.add(results.response(p, external, 'E') * kT(T), -0.4, `descriptor, ${where}`);
        worst.add(results.response(p, external, 'T') * kT(T) * T, energy, `temperature, ${where}`);
        worst.add(results.response(p, external, 'pH'), 0, `pH, ${where}`);
      }
    });
    worst.expectWithin(1e-12);
  });

  it('dlnTOF/dpH = -beta ln 10 on the SHE scale, and pH T-dependence', async () => {
    const pH = 7;
    const results = await evaluated(oneStep(), [{ E: -0.5, U_SHE: -0.3 }], { derivatives: true, settings: { pH } });
    const energy = oneStepBarrier + 0.4 * -0.5 + oneStepBeta * -0.3;
    expectClose(results.response(0, 'B', 'pH'), -oneStepBeta * Math.LN10, 1e-12, 'pH');
    expectClose(results.response(0, 'B', 'T') * kT(T) * T, energy, 1e-12, 'temperature at fixed U vs SHE');
  });
});

describe('responses of no3rr', () => {
  const activities = { 'a_NO3-': 0.1, a_H2: 0.2, a_NH3: 1e-6, a_H2O: 0.02 };
  const points: readonly Row[] = [
    [400, 480, 0.1, 300],
    [430, 500, -0.2, 330],
    [470, 520, 0, 400],
  ].map(([O, N, U_SHE, T]) => ({ ...bindingRow(O, N), U_SHE, T, pH: 3, ...activities }));

  /** Moves of one variable by `step`, each a change of a row. */
  const moves: Readonly<Record<string, (row: Row, step: number) => Row>> = {
    E_O: (row, step) => ({ ...row, E_O: row.E_O + step }),
    E_N: (row, step) => ({ ...row, E_N: row.E_N + step }),
    U: (row, step) => ({ ...row, U_SHE: row.U_SHE + step }),
    pH: (row, step) => ({ ...row, pH: row.pH + step }),
    T: (row, step) => ({ ...row, T: row.T + step }),
    ...Object.fromEntries(
      Object.keys(activities).map((name) => [
        `ln ${name}`,
        (row: Row, step: number): Row => ({ ...row, [name]: row[name] * Math.exp(step) }),
      ]),
    ),
  };

  it.each(Object.keys(moves))('dlnTOF/d(%s) = central difference of lnTOF', async (variable) => {
    const h = variable === 'T' ? 0.1 : variable === 'pH' || variable.startsWith('ln ') ? 1e-2 : 1e-3;
    const offsets = [-2, -1, 1, 2];
    const table = points.flatMap((row) => [row, ...offsets.map((k) => moves[variable](row, k * h))]);
    const results = await evaluated(no3rr, table, { derivatives: true });
    const worst = new Worst();
    points.forEach((_, i) => {
      for (const external of ['NO3-', 'NH3', 'N2', 'N2O', 'NO', 'H2', 'H2O']) {
        const [a, b, c, d] = offsets.map((__, k) => results.lnTof(5 * i + 1 + k, external));
        const difference = (a - 8 * b + 8 * c - d) / (12 * h);
        const value = results.response(5 * i, external, variable);
        worst.add(value, difference, `${external} at point ${i}`, Math.max(1, Math.abs(difference)));
      }
    });
    worst.expectWithin(1e-5);
  });
});
