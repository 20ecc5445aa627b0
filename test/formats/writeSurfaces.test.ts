import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv, toCandidates, writeSurfaces } from '../../src/formats';
import { parseStudy, type Candidate } from '../../src/study';
import { read, study } from './surfaceText';

const alone = { ...study, candidates: [] };

/** Anything but control characters and marks that turn the direction of text, which reading removes. */
const words = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 60 })
  .map((s) => s.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''))
  .filter((s) => s.trim() !== '' && s.length <= 200);
const energy = fc.double({ min: -50, max: 50, noNaN: true }).map((e) => e + 0);
const remark = fc.option(words, { nil: undefined });
const candidate = fc
  .record({ name: words, E_O: energy, E_N: energy, group: remark, functional: remark, note: remark })
  .map(({ name, E_O, E_N, ...rest }): Candidate => ({
    name,
    values: { E_O, E_N },
    ...(Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== undefined)) as Partial<Candidate>),
  }));
const candidates = fc.uniqueArray(candidate, { selector: ({ name }) => name, minLength: 1, maxLength: 8 });

describe('writeSurfaces', () => {
  it('is read back the same', () => {
    fc.assert(
      fc.property(candidates, (list) => {
        const table = read(writeSurfaces(list));
        expect([table.refused, table.flagged]).toEqual([[], []]);
        expect(toCandidates(table, alone)).toEqual(list);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('also the study’s own surfaces with their sources', () => {
    const text = writeSurfaces(study.candidates);
    expect(study.candidates.length).toBeGreaterThan(50);
    expect(toCandidates(read(text), alone)).toEqual(study.candidates);
  });

  it('keeps values that are all positive, or all small', () => {
    const list = [{ name: 'a', values: { E_O: 3, E_N: 0.001 } }];
    expect(toCandidates(read(writeSurfaces(list)), alone)).toEqual(list);
  });

  it.each([' Pt', 'Pt ', '#1', '"Pt"', 'a,b', 'a;b', '\ufeffPt', '-'])('keeps the name %j', (name) => {
    const list = [{ name, values: { E_O: -4, E_N: -5 } }];
    expect(toCandidates(read(writeSurfaces(list)), alone)).toEqual(list);
  });

  it('does not alter names that look like formulas', () => {
    expect(writeSurfaces([{ name: '=cmd()', values: { E_O: -4, E_N: -5 } }])).toBe(
      '# energies: eV, more negative = stronger\nname,E_O,E_N\n=cmd(),-4,-5\n',
    );
  });

  it('is what `sabatier points` reads', () => {
    const table = parseCsv(writeSurfaces(study.candidates.slice(0, 2)), 'a.csv');
    expect(table.header.slice(0, 3)).toEqual(['name', 'E_O', 'E_N']);
    expect(table.rows).toHaveLength(2);
  });
});

describe('toCandidates', () => {
  it('gives candidates that the study takes beside its own', () => {
    const table = read('name,source,E_O,E_N,note\nPt,mine,-4,-5,slab\nPt,,-4.1,-5.1,\nRh,,-5,-6,\nPt,mine,-4,-5,\n');
    const added = toCandidates(table, { ...study, candidates: [{ name: 'Rh', values: { E_O: -5, E_N: -5 } }] });
    expect(added).toEqual([
      { name: 'Pt', values: { E_O: -4, E_N: -5 }, note: 'slab · Source: mine' },
      { name: 'Pt #2', values: { E_O: -4.1, E_N: -5.1 } },
      { name: 'Rh #2', values: { E_O: -5, E_N: -6 } },
      { name: 'Pt #3', values: { E_O: -4, E_N: -5 }, note: 'Source: mine' },
    ]);
    expect(() => parseStudy({ ...study, candidates: [...study.candidates, ...added.slice(0, 2)] }, 'x')).not.toThrow();
  });

  it('numbers very many equal names in no time', () => {
    const table = read(`name,E_O,E_N\n${'Pt,-4,-5\n'.repeat(50_000)}`);
    const begin = performance.now();
    const names = toCandidates(table, alone).map(({ name }) => name);
    expect(performance.now() - begin).toBeLessThan(20_000);
    expect(names.at(-1)).toBe('Pt #50000');
    expect(new Set(names).size).toBe(50_000);
  });

  it('refuses a table whose columns are not settled', () => {
    expect(() => toCandidates(read('Pt,-4,-5\n'), study)).toThrow('expected a column for each descriptor');
  });
});
