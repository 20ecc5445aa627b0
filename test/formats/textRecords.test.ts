import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textRecords, type Delimiter } from '../../src/formats/textRecords';

const cellsOf = (text: string, delimiter: Delimiter = ','): readonly (readonly string[])[] =>
  textRecords(text, delimiter).records.map(({ cells }) => cells);

describe('textRecords', () => {
  it('keeps what quotes enclose and trims other cells', () => {
    expect(cellsOf(' a , "b, ""c"" " ,\td\n')).toEqual([['a', 'b, "c" ', 'd']]);
    expect(cellsOf('5" slab,1')).toEqual([['5" slab', '1']]);
    expect(cellsOf('"",""\n"a",')).toEqual([['a', '']]);
  });

  it('counts lines in the text, line breaks inside quotes included', () => {
    const { records, comments, blank } = textRecords('# one\na,b\n\n"x\ny\nz",1\n# two\n , \nc,2', ',');
    expect(records.map(({ line }) => line)).toEqual([2, 4, 9]);
    expect(records[1].cells).toEqual(['x\ny\nz', '1']);
    expect(comments).toEqual(['# one', '# two']);
    expect(blank).toBe(2);
  });

  it.each([
    ['"Pt,-4\nRh,-5\nAu,-3', 'a quote is opened and never closed'],
    ['"Pt,-4\nRh,-5\n"Au",-3', 'text follows a closing quote'],
    ['"Pt"x,-4\nRh,-5\nAu,-3', 'text follows a closing quote'],
  ])('unsound quotes in %j cost their own line alone', (text, fault) => {
    const { records } = textRecords(text, ',');
    expect(records.map((record) => record.fault)).toEqual([fault, null, null]);
    expect(records.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(records[1].cells).toEqual(['Rh', '-5']);
  });

  it('stops after as many rows as asked for', () => {
    expect(textRecords('a\nb\nc', ',', 2).records).toHaveLength(2);
  });

  it('reads any cells back that are written in quotes', () => {
    const table = fc.array(fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '#') }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 6,
    }); // prettier-ignore
    fc.assert(
      fc.property(table, fc.constantFrom<Delimiter>(',', ';', '\t'), (rows, delimiter) => {
        const text = rows
          .map((cells) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(delimiter))
          .join('\n');
        expect(cellsOf(text, delimiter)).toEqual(rows.filter((cells) => cells.some((cell) => cell !== '')));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
