import { describe, expect, it } from 'vitest';
import { readSurfaces, toCandidates, writeSurfaces } from '../../src/formats';
import { embeddedStudy, parseStudy } from '../../src/study';

const study = embeddedStudy('no3rr');
const read = (text: string, columns = {}) => readSurfaces(text, { descriptors: study.descriptors, columns });

describe('uncertainties of surfaces', () => {
  it.each(['E_O_sd', 'sigma(E_O)', '± ΔE_O', 'dE_O error', 'std E_O', 'E_O uncertainty (eV)'])(
    'are read from a column named %s',
    (header) => {
      const { columns, rows, problem } = read(`name,E_O,E_N,${header}\nMine,-4.5,-5,0.1\n`);
      expect(problem).toBeNull();
      expect(columns[3]).toMatchObject({ role: { value: 'uncertainty' }, uncertaintyOf: 'E_O', descriptor: null });
      expect(rows[0].uncertainties).toEqual({ E_O: 0.1 });
      expect(rows[0].values).toEqual({ E_O: -4.5, E_N: -5 });
    },
  );

  it('are in the unit of their header, else in that of the energies, and have no sign to turn', () => {
    const [row] = read('name,E_O (kJ/mol),E_N (meV),E_O_sd,E_N_sd (eV)\nMine,434,5000,9.6485,0.2\n').rows;
    expect(row.values.E_O).toBeCloseTo(-434 / 96.485, 3);
    expect(row.uncertainties?.E_O).toBeCloseTo(0.1, 5);
    expect(row.uncertainties?.E_N).toBe(0.2);
  });

  it('may be missing; one that is no deviation is named and left out, the surface stays', () => {
    const { rows, refused, flagged } = read('name,E_O,E_N,E_O_sd\nA,-4,-5,\nB,-4,-5,-0.1\nC,-4,-5,much\n');
    expect(refused).toEqual([]);
    expect(rows.map(({ uncertainties }) => uncertainties)).toEqual([undefined, undefined, undefined]);
    expect(flagged.map(({ reason }) => reason)).toEqual([
      "the uncertainty of E_O is not read: '-0.1'.",
      "the uncertainty of E_O is not read: 'much'.",
    ]);
  });

  it('can be chosen for a column, and an energy is never taken for one', () => {
    const text = 'name,E_O,E_N,x\nA,-4,-5,0.3\n';
    expect(read(text).rows[0].uncertainties).toBeUndefined();
    expect(read(text, { 3: { uncertaintyOf: 'E_N' } }).rows[0].uncertainties).toEqual({ E_N: 0.3 });
    expect(() => read(text, { 3: { uncertaintyOf: 'E_X' } })).toThrow(/^invalid descriptor: got "E_X"/);
    expect(read('name,E_O error,E_N\nA,0.1,-5\n').problem).toMatch(/^No column gives E_O/);
  });

  it('are written and read back the same, and belong to the study', () => {
    const candidates = toCandidates(read('name,E_O,E_N,E_N_sd\nA,-4.25,-5,0.125\nB,-4,-5,\n'), study);
    expect(candidates).toEqual([
      { name: 'A', values: { E_O: -4.25, E_N: -5 }, uncertainties: { E_N: 0.125 } },
      { name: 'B', values: { E_O: -4, E_N: -5 } },
    ]);
    expect(toCandidates(read(writeSurfaces(candidates)), study)).toEqual(candidates);
    expect(parseStudy({ ...study, candidates }, 'x').candidates).toEqual(candidates);
    const negative = [{ ...candidates[0], uncertainties: { E_N: -1 } }];
    expect(() => parseStudy({ ...study, candidates: negative }, 'x')).toThrow(
      /candidates\[0\]\.uncertainties\.E_N: got -1, expected a standard deviation, at least 0/,
    );
  });
});
