import { describe, expect, it } from 'vitest';

import { Worst } from '../identities/close';
import { evaluated } from '../identities/evaluated';
import { bindingRow, no3rr } from '../identities/studyTable';
import { hasShared, readOwn, readShared, type TransientPoint } from './referenceFile';

describe('no3rr transients, no3rr-transient.json', () => {
  const { points } = JSON.parse(readOwn('no3rr-transient.json')) as { readonly points: readonly TransientPoint[] };
  const entries = points.flatMap(({ E_O, E_N, U, T, times }) =>
    times.map(({ time, coverages, tof }) => ({
      row: { ...bindingRow(E_O, E_N), U_RHE: U, T, time },
      coverages,
      tof,
      where: `${E_O}, ${E_N} kJ/mol at ${time} s`,
    })),
  );
  const results = evaluated(
    no3rr,
    entries.map(({ row }) => row),
  );

  it('every point converges', async () => {
    const statuses = (await results).statuses();
    expect(statuses).toEqual(statuses.map(() => 'converged'));
    expect(statuses).toHaveLength(17);
  });

  it('|d ln theta| <= 1e-3 for every coverage above 1e-30', async () => {
    const got = await results;
    const worst = new Worst();
    entries.forEach(({ coverages, where }, p) => {
      for (const [state, text] of Object.entries(coverages)) {
        const value = Number(text);
        if (value > 1e-30) worst.add(got.lnCoverage(p, state), Math.log(value), `${state}, ${where}`);
      }
    });
    worst.expectWithin(1e-3);
  });

  it('|d log10 TOF| <= 1e-3 for nitrate, with its sign', async () => {
    const got = await results;
    const worst = new Worst();
    entries.forEach(({ tof, where }, p) => {
      if (!('NO3-' in tof)) return;
      const value = Number(tof['NO3-']);
      worst.add(got.lnTof(p, 'NO3-') / Math.LN10, Math.log10(Math.abs(value)), `nitrate, ${where}`);
      worst.add(got.sign(p, 'NO3-'), Math.sign(value), `sign for nitrate, ${where}`);
    });
    worst.expectWithin(1e-3);
  });
});

describe('no3rr at 1 s against the published map', () => {
  const file = 'data/no3rr-map/mkm-selfcheck.csv';

  it.skipIf(!hasShared(file))('right of the ridge 251 of the 252 nodes fall in their published band', async () => {
    const [titles, ...lines] = readShared(file)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split(','));
    const cell = (cells: readonly string[], title: string): string => cells[titles.indexOf(title)];
    const nodes = lines.filter((cells) => cell(cells, 'side') === 'right');
    expect(nodes).toHaveLength(252);
    const rows = nodes.map((cells) => bindingRow(Number(cell(cells, 'dO_kJmol')), Number(cell(cells, 'dN_kJmol'))));
    const results = await evaluated(no3rr, rows, { settings: { U_RHE: 0.1, time: 1 } });
    expect(results.statuses()).toEqual(rows.map(() => 'converged'));
    const inBand = nodes.filter((cells, p) => {
      const log10 = results.lnTof(p, 'NO3-') / Math.LN10;
      const above = log10 >= Number(cell(cells, 'tof_lo'));
      return results.sign(p, 'NO3-') === -1 && above && log10 <= Number(cell(cells, 'tof_hi'));
    });
    expect(inBand.length).toBeGreaterThanOrEqual(251);
  });
});
