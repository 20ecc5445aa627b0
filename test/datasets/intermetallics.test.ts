import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitScaling, groupFits, type ScalingData } from '../../src/energetics';
import { lintSurfaces, parseCsv, readSurfaces, writeSurfaces } from '../../src/formats';
import { embeddedStudy } from '../../src/study';
import { decimals, exactLeastSquares } from '../helpers/exactLeastSquares';
import { expectClose } from '../helpers/expectClose';

/** 219 (100) surfaces of L1_2 and B2 intermetallics, Gao et al., Nat. Commun. 13, 2338 (2022), doi 10.1038/s41467-022-29926-w. */
const file = new URL('../../../shared/data/no3rr-gao2022/intermetallics-dft.csv', import.meta.url);
const there = existsSync(file);

describe.skipIf(!there)('219 intermetallics', () => {
  const table = there ? parseCsv(readFileSync(file, 'utf8'), 'intermetallics-dft.csv') : { header: [], rows: [], lines: [] };
  const at = (name: string): number => table.header.indexOf(name);
  const sound = table.rows.filter((row) => row[at('plausible')] === '1');
  const column = (name: string): Float64Array => Float64Array.from(sound, (row) => Number(row[at(name)]));
  const data: ScalingData = {
    x: [{ name: 'dE_N', values: column('dE_N_eV') }],
    y: { name: 'dE_NO3', values: column('dE_NO3_eV') },
    labels: sound.map((row) => row[at('formula')]),
  };

  it('scale: the fit is that of whole numbers, and robust fits agree with it', () => {
    expect(table.rows).toHaveLength(219);
    const texts = (name: string): string[] => sound.map((row) => row[at(name)]);
    const exact = exactLeastSquares([decimals(sound.map(() => '1')), decimals(texts('dE_N_eV'))], decimals(texts('dE_NO3_eV')));
    const fit = fitScaling(data);
    fit.coefficients.forEach(({ value, deviation }, j) => {
      expectClose(value, exact.coefficients[j], { rel: 1e-13 });
      expectClose(deviation, exact.deviations[j], { rel: 1e-11 });
    });
    expectClose(fit.rSquared, exact.rSquared, { rel: 1e-12 });
    for (const method of ['huber', 'theil-sen'] as const) {
      const robust = fitScaling(data, { method }).coefficients[1].value;
      expectClose(robust, fit.coefficients[1].value, { abs: 4 * fit.coefficients[1].deviation });
    }
  });

  it('are fitted by lattice', () => {
    const lattices = sound.map((row) => row[at('lattice')]);
    const pooled = fitScaling(data);
    const { fits, refused } = groupFits(data, lattices, {}, pooled);
    expect([...fits.keys()].sort()).toEqual(['bcc', 'fcc']);
    expect(refused.size).toBe(0);
    for (const [group, fit] of fits) expect(fit.points).toHaveLength(lattices.filter((one) => one === group).length);
  });

  it('are read as candidates on ΔE_NO3 and ΔE_N, doubles bit for bit, without a false alarm', () => {
    const own = embeddedStudy('no3rr');
    const [, nitrogen] = own.descriptors;
    const nitrate = { ...nitrogen, name: 'E_NO3', label: 'ΔE_NO3', reference: 'NO3 in solution', range: [-6, 1] as [number, number] };
    const descriptors = [nitrate, { ...nitrogen, range: [-8, 0] as [number, number] }];
    const text = [table.header, ...sound].map((cells) => cells.join(',')).join('\n');
    const read = readSurfaces(text, { descriptors });
    expect(read.problem).toBeNull();
    expect(read.rows).toHaveLength(sound.length);
    expect(read.columns.filter(({ energy }) => energy !== null).map(({ header, energy }) => [header, energy!.unit.value, energy!.sign.value])).toEqual([
      ['dE_NO3_eV', 'eV', 'negative-stronger'],
      ['dE_N_eV', 'eV', 'negative-stronger'],
    ]);
    const again = readSurfaces(writeSurfaces(read.rows), { descriptors });
    expect(again.rows.map(({ values }) => values)).toEqual(read.rows.map(({ values }) => values));
    expect(lintSurfaces(read, { ...own, descriptors, candidates: [] })).toEqual([]);
  });
});
