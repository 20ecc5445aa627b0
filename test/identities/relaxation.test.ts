import { describe, it } from 'vitest';

import { Worst } from './close';
import { evaluated, type Row } from './evaluated';
import { bindingRow, descriptorRows, no3rr } from './studyTable';
import { bidentateTurnover, hydrogenElectrode, langmuir, twoSiteTypes, volcano } from './toyStudies';

const nitrateRows: readonly Row[] = [
  [360, 460],
  [380, 450],
  [400, 480],
  [430, 500],
].map(([O, N]) => bindingRow(O, N));

describe('the clean surface relaxes to the steady state', () => {
  it.each([
    {
      name: 'no3rr at 400 K',
      study: no3rr,
      rows: nitrateRows,
      settings: { T: 400 },
      products: ['NO3-', 'NH3', 'N2', 'H2'],
    },
    { name: 'Langmuir', study: langmuir(), rows: descriptorRows, settings: {}, products: [] },
    { name: 'volcano', study: volcano(), rows: descriptorRows, settings: {}, products: ['A', 'B'] },
    { name: 'two site types', study: twoSiteTypes(), rows: descriptorRows, settings: {}, products: ['A', 'AB', 'B2'] },
    {
      name: 'bidentate turnover',
      study: bidentateTurnover(),
      rows: descriptorRows,
      settings: {},
      products: ['A2', 'B'],
    },
    {
      name: 'hydrogen electrode',
      study: hydrogenElectrode(),
      rows: descriptorRows,
      settings: { U: -0.2 },
      products: ['H2'],
    },
  ])('$name: state at 1e15 s = steady state', async ({ study, rows, settings, products }) => {
    const steady = await evaluated(study, rows, { settings });
    const late = await evaluated(study, rows, { settings: { ...settings, time: 1e15 } });
    const worst = new Worst();
    for (let p = 0; p < rows.length; p++) {
      for (const state of steady.states) {
        worst.add(late.lnCoverage(p, state), steady.lnCoverage(p, state), `${state} at point ${p}`);
      }
      for (const product of products) {
        worst.add(late.lnTof(p, product), steady.lnTof(p, product), `TOF of ${product} at point ${p}`);
        worst.add(late.sign(p, product), steady.sign(p, product), `sign of ${product} at point ${p}`);
      }
    }
    worst.expectWithin(1e-6);
  });

  it('Langmuir: theta(t) = theta(steady) (1 - exp(-(k_f a + k_r) t))', async () => {
    const times = [1e-16, 3e-14, 1e-13, 5e-13, 2e-12];
    const a_A = 0.4;
    const results = await evaluated(
      langmuir(),
      times.map((time) => ({ E: 0, a_A, time })),
    );
    const worst = new Worst();
    times.forEach((time, p) => {
      const theta = (a_A / (1 + a_A)) * -Math.expm1(-1e13 * (1 + a_A) * time);
      worst.add(results.lnCoverage(p, 'A*'), Math.log(theta), `A* at ${time} s`);
      worst.add(results.lnCoverage(p, '*'), Math.log1p(-theta), `* at ${time} s`);
      const uptake = 1e13 * a_A * Math.exp(-1e13 * (1 + a_A) * time);
      worst.add(results.tof(p, 'A'), -uptake, `uptake of A at ${time} s`, 1e13 * a_A);
    });
    worst.expectWithin(1e-4);
  });
});
