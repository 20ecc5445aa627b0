import { describe, expect, it } from 'vitest';
import { largeTable, parquetTable, parseCsv, writeParquet } from '../../src/formats';

const all = (text: string): readonly (readonly string[])[] => {
  const table = largeTable(text, 'file');
  return Array.from({ length: table.count }, (_, row) => table.names.map((_, column) => table.text(row, column)));
};

describe('largeTable', () => {
  it.each([
    'name,E_O\nPt,-4\nCu,-3.5\n',
    '# note\n\nname,E_O\r\n"Pt, (111)",-4\r\nCu,-3.5',
    '\ufeffname;E_O\nPt;-4\n',
    'name\tE_O\nPt\t-4\n\t\n#x\nAu\t-2\n',
    'name,note\n"a ""b""","two\nlines"\nc,d\n',
    'a,b\n1,2',
    ',name\n0,Pt\n',
  ])('has the cells that parseCsv has: %j', (text) => {
    const other = parseCsv(text, 'file');
    expect(largeTable(text, 'file').names).toEqual(other.header);
    expect(all(text)).toEqual(other.rows);
  });

  it('reads numbers, NaN for what is none, and tells where rows stand', () => {
    const table = largeTable('# c\nname,E_O\nPt,\u22124.5\nAu,\nCu,x\n', 'file');
    expect([...table.numbers(1)]).toEqual([-4.5, NaN, NaN]);
    expect(table.number(0, 1)).toBe(-4.5);
    expect(table.place(2)).toBe('line 5');
  });

  it('reads decimal commas', () => {
    const table = largeTable('name;E_O;E_N\nPt;\u22124,5;-4\nAu;-3,25;1e-1\n', 'file');
    expect([...table.numbers(1), ...table.numbers(2)]).toEqual([-4.5, -3.25, -4, 0.1]);
    expect(table.number(1, 1)).toBe(-3.25);
    expect([...largeTable('name,E_O\n"Pt, 1,5",-4.5\n', 'file').numbers(1)]).toEqual([-4.5]);
  });

  it.each([
    ['', 'got "no lines"'],
    ['a,a\n1,2\n', 'a name not used before'],
    ['a,\n1,2\n', 'expected a name (file, column 2)'],
    ['a,b\n"x,2\n', 'a quote is opened and never closed'],
    ['a,b\n1,2,3\n1\n', 'got "3 cells, expected 2", expected a row that can be read (file, line 2)'],
    ['"a"x,b\n1,2\n', 'got "text follows a closing quote", expected sound quotes (file, line 1)'],
    ['a\u0000b', 'a binary file'],
  ])('refuses %j', (text, message) => {
    expect(() => largeTable(text, 'file')).toThrow(message);
  });

  it.each(['\n', '\r\n'])('leaves out rows of another width or with unsound quotes, and says which (%j)', (end) => {
    const lines = ['a,b', '1,2', '3', '"4",5', '"6,7', '8,9,10', '"c"d,1', '"11","1""2"', '13,14, ,'];
    const table = largeTable(lines.join(end), 'file');
    expect([...table.numbers(0)]).toEqual([1, 4, 11, 13]);
    expect([0, 1, 2, 3].map((row) => [table.place(row), table.text(row, 1)])).toEqual([
      ['line 2', '2'],
      ['line 4', '5'],
      ['line 8', '1"2'],
      ['line 9', '14'],
    ]);
    expect(table.left).toEqual({
      count: 4,
      first: [
        { place: 'line 3', reason: '1 cells, expected 2' },
        { place: 'line 5', reason: expect.stringMatching(/quote/) as string },
        { place: 'line 6', reason: '3 cells, expected 2' },
        { place: 'line 7', reason: 'text follows a closing quote' },
      ],
    });
    const plain = largeTable('a,b\n1,2\n3\n4,5,,\n', 'file');
    expect([plain.count, plain.left.count, plain.csv(0), plain.number(1, 1)]).toEqual([2, 1, null, 5]);
  });

  it.each([
    ['| name | E_O |\n| --- | :-: |\n| Pt, slab | -4 |\n\n| Cu (111) | -3,5 |\n', 'line 5'],
    ['name|E_O\nPt, slab|-4\nCu (111)|-3,5\n', 'line 3'],
    ['name       E_O\nPt, slab    -4\nCu (111)    -3,5\n', 'line 3'],
    ['name E_O\n"Pt, slab" -4\n# x\n"Cu (111)"  -3,5\n', 'line 4'],
  ])('reads bars and spaces: %j', (text, place) => {
    const table = largeTable(text, 'file');
    expect(table.names).toEqual(['name', 'E_O']);
    expect([table.text(0, 0), table.text(1, 0), table.place(1)]).toEqual(['Pt, slab', 'Cu (111)', place]);
    expect([...table.numbers(1)]).toEqual([-4, -3.5]);
  });

  it('says why a cell gives no number, one too small included', () => {
    const table = largeTable('a,b\n1e-400,x\n0e-400,\n', 'file');
    expect([...table.numbers(0)]).toEqual([NaN, 0]);
    expect(table.fault(0, 0)).toBe("too small a number: '1e-400'");
    expect([table.fault(0, 1), table.fault(1, 1)]).toEqual(["not a number: 'x'", 'missing value']);
  });

  it('takes a long text without quotes', () => {
    expect(largeTable(`a,b\n${'1,2\n'.repeat(500_000)}`, 'file').count).toBe(500_000);
  });
});

describe('Parquet', () => {
  const bytes = writeParquet([
    { name: 'name', data: ['Pt', '', 'Å <b>'] },
    { name: 'E_O', data: Float64Array.of(-4.25, NaN, 1e-300) },
  ]);

  it('reads back what was written, bit for bit', async () => {
    const table = await parquetTable(bytes, 'file');
    expect(table.names).toEqual(['name', 'E_O']);
    expect([0, 1, 2].map((row) => table.text(row, 0))).toEqual(['Pt', '', 'Å <b>']);
    expect([...table.numbers(1)]).toEqual([-4.25, NaN, 1e-300]);
    expect(table.place(1)).toBe('row 2');
  });

  it('keeps many rows in order, over row groups', async () => {
    const data = Float64Array.from({ length: 130_000 }, (_, i) => i);
    const table = await parquetTable(writeParquet([{ name: 'x', data }]), 'file');
    expect(table.numbers(0)).toEqual(data);
  });

  it('refuses other files in one line', async () => {
    await expect(parquetTable(new TextEncoder().encode('PAR1 but not really'), 'a.parquet')).rejects.toThrow(
      /^invalid table: .* expected a Parquet file, uncompressed or with Snappy \(a.parquet\)$/,
    );
  });
});
