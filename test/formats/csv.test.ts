import { describe, expect, it } from 'vitest';
import { csvLine, parseCsv, type BadRow } from '../../src/formats';

describe('parseCsv', () => {
  it('reads cells, quotes, comments, blank lines, a byte order mark and Windows line ends', () => {
    const table = parseCsv(
      '\ufeff# made by hand\r\nname,E_O\r\n\r\n"Pt, stepped",-4.2\r\n# left out\r\nRh , -5 \r\n',
      'a.csv',
    );
    expect(table.header).toEqual(['name', 'E_O']);
    expect(table.rows).toEqual([
      ['Pt, stepped', '-4.2'],
      ['Rh', '-5'],
    ]);
    expect(table.lines).toEqual([4, 6]);
  });

  it('drops what spreadsheets leave at the right edge, and names the numbers of rows', () => {
    const table = parseCsv(',name,E_O,,\n0,Pt,-4,,\n1,Cu,,\n2,Au,-2\n', 'a.csv');
    expect(table.header).toEqual(['index', 'name', 'E_O']);
    expect(table.rows).toEqual([['0', 'Pt', '-4'], ['1', 'Cu', ''], ['2', 'Au', '-2']]); // prettier-ignore
    expect(() => parseCsv('name,E_O,,\n0,-4,,1\n', 'a.csv')).toThrow('expected a name (a.csv, line 1, column 3)');
  });

  it('leaves out rows that cannot be read where it is told how to say so', () => {
    const bad: BadRow[] = [];
    const table = parseCsv('a,b\n1\n1,2\n1,2,3\n', 'a.csv', (row) => bad.push(row));
    expect([table.rows, table.lines]).toEqual([[['1', '2']], [3]]);
    expect(bad).toEqual([
      { line: 2, got: '1 cells', expected: '2 cells' },
      { line: 4, got: '3 cells', expected: '2 cells' },
    ]);
  });

  it('reads tabs', () => {
    expect(parseCsv('a\tb\n1\t2\n', 'a.tsv').rows).toEqual([['1', '2']]);
  });

  it.each([
    ['', 'invalid table: got "no lines", expected a header and rows (a.csv)'],
    ['# only\n', 'invalid table: got "no lines", expected a header and rows (a.csv)'],
    ['a,\n1,2\n', 'invalid column: got "", expected a name (a.csv, line 1, column 2)'],
    ['a,b,a\n', 'invalid column: got "a", expected a name not used before (a.csv, line 1, column 3)'],
    ['a,b\n1,2\n1,2,3\n', 'invalid row: got "3 cells", expected 2 cells (a.csv, line 3)'],
    ['a\0b', 'invalid table: got "a binary file", expected CSV text (a.csv)'],
  ])('refuses %j', (text, message) => {
    expect(() => parseCsv(text, 'a.csv')).toThrow(message);
  });
});

describe('csvLine', () => {
  it('writes numbers that read back the same and quotes what needs it', () => {
    const numbers = [0.1, 1 / 3, 1e-300, 5e-324, -123456789.123, NaN, -Infinity];
    const cells = csvLine(numbers).trimEnd().split(',').map(Number);
    expect(cells).toEqual(numbers);
    expect(csvLine(['a,b', 'say "x"', '', -0])).toBe('"a,b","say ""x""",,0\n');
  });
});
