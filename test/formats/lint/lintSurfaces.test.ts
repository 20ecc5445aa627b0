import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lintSurfaces, readSurfaces, type ColumnRequest, type TableFinding } from '../../../src/formats';
import { embeddedStudy } from '../../../src/study';
import { random } from '../../helpers/random';

const study = embeddedStudy('no3rr');
type Row = readonly [name: string, eO: number, eN: number];
const ofSource = (source: string): readonly Row[] =>
  study.candidates.flatMap(({ name, values, source: own }): Row[] =>
    own === source ? [[name, values.E_O, values.E_N]] : [],
  );
const sources = [...new Set(study.candidates.map(({ source }) => source!))];
const tables = new Map(sources.map((source) => [source, ofSource(source)]));
const [metals, alloys] = ['metals-rmg', 'alloys-liu2019'].map((id) => tables.get(id) ?? []);
/** Half of the bond energies of O2 and N2 [eV]. */
const [halfO2, halfN2] = [2.56, 4.88];

function text(rows: readonly Row[], header = 'name,E_O (eV),E_N (eV)', digits = 3): string {
  return `${header}\n${rows.map(([name, o, n]) => `${name},${o.toFixed(digits)},${n.toFixed(digits)}`).join('\n')}\n`;
}

function lint(content: string, columns: Readonly<Record<number, ColumnRequest>> = {}): readonly TableFinding[] {
  const table = readSurfaces(content, { descriptors: study.descriptors, columns });
  expect(table.problem).toBeNull();
  expect(table.rows.length + table.refused.length).toBeGreaterThan(4);
  return lintSurfaces(table, study);
}

const checks = (findings: readonly TableFinding[]): readonly string[] =>
  findings.map(({ check, descriptors }) => `${check} ${descriptors.join(' ')}`);
const moved = (rows: readonly Row[], move: (row: Row, i: number) => readonly [number, number]): readonly Row[] =>
  rows.map((row, i): Row => [row[0], ...move(row, i)]);
const unnamed = (rows: readonly Row[]): readonly Row[] => rows.map(([, o, n], i): Row => [`slab ${i}`, o, n]);

describe('a wrongly imported table', () => {
  const eV = 'name,E_O (eV),E_N (eV)';
  it.each<[string, () => readonly TableFinding[], readonly string[]]>([
    [
      'both signs wrong, the sign chosen',
      () =>
        lint(text(moved(metals, ([, o, n]) => [-o, -n])), {
          1: { sign: 'negative-stronger' },
          2: { sign: 'negative-stronger' },
        }),
      ['wrong-sign E_O', 'wrong-sign E_N'],
    ],
    [
      'one sign wrong, the sign detected and turned',
      () => lint(text(moved(alloys, ([, o, n]) => [-o, n]))),
      ['guessed-sign E_O'],
    ],
    [
      'the sign turned by a comment line although it is right',
      () => lint(text(metals, '# energies: eV, more positive = stronger\nname,E_O,E_N')),
      ['wrong-sign E_O', 'wrong-sign E_N'],
    ],
    [
      'kJ/mol under a header of eV',
      () => lint(text(moved(metals, ([, o, n]) => [o * 96.485, n * 96.485]))),
      ['wrong-unit E_O', 'wrong-unit E_N'],
    ],
    [
      'kJ/mol, positive, under a header of eV',
      () =>
        lint(
          text(
            moved(alloys, ([, o, n]) => [-o * 96.485, n]),
            eV,
          ),
          { 1: { sign: 'negative-stronger' } },
        ),
      ['wrong-unit E_O'],
    ],
    [
      'kcal/mol read as eV',
      () => lint(text(moved(alloys, ([, o, n]) => [o * 23.06, n * 23.06]))),
      ['wrong-unit E_O', 'wrong-unit E_N'],
    ],
    [
      'meV read as eV',
      () => lint(text(moved(metals, ([, o, n]) => [o * 1000, n * 1000]))),
      ['wrong-unit E_O', 'wrong-unit E_N'],
    ],
    [
      'kJ/mol without a unit',
      () =>
        lint(
          text(
            moved(metals, ([, o, n]) => [o * 96.485, n * 96.485]),
            'name,E_O,E_N',
          ),
        ),
      ['guessed-unit E_O', 'guessed-unit E_N'],
    ],
    [
      'eV read as kJ/mol',
      () => lint(text(metals, 'name,E_O (kJ/mol),E_N (kJ/mol)')),
      ['wrong-unit E_O', 'wrong-unit E_N'],
    ],
    [
      'E_O relative to ½ O2 throughout',
      () => lint(text(moved(metals, ([, o, n]) => [o + halfO2, n]))),
      ['reference-state E_O'],
    ],
    [
      'E_N relative to ½ N2 throughout',
      () => lint(text(moved(alloys, ([, o, n]) => [o, n + halfN2]))),
      ['reference-state E_N'],
    ],
    [
      'a third of the rows relative to ½ O2',
      () => lint(text(moved(alloys, ([, o, n], i) => [i % 3 === 0 ? o + halfO2 : o, n]))),
      ['mixed-references E_O'],
    ],
    [
      'half of the rows relative to ½ N2, in a block',
      () => lint(text(moved(metals, ([, o, n], i) => [o, i < 10 ? n + halfN2 : n]))),
      ['mixed-references E_N'],
    ],
    ['swapped columns of metals', () => lint(text(moved(metals, ([, o, n]) => [n, o]))), ['swapped-columns E_O E_N']],
    ['swapped columns of alloys', () => lint(text(moved(alloys, ([, o, n]) => [n, o]))), ['swapped-columns E_O E_N']],
    [
      'swapped columns of PtRu surfaces',
      () => lint(text(moved(tables.get('ptru-wang2021')!, ([, o, n]) => [n, o]))),
      ['swapped-columns E_O E_N'],
    ],
    [
      'nameless rows in kJ/mol',
      () => lint(text(unnamed(moved(alloys, ([, o, n]) => [o * 96.485, n * 96.485])))),
      ['wrong-unit E_O', 'wrong-unit E_N'],
    ],
    [
      'nameless rows of mixed references',
      () => lint(text(unnamed(moved(alloys, ([, o, n], i) => [i % 2 === 0 ? o + halfO2 : o, n])))),
      ['mixed-references E_O'],
    ],
  ])('is caught: %s', (_, act, expected) => {
    expect(checks(act())).toEqual(expected);
  });

  it('says what would be better, and by how much', () => {
    const [finding] = lint(text(moved(metals, ([, o, n]) => [o * 96.485, n])));
    expect(finding.message).toBe('E_O is read in eV, but agrees with the metals that the study knows in kJ/mol.');
    expect(finding.errors_eV.asRead).toBeGreaterThan(100);
    expect(finding.errors_eV.suggested).toBeLessThan(0.5);
  });
});

