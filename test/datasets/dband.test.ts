import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dbandMetals } from '../../src/study';
import { parseDBandSet } from '../../src/study/dbandSet';
import { readJson } from './readDataset';

const reference = new URL('../../../shared/data/dband/dband-metals.csv', import.meta.url);

describe('dbandMetals', () => {
  it('holds 30 metals, with the centres that the literature quotes most', () => {
    const { metals } = dbandMetals();
    expect(metals).toHaveLength(30);
    const centre = (element: string): number | undefined =>
      metals.find((metal) => metal.element === element)!.center.ruban1997;
    // Ruban et al. 1997, table 1, as every review prints it.
    expect(['Cu', 'Ag', 'Au', 'Ni', 'Pd', 'Pt'].map(centre)).toEqual([-2.67, -4.3, -3.56, -1.29, -1.83, -2.25]);
  });

  it('has couplings relative to copper, and fillings by the column of the periodic table', () => {
    const { metals } = dbandMetals();
    expect(metals.find(({ element }) => element === 'Cu')).toMatchObject({ Vad2: 1, filling: 1 });
    const groups = [['Sc', 'Y'], ['Ti', 'Zr', 'Hf'], ['Fe', 'Ru', 'Os'], ['Cu', 'Ag', 'Au']];
    for (const group of groups) {
      const fillings = group.map((element) => metals.find((metal) => metal.element === element)!.filling);
      expect(new Set(fillings).size).toBe(1);
    }
  });

  it.skipIf(!existsSync(reference))('agrees with the table that it was read from, cell by cell', () => {
    const [header, ...lines] = readFileSync(reference, 'utf8').trim().split('\n').filter((line) => !line.startsWith('#'));
    const titles = header.split(',');
    const { metals } = dbandMetals();
    expect(lines).toHaveLength(metals.length);
    lines.forEach((line, i) => {
      const cells = new Map(line.split(',').map((cell, k) => [titles[k], cell]));
      const number = (title: string): number | undefined => (cells.get(title) === '' ? undefined : Number(cells.get(title)));
      const metal = metals[i];
      expect(metal.element).toBe(cells.get('element'));
      const read: Readonly<Record<string, number | undefined>> = {
        eps_d_ruban1997_eV: metal.center.ruban1997,
        eps_d_vojvodic2014_eV: metal.center.vojvodic2014,
        eps_d_qe_pbe_surface_eV: metal.center.qePbeSurface,
        width_qe_pbe_surface_eV: metal.surfaceWidth,
        upper_edge_qe_pbe_surface_eV: metal.upperEdge,
        eps_d_bulk_tinnet_eV: metal.center.bulk,
        full_width_bulk_tinnet_eV: metal.bulkFullWidth,
        r_d_tinnet_A: metal.dRadius,
        Vad2_rel_Cu: metal.Vad2,
        d_filling: metal.filling,
        wigner_seitz_s_bohr: metal.wignerSeitz,
        anderson_band_width_mRy: metal.andersonWidth,
        E_C_pbe_eV: metal.adsorption?.E_C,
        E_O_pbe_eV: metal.adsorption?.E_O,
        E_CO_pbe_eV: metal.adsorption?.E_CO,
      };
      for (const title of titles.slice(1)) expect(read[title], `${metal.element} ${title}`).toBe(number(title));
    });
  });
});

describe('parseDBandSet refuses', () => {
  const good = readJson('dband-metals/dband.json') as { metals: Record<string, unknown>[] };

  it.each([
    [{ element: 'Sc' }, 'metals[1].element: got "Sc", expected an element not used before'],
    [{ Vad2: -1 }, 'metals[1].Vad2: got -1, expected a number > 0'],
    [{ element: 'titanium' }, 'metals[1].element: got "titanium", expected an element'],
    [{ centre: {} }, 'metals[1].centre'],
  ])('%j', (change, message) => {
    const metals = good.metals.map((entry, i) => (i === 1 ? { ...entry, ...change } : entry));
    expect(() => parseDBandSet({ ...good, metals }, 'f.json')).toThrow(`invalid ${message}`);
  });
});
