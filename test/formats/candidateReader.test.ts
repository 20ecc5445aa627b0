import { describe, expect, it } from 'vitest';
import { candidateReader, writeParquet, type CandidateTable } from '../../src/formats';
import { embeddedStudy } from '../../src/study';

const { descriptors } = embeddedStudy('no3rr');
const eV = 1 / 96.48533212331;

async function read(content: string | Uint8Array): Promise<CandidateTable> {
  return (await candidateReader(content, 'file')).read(descriptors);
}
const numbers = ({ table }: CandidateTable, name: string): readonly number[] => [
  ...table.numbers(table.names.indexOf(name)),
];

describe('candidateReader', () => {
  it('reads rows in JSON, counted as records, and leaves out those without a number', async () => {
    const records = [{ name: 'A', E_O: -4, E_N: -5, cost: 2 }, { name: 'B', E_O: null, E_N: -5 }, { name: 'C', E_O: -4.5, E_N: -4 }]; // prettier-ignore
    const { table, notes } = await read(JSON.stringify(records));
    expect(table.names).toEqual(['name', 'E_O', 'E_N', 'cost']);
    expect(numbers({ table, notes }, 'E_O')).toEqual([-4, -4.5]);
    expect(table.place(1)).toBe('record 3');
    expect(table.left).toEqual({ count: 1, first: [{ place: 'record 2', reason: 'E_O: missing value' }] });
    expect(notes).toEqual(['JSON rows: 3 rows with 4 columns.']);
  });

  it('has the table as it stands for no study', async () => {
    const { names, count } = (await candidateReader('[{"name":"A","x":1}]', 'file')).plain();
    expect([names, count]).toEqual([['name', 'x'], 1]);
  });

  it('turns columns with a unit in their headers to eV, deviations with them', async () => {
    const own = await read(
      'name,E_O (kJ/mol),ΔE_N / meV,sigma_E_O,E_N_sd [eV],x\nPt,-400,-5000,10,0.1,1\nCu,no,-4000,5,,2\n',
    );
    expect(own.table.names).toEqual(['name', 'E_O', 'E_N', 'sigma_E_O', 'sigma_E_N', 'x']);
    expect(numbers(own, 'E_O')[0]).toBeCloseTo(-400 * eV, 9);
    expect(numbers(own, 'E_O')[1]).toBeNaN();
    expect(numbers(own, 'E_N')).toEqual([-5, -4]);
    expect(numbers(own, 'sigma_E_O')[1]).toBeCloseTo(5 * eV, 9);
    expect([own.table.text(0, 1), own.table.text(1, 1), own.table.text(0, 5)]).toEqual([String(numbers(own, 'E_O')[0]), 'no', '1']); // prettier-ignore
    expect(own.table.fault(1, 1)).toBe("not a number: 'no'");
    expect(own.notes).toEqual([
      'E_O is read from E_O (kJ/mol), in kJ/mol as its header says, and written in eV.',
      'E_N is read from ΔE_N / meV, in meV as its header says, and written in eV.',
      'sigma_E_O is read in kJ/mol, as E_O is, and written in eV.',
      'sigma_E_N is read from E_N_sd [eV], in eV as its header says.',
    ]);
  });

  it('keeps columns that have the names of descriptors as they are', async () => {
    const own = await read('E_O,E_O (kJ/mol),E_N,sigma_E_O\n-4,-400,-5,0.1\n');
    expect([own.table.names[0], own.notes, numbers(own, 'sigma_E_O')]).toEqual(['E_O', [], [0.1]]);
    expect(own.table.csv(0)).toBe('-4,-400,-5,0.1');
  });

  it('does so with Parquet', async () => {
    const bytes = writeParquet([
      { name: 'E_O (kJ/mol)', data: Float64Array.of(-400) },
      { name: 'E_N', data: Float64Array.of(-5) },
    ]);
    expect(numbers(await read(bytes), 'E_O')[0]).toBeCloseTo(-400 * eV, 9);
  });
});
