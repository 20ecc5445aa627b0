import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../src/base';
import type { ColumnRequest } from '../../src/formats';
import { read, taken } from './surfaceText';

const plain = [
  ['Pt(211)', -4.2, -4.8],
  ['Rh(211)', -5.1, -5.6],
];

describe('a table is read whatever its dialect', () => {
  it.each([
    ['commas', 'name,E_O,E_N\nPt(211),-4.2,-4.8\nRh(211),-5.1,-5.6\n'],
    ['semicolons', 'name;E_O;E_N\nPt(211);-4.2;-4.8\nRh(211);-5.1;-5.6\n'],
    ['semicolons and decimal commas', 'name;E_O;E_N\nPt(211);-4,2;-4,8\nRh(211);-5,1;-5,6\n'],
    ['tabs and decimal commas', 'name\tE_O\tE_N\nPt(211)\t-4,2\t-4,8\nRh(211)\t-5,1\t-5,6\n'],
    ['quoted decimal commas', 'name,E_O,E_N\nPt(211),"-4,2","-4,8"\nRh(211),"-5,1","-5,6"\n'],
    ['byte order mark, CRLF, comments, blank ends', '\ufeff# from DFT\r\nname,E_O,E_N\r\nPt(211),-4.2,-4.8\r\n# mid\r\nRh(211),-5.1,-5.6\r\n\r\n,,\r\n'],
    ['old Mac line ends', 'name,E_O,E_N\rPt(211),-4.2,-4.8\rRh(211),-5.1,-5.6'],
    ['true minus signs', 'name,E_O,E_N\nPt(211),\u22124.2,\u22124.8\nRh(211),\u22125.1,\u22125.6\n'],
    ['another order and more columns', 'E_N,k,E_O,name\n-4.8,1,-4.2,Pt(211)\n-5.6,2,-5.1,Rh(211)\n'],
    ['facets', 'metal,facet,E_O,E_N\nPt,211,-4.2,-4.8\nRh,(211),-5.1,-5.6\n'],
    ['facets under "surface"', 'metal,surface,E_O,E_N\nPt,211,-4.2,-4.8\nRh,211,-5.1,-5.6\n'],
    ['a header in quotes with a line break', '"name","ΔE_O\n(eV)","ΔE_N\n(eV)"\nPt(211),-4.2,-4.8\nRh(211),-5.1,-5.6\n'],
    ['empty cells beyond the header', 'name,E_O,E_N\nPt(211),-4.2,-4.8,,\nRh(211),-5.1,-5.6,\n'],
  ])('%s', (_, text) => {
    const table = read(text);
    expect(taken(table)).toEqual(plain);
    expect(table.refused).toEqual([]);
    expect(table.flagged).toEqual([]);
    expect(table.problem).toBeNull();
  }); // prettier-ignore

  it('says what it took for what, and how sure it is', () => {
    const table = read('name;E_O;E_N;k\nPt;-4,2;-4,8;1\nRh;-5,1;-5,6;2\n');
    expect([table.delimiter, table.decimal, table.header].map(({ value, sureness }) => [value, sureness])).toEqual([
      [';', 'sure'],
      [',', 'sure'],
      [true, 'sure'],
    ]);
    expect(table.columns.map(({ role, descriptor }) => [role.value, descriptor, role.sureness])).toEqual([
      ['name', null, 'sure'],
      ['descriptor', 'E_O', 'sure'],
      ['descriptor', 'E_N', 'sure'],
      ['ignored', null, 'likely'],
    ]);
    expect(table.skipped).toEqual({ comments: 0, blank: 0 });
  });

  it('takes what the caller says over what it would detect', () => {
    const text = 'a;b;c\n-4.8;Pt;-4.2\n';
    const columns = { 0: { descriptor: 'E_N' }, 2: { descriptor: 'E_O' } };
    expect(taken(read(text, { columns }))).toEqual([['Pt', -4.2, -4.8]]);
    expect(read(text, { delimiter: ',' }).columns).toHaveLength(1);
    expect(read(text, { columns, decimal: ',' }).refused[0].reason).toBe(
      "E_N: a decimal point where the table has decimal commas: '-4.8'; E_O: a decimal point where the table has decimal commas: '-4.2'.",
    );
    const swapped = read('name,E_O,x\nPt,-4.8,-4.2\n', { columns: { 1: { descriptor: 'E_N' }, 2: { descriptor: 'E_O' } } });
    expect(taken(swapped)).toEqual([['Pt', -4.2, -4.8]]);
    expect(swapped.columns[1].role.sureness).toBe('given');
  }); // prettier-ignore

  it('without a header it wants the columns by position', () => {
    const text = 'Pt,-4.2,-4.8\nRh,-5.1,-5.6\n';
    const table = read(text);
    expect(table.header.value).toBe(false);
    expect(table.problem).toBe(
      'The first row holds numbers, so the columns have no names; say which of them gives E_O and E_N.',
    );
    expect(table.rows).toEqual([]);
    expect(table.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [1, table.problem],
      [2, table.problem],
    ]);
    expect(table.columns.map(({ header }) => header)).toEqual(['column 1', 'column 2', 'column 3']);
    const named = read(text, { columns: { 1: { descriptor: 'E_O' }, 2: { descriptor: 'E_N' } } });
    expect(taken(named).map(([name]) => name)).toEqual(['Pt', 'Rh']);
  });

  it('does not take decimal commas for delimiters', () => {
    const columns = { 1: { descriptor: 'E_O' }, 2: { descriptor: 'E_N' } };
    expect(taken(read('Pt(211);-4,2;-4,8\nRh(211);-5,1;-5,6\n', { columns }))).toEqual(plain);
    expect(taken(read('Pt(211)\t-4,2\t-4,8\nRh(211)\t-5,1\t-5,6\n', { columns }))).toEqual(plain);
  });

  it('says which descriptor has no column', () => {
    expect(read('name,E_O,x\nPt,-4,1\n').problem).toBe('No column gives E_N; the columns are name, E_O, x.');
  });

  it('calls rows without a name column by their lines', () => {
    const table = read('E_O,E_N\n-4,-5\n');
    expect(taken(table)).toEqual([['line 2', -4, -5]]);
    expect(table.notes).toEqual(['No column names the surfaces; they are called by their lines.']);
  });
});

