import { describe, expect, it } from 'vitest';
import { previewSurfaces } from '../../src/formats';
import { read, taken } from './surfaceText';

describe('bad rows', () => {
  const text = [
    '# made by hand',
    'name,E_O,E_N',
    'Pt,-4,-5',
    'Rh,,-5',
    'Ru,abc,-5',
    'Os,-4,inf',
    'Ir,-4,1e999',
    'Pd,-400,-5',
    'Au,-4',
    'Ag,-4,-5,-6',
    '"Cu\nfoil",-4,x',
    ',-4,-5',
    'Pt,-4.1,-5.1',
    '"Zn,-4,-5',
    'Ni,"-4,1",-5',
    'Co,n/a,—',
    'Fe,-6,-6',
  ].join('\n');
  const table = read(text);

  it('are named with line and reason, and the good ones stay', () => {
    expect(table.refused.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '4: E_O: missing value.',
      "5: E_O: not a number: 'abc'.",
      '6: E_N: infinite value.',
      '7: E_N: infinite value.',
      '8: E_O: far outside, -400 eV is beyond 50 eV.',
      '9: wrong number of cells: 2, expected 3.',
      '10: wrong number of cells: 4, expected 3.',
      "11: E_N: not a number: 'x'.",
      '13: missing name.',
      '15: text follows a closing quote.',
      "16: E_O: a decimal comma where the table has decimal points: '-4,1'.",
      '17: E_O: missing value; E_N: missing value.',
    ]);
    expect(taken(table)).toEqual([
      ['Pt', -4, -5],
      ['Pt', -4.1, -5.1],
      ['Fe', -6, -6],
    ]);
    expect(table.flagged).toEqual([{ line: 14, name: 'Pt', reason: 'duplicate name, the same as line 3.' }]);
    expect(table.rows.map(({ line }) => line)).toEqual([3, 14, 18]);
    expect(table.rows.length + table.refused.length).toBe(15);
  });

  it('stand in the preview in their places, beside the text', () => {
    const preview = previewSurfaces(table, 100);
    expect(preview.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18]);
    expect(preview[1]).toEqual({ line: 4, cells: ['Rh', '', '-5'], taken: null, remark: 'E_O: missing value.' });
    expect(preview[10]).toEqual({
      line: 14,
      cells: ['Pt', '-4.1', '-5.1'],
      taken: { name: 'Pt', values: { E_O: -4.1, E_N: -5.1 }, uncertainties: {} },
      remark: 'duplicate name, the same as line 3.',
    });
    expect(previewSurfaces(table, 2)).toEqual(preview.slice(0, 2));
    expect(previewSurfaces(table, 0)).toEqual([]);
  });

  it('are shown in the preview also while the columns are not settled', () => {
    const preview = previewSurfaces(read('Pt,-4,-5\n'), 5);
    expect(preview).toMatchObject([{ line: 1, cells: ['Pt', '-4', '-5'], taken: null }]);
  });
});

describe('names', () => {
  const one = (name: string): ReturnType<typeof read> => read(`name,E_O,E_N\n"${name}",-4,-5\n`);

  it.each(['<img src=x onerror=alert(1)>', '=cmd()', '+1', '@a', '-2+3', '__proto__', ' Pt ', '#1', 'Pt₃Ni–β 铂'])(
    '%j comes through as it is',
    (name) => {
      const table = one(name);
      expect(table.rows.map((row) => row.name)).toEqual([name]);
      expect(table.flagged).toEqual([]);
    },
  );

  it('lose control characters, with a flag', () => {
    const table = one('Pt\u0007\u202e\n(211)');
    expect(table.rows[0].name).toBe('Pt (211)');
    expect(table.flagged).toEqual([
      { line: 2, name: 'Pt (211)', reason: 'control characters were removed from the name.' },
    ]);
  });

  it('are cut at 200 characters, with a flag, and not through a character', () => {
    const table = one(`${'x'.repeat(199)}😀y`);
    expect(table.rows[0].name).toBe('x'.repeat(199));
    expect(table.flagged[0].reason).toBe('the name was cut from 202 to 200 characters.');
  });

  it('that only differ in their source are no duplicates', () => {
    const table = read('name,source,E_O,E_N\nPt,a,-4,-5\nPt,b,-4,-5\nPt,a,-4,-5\n');
    expect(table.flagged).toEqual([{ line: 4, name: 'Pt', reason: 'duplicate name, the same as line 2.' }]);
  });

  it('do not say a facet twice', () => {
    const table = read('name,facet,E_O,E_N\nPt(211),211,-4,-5\nPt,,-4,-5\nPt,[111],-4,-5\n');
    expect(table.rows.map(({ name }) => name)).toEqual(['Pt(211)', 'Pt', 'Pt(111)']);
  });
});

