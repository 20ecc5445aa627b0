import { expect, it } from 'vitest';
import { explainPoint } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { surfaceRows } from '../../src/ui/details/surfaceRows';
import { evaluated, type Row } from '../identities/evaluated';

const rowsOf = async (id: string, rows: readonly Row[]) => {
  const { evaluation, count } = await evaluated(embeddedStudy(id), rows);
  return surfaceRows(Array.from({ length: count }, (_, p) => explainPoint(evaluation, p)));
};

it('says of every site type what most of it holds, and how much of the type there is', async () => {
  const oxygen = await rowsOf('orr', [{ dG_OH: 0.5 }, { dG_OH: 1.3 }]);
  expect(oxygen).toEqual([
    { label: 'most on * (coverage, of 1)', values: ['O* 1.00', 'free * 1.00'] },
    { label: 'most on *_b (coverage, of 1)', values: [expect.stringMatching(/^OH\*_b /), 'free *_b 1.00'] },
    { label: 'most on *_dl (coverage, of 1)', values: ['free *_dl 1.00', 'free *_dl 1.00'] },
  ]);
  const [steps, terraces] = await rowsOf('co-oxidation-sites', [
    embeddedStudy('co-oxidation-sites').candidates.find(({ name }) => name === 'Pt(211)')!.values,
  ]);
  expect(steps).toEqual({ label: 'most on * (coverage, of 0.05)', values: ['CO* 0.0500'] });
  expect(terraces.label).toBe('most on *_t (coverage, of 0.95)');
});

it('has one row where there is one type', async () => {
  const rows = await rowsOf('her', [{ dG_H: 0.6 }, { dG_H: -0.6 }]);
  expect(rows).toEqual([
    { label: 'most on the surface (coverage)', values: ['free 1.00', expect.stringMatching(/^H\* /)] },
  ]);
});
