import { describe, expect, it } from 'vitest';
import { changedDBand, mixedDBand, scalingValue } from '../../../src/energetics';
import { alloyCount, alloyGrid, alloyModel, type AlloyGrid } from '../../../src/screening';
import { embeddedStudy, parseStudy } from '../../../src/study';
import { minimalStudy } from '../../helpers/minimalStudy';
import { expectClose } from '../../helpers/expectClose';

const study = embeddedStudy('no3rr');
const model = alloyModel(study, 'ruban1997');
const grid: AlloyGrid = {
  elements: ['Pt', 'Ru', 'Cu'],
  parts: 3,
  steps: 4,
  strains: [-0.02, 0],
  facets: ['111', '211'],
};

describe('alloyModel', () => {
  it("fits the study's pure metals, and the lower the d band the weaker the bond", () => {
    for (const fit of model.fits.values()) {
      expect(fit.count).toBeGreaterThanOrEqual(20);
      expect(fit.rSquared).toBeGreaterThan(0.75);
      expect(fit.coefficients[1].interval[1]).toBeLessThan(0);
    }
  });

  it('refuses a study without pure metals', () => {
    expect(() => alloyModel(parseStudy(minimalStudy(), 'minimal'), 'bulk')).toThrow(
      'candidates: got 1, expected at least 5',
    );
  });
});

describe('alloyGrid', () => {
  const alloys = [...alloyGrid(model, grid)];

  it('makes every composition once, on every facet and strain', () => {
    expect(alloys).toHaveLength(alloyCount(grid));
    expect(alloys).toHaveLength((3 + 3 * 3 + 3) * 2 * 2);
    expect(new Set(alloys.map(({ name }) => name)).size).toBe(alloys.length);
    expect(alloys.map(({ name }) => name)).toContain('Pt0.5Ru0.25Cu0.25(211) -2 %');
  });

  it('gives the energies of the fits at the interpolated bands', () => {
    const one = alloys.find(({ name }) => name === 'Pt0.75Ru0.25(211) -2 %')!;
    const band = changedDBand(
      mixedDBand([[0.75, model.bands.get('Pt')!], [0.25, model.bands.get('Ru')!]]), // prettier-ignore
      { strain: -0.02, neighbours: 7 },
    );
    expectClose(one.eps_d, band.center_eV, { rel: 1e-14 });
    [...model.fits.values()].forEach((fit, d) => {
      expectClose(one.energies[d], scalingValue(fit, [band.center_eV, band.coupling]).value, { rel: 1e-12 });
    });
  });

  it.each<[Partial<AlloyGrid>, string]>([
    [{ elements: ['Pt', 'Xx'] }, 'element: got "Xx"'],
    [{ elements: ['Pt', 'Pt'] }, 'element: got "Pt", expected each element once'],
    [{ facets: ['310'] }, 'facet: got "310"'],
    [{ parts: 4 }, 'parts: got 4'],
    [{ steps: 0 }, 'steps: got 0'],
    [{ strains: [0.5] }, 'strain: got 0.5'],
    [{ steps: 1000, strains: Array.from({ length: 2000 }, (_, i) => i / 1e5) }, 'expected at most 5000000'],
  ])('refuses %o', (change, message) => {
    expect(() => [...alloyGrid(model, { ...grid, ...change })]).toThrow(message);
  });
});
