import { InvalidInput } from '../base';
import { parseCsv } from './csv';
import { numberCell, numberFault } from './numberCell';

/** Deviations of parameters, one member of an ensemble a row. */
export interface EnsembleRows {
  readonly parameters: string[];
  readonly rows: number[][];
}

/**
 * Reads an ensemble: a header of parameter names, then one member a row, each cell the deviation of the parameter from the
 * study's own value. A column `member` numbers the rows for people and is not read.
 *
 * @param where file named in errors.
 * @throws InvalidInput with line and column of a cell that holds no finite number, and for a table without columns or rows.
 */
export function readEnsemble(text: string, where: string): EnsembleRows {
  const { header, rows, lines } = parseCsv(text, where);
  const columns = header.map((_, i) => i).filter((i) => header[i] !== 'member');
  if (columns.length === 0 || rows.length === 0) {
    const got = columns.length === 0 ? 'no parameters' : 'no rows';
    throw new InvalidInput({
      name: 'ensemble',
      got,
      expected: 'a column for each parameter, a row for each member',
      where,
    });
  }
  return {
    parameters: columns.map((i) => header[i]),
    rows: rows.map((cells, r) =>
      columns.map((i) => {
        const value = numberCell(cells[i], '.');
        if (Number.isFinite(value)) return value;
        const at = `${where}, line ${lines[r]}: ${numberFault(cells[i], '.')}`;
        throw new InvalidInput({ name: header[i], got: cells[i], expected: 'a deviation, a finite number', where: at });
      }),
    ),
  };
}