describe('text that is no table is refused in one line', () => {
  it.each([
    ['', 'invalid table: got "no rows", expected a header and rows (a.csv)'],
    ['# only\n\n', 'invalid table: got "no rows", expected a header and rows (a.csv)'],
    ['PK\u0003\u0004\u0014\u0000', 'this looks like an Excel workbook (xlsx) or a zip archive, save the sheet as CSV'],
    ['%PDF-1.7\n', 'this looks like a PDF'],
    ['\ufffd\ufffdn\u0000a\u0000', 'this looks like UTF-16, save it as UTF-8'],
    ['name,E_O\nPt,\u0000', 'this looks like binary data'],
    ['\ufffd\ufffd\u0011\ufffd abc', 'this looks like binary data'],
    ['<!DOCTYPE html><table>', 'this looks like HTML or XML'],
    ['{ "sabatier": 1 }', 'JSON of a study'],
    [
      'name,"E_O,E_N\nPt,-4,-5\n',
      'invalid header: got "a quote is opened and never closed", expected sound quotes (a.csv, line 1)',
    ],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('above 50 MB', () => {
    const text = 'x'.repeat(50_000_001);
    expect(() => read(text)).toThrow('invalid table: got "50.0 MB", expected at most 50 MB of text (a.csv)');
  });

  it('above a million rows', () => {
    expect(() => read(`name,E_O,E_N\n${'a,1,1\n'.repeat(1_000_001)}`)).toThrow(
      'invalid table: got "more than 1000000 rows", expected at most 1000000 (a.csv)',
    );
  });
});

/** Quadratic steps over 100,000 rows take minutes; a busy machine takes a few seconds without them. */
const muchTooLong_ms = 20_000;

describe('large tables', () => {
  const rows = 100_000;
  const names = Array.from({ length: rows }, (_, i) => i);
  it.each<[string, (i: number) => string, number]>([
    ['plain rows', (i) => `Pt${i},-4.${i},-5.${i}`, rows],
    ['one name', () => 'Pt,-4,-5', rows],
    ['quoted names', (i) => `"Pt, ""${i}""",-4,-5`, rows],
    ['a lone quote on every line', (i) => `"Pt${i},-4,-5`, 0],
    ['a quote that never closes, then quoted cells', (i) => (i === 0 ? '"a,-4,-5' : `Pt${i},-4,""`), 0],
    ['bad numbers', (i) => `Pt${i},x,-5`, 0],
  ])('of 100,000 rows: %s', (_, row, good) => {
    const body = names.map(row);
    const time = (count: number): number => {
      const text = `name,E_O,E_N\n${body.slice(0, count).join('\n')}\n`;
      const begin = performance.now();
      const table = read(text);
      const spent = performance.now() - begin;
      expect(table.rows.length + table.refused.length).toBe(count);
      if (count === rows) expect(table.rows).toHaveLength(good);
      return spent;
    };
    time(rows / 10);
    expect(time(rows)).toBeLessThan(muchTooLong_ms);
  });
});
