import { readdirSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { hasReference, readReferenceRows, readSurfaceSet } from './readDataset';

const sets = [
  { id: 'ptru-wang2021', count: 12, energies: ['E_O', 'E_N'], reference: 'markers-wang2021.csv' },
  { id: 'alloys-liu2019', count: 30, energies: ['E_O', 'E_N'], reference: 'liu2019-alloy-markers.csv' },
  { id: 'metals-rmg', count: 20, energies: ['E_H', 'E_C', 'E_N', 'E_O'], reference: 'rmg-binding.csv' },
];

/** Name of an alloy with its majority element first, from the key of the source. */
function majorityFirst(material: string): string {
  const minorityFirst = /^([A-Z][a-z]?)([A-Z][a-z]?)3$/.exec(material);
  return minorityFirst === null ? material : `${minorityFirst[2]}3${minorityFirst[1]}`;
}

describe('surface sets', () => {
  it('are all tested here', () => {
    const folders = readdirSync(new URL('../../datasets/', import.meta.url), { recursive: true, encoding: 'utf8' });
    const files = folders.filter((file) => /[\\/].*\.json$/.test(file)).sort();
    const others = [
      'dband-metals/dband.json',
      'co-oxidation-falsig/energies.json',
      'co-oxidation-jiang2009/energies.json',
      'formation-obigt/formation.json',
      'her-norskov2005/metals.json',
      'molecules-g2/molecules.json',
      'nasa7-cantera/nasa7.json',
      'no3rr-liu2019/parameters.json',
      'orr-hansen2014/energies.json',
      'shomate-nist/shomate.json',
      'waters-chemsci2025/waters.json',
    ];
    expect(files).toEqual([...sets.map(({ id }) => `${id}/surfaces.json`), ...others].sort());
  });

  it.each(sets)('$id parses, is named as its folder and holds $count surfaces', ({ id, count, energies }) => {
    const set = readSurfaceSet(id);
    expect(set.id).toBe(id);
    expect(set.surfaces).toHaveLength(count);
    for (const { values } of set.surfaces) expect(Object.keys(values)).toEqual(energies);
  });

  it.each(sets)('$id has every energy below zero: negative = stronger, atoms as reference', ({ id }) => {
    const energies = readSurfaceSet(id).surfaces.flatMap(({ values }) => Object.values(values));
    expect(Math.max(...energies)).toBeLessThan(-1.5);
    expect(Math.min(...energies)).toBeGreaterThan(-8);
  });

  it('names alloys by the majority element and the facet', () => {
    const names = readSurfaceSet('alloys-liu2019').surfaces.map(({ name }) => name);
    expect(names).toContain('Pt3Ru(211)');
    expect(names).toContain('Rh3Pt(211)');
    expect(names).toContain('Fe3Cu(310)');
    expect(readSurfaceSet('alloys-liu2019').surfaces.find(({ name }) => name === 'Pt3Ru(211)')?.material).toBe('RuPt3');
  });

  it('states no functional for metals-rmg, whose source states none', () => {
    expect(readSurfaceSet('metals-rmg').functional).toBe('not stated in RMG-database');
  });

  it.skipIf(!hasReference).each(sets)('$id equals $reference', ({ id, energies, reference }) => {
    const rows = readReferenceRows(reference);
    const { surfaces } = readSurfaceSet(id);
    expect(surfaces.map(({ values }) => energies.map((key) => values[key]))).toEqual(
      rows.map((row) => energies.map((key) => Number(row[`${key}_eV`]))),
    );
  });

  it.skipIf(!hasReference)('alloys-liu2019 and metals-rmg carry the materials and facets of the reference', () => {
    const alloys = readReferenceRows('liu2019-alloy-markers.csv').map(({ material, hkl }) => ({
      name: `${majorityFirst(material)}(${hkl})`,
      material,
      facet: hkl,
    }));
    const metals = readReferenceRows('rmg-binding.csv').map(({ metal, facet }) => ({
      name: `${metal}(${facet})`,
      material: metal,
      facet,
    }));
    const kept = (id: string) =>
      readSurfaceSet(id).surfaces.map(({ name, material, facet }) => ({ name, material, facet }));
    expect(kept('alloys-liu2019')).toEqual(alloys);
    expect(kept('metals-rmg')).toEqual(metals);
  });

  it.skipIf(!hasReference)('ptru-wang2021 carries the labels, TOF bands and purities of the reference', () => {
    const rows = readReferenceRows('markers-wang2021.csv');
    const { surfaces } = readSurfaceSet('ptru-wang2021');
    expect(surfaces.map(({ name }) => name)).toEqual(rows.map(({ label }) => label));
    expect(surfaces.map(({ publishedLog10Tof }) => publishedLog10Tof)).toEqual(
      rows.map(({ log10TOF_NO3_lo: low, log10TOF_NO3_hi: high }) => (low === '' ? null : [Number(low), Number(high)])),
    );
    surfaces.forEach(({ facet, note }, i) => {
      expect(facet).toBe('211');
      expect(note).toContain(rows[i].row_key);
      if (rows[i].log10TOF_NO3_lo !== '') {
        expect(note).toContain(`purity ${Number(rows[i].band_purity).toFixed(2)}`);
      }
    });
  });
});