describe('descriptors are known by many names', () => {
  const names = [
    'E_O', 'dE_O', 'ΔE_O', '∆E_O', 'deltaE_O', 'delta_E_O', 'Eads_O', 'E_ads(O)', 'E_ads,O', 'ΔE(O*)', 'EO', 'dEO', 'EadsO',
    'O binding energy', 'Binding energy of O [eV]', 'O', 'O*', 'dE_O (eV)', 'dE_O [kJ/mol]', 'ΔE_O / eV', 'E_O_eV',
    'E_O, kJ mol⁻¹', 'E_O/kJ·mol^-1', 'Eads O (kcal/mol)',
  ]; // prettier-ignore
  it.each(names)('%s', (header) => {
    const [, column, other] = read(`name,"${header}",E_N\nPt,-4,-5\n`).columns;
    expect([column.role.value, column.descriptor]).toEqual(['descriptor', 'E_O']);
    expect(other.descriptor).toBe('E_N');
  });

  it.each(['E_OH', 'E_NO', 'E_O2', 'occupation', 'CO', 'x_O_mean'])('but not by %s', (header) => {
    expect(read(`name,${header},E_N\nPt,-4,-5\n`).columns[1].role.value).toBe('ignored');
  });

  it.each([
    ['E_O', 'sure'],
    ['O', 'likely'],
    ['o', 'guess'],
    ['G_O', 'guess'],
  ])('%s is %s', (header, sureness) => {
    expect(read(`name,${header},E_N\nPt,-4,-5\n`).columns[1].role.sureness).toBe(sureness);
  });

  it('the surest of several columns is taken, and the others say why not', () => {
    const { columns } = read('name,O,E_O,E_N\nPt,-1,-4,-5\n');
    expect(columns.map(({ descriptor }) => descriptor)).toEqual([null, null, 'E_O', 'E_N']);
    expect(columns[1].role).toEqual({ value: 'ignored', sureness: 'guess', reason: 'E_O is read from column 3' });
  });
});

describe('a request that does not fit is refused', () => {
  it.each<[Readonly<Record<number, ColumnRequest>>, string]>([
    [{ 7: { role: 'name' } }, 'invalid column: got "7", expected 0 to 2 (columns[7])'],
    [{ 1: { descriptor: 'E_X' } }, 'invalid descriptor: got "E_X", expected one of E_O, E_N (columns[1])'],
    [{ 1: { role: 'descriptor' } }, 'invalid descriptor: got null, expected one of E_O, E_N (columns[1])'],
    [{ 1: { role: 'name', descriptor: 'E_O' } }, 'invalid descriptor: got "E_O", expected nothing for the role name (columns[1])'],
    [{ 0: { role: 'name' }, 1: { role: 'name' } }, 'invalid role: got "name", expected one column for it (columns[1])'],
    [{ 1: { shift_eV: NaN } }, 'invalid shift_eV: got NaN, expected a finite number of eV (E_O)'],
  ])('%j', (columns, message) => {
    const reading = (): unknown => read('name,E_O,E_N\nPt,-4,-5\n', { columns });
    expect(reading).toThrow(InvalidInput);
    expect(reading).toThrow(message);
  }); // prettier-ignore
});