describe('a clean table', () => {
  it.each(sources)('of %s raises no alarm, with and without names, as it is and in kJ/mol', (source) => {
    const rows = tables.get(source)!;
    expect(lint(text(rows))).toEqual([]);
    expect(lint(text(rows, 'name,E_O,E_N'))).toEqual([]);
    expect(lint(text(unnamed(rows)))).toEqual([]);
    const kJ = moved(rows, ([, o, n]) => [-96.485 * o, -96.485 * n]);
    expect(lint(text(kJ, '# energies: kJ/mol, more positive = stronger\nname,E_O,E_N'))).toEqual([]);
  });

  it('raises none in any draw of 5 to 30 rows, with errors of 0.2 eV', () => {
    const uniform = random(8);
    const all = [...tables.values()].flat();
    for (let draw = 0; draw < 300; draw++) {
      const count = 5 + Math.floor(26 * uniform());
      const rows = Array.from({ length: count }, () => all[Math.floor(uniform() * all.length)]);
      const noise = (): number => 0.2 * (uniform() + uniform() + uniform() + uniform() - 2) * 1.73;
      const noisy = moved(rows, ([, o, n]) => [o + noise(), n + noise()]);
      expect(checks(lint(text(noisy))), `draw ${draw}`).toEqual([]);
      expect(checks(lint(text(unnamed(noisy)))), `draw ${draw}, nameless`).toEqual([]);
    }
  });

  it('of nameless rows raises none when its differences are spread widely and evenly', () => {
    const rows = Array.from({ length: 40 }, (_, i): Row => [`slab ${i}`, -5 + (i % 7) * 0.1, -7.5 + (i * 5) / 39]);
    expect(lint(text(rows))).toEqual([]);
  });

  const facets = new URL('../../../../shared/data/bimetallic/bimetallic-no3rr.csv', import.meta.url);
  it.skipIf(!existsSync(facets))('of 64,507 facets of other metals raises none', () => {
    const [header, ...lines] = readFileSync(facets, 'utf8').trim().split('\n');
    const clean = lines.filter((line) => line.endsWith(',0'));
    expect(clean).toHaveLength(64_507);
    expect(lint([header, ...clean].join('\n'))).toEqual([]);
    const withoutNames = clean.map((line, i) => `x${i},${line.split(',').slice(3, 5).join(',')}`);
    expect(lint(['name,E_O,E_N', ...withoutNames].join('\n'))).toEqual([]);
  });
});
