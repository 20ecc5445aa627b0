import { InvalidInput } from '../../base';
import type { Study } from '../../study';
import { descriptorMatch } from '../descriptorMatch';
import { detectDelimiter } from '../detectDelimiter';
import { plainText } from '../plainText';
import { textRecords } from '../textRecords';
import { aseTable, isAseDatabase } from './aseDatabase';
import { catalysisHubTable, isCatalysisHub } from './catalysisHub';
import type { ForeignTable } from './energyList';
import { energyRowsTable, listsEnergies } from './energyRows';
import { flatTable, rowsOf } from './flatTable';
import { isObject, parseLooseJson, type JsonObject } from './jsonValue';

/** Characters in which the first row of a text is looked for. */
const looked = 20_000;

/** True for text that is JSON, whatever it holds. */
export function looksLikeJson(text: string): boolean {
  return /^\ufeff?\s*[{[]/.test(text.slice(0, looked)) && !/^\ufeff?\s*\{\\rtf/.test(text);
}

/**
 * A table of surfaces from an ASE database, replies of Catalysis-Hub, lists of adsorption energies (OC20) or rows, in JSON;
 * or from CSV or TSV that lists energies adsorbate by adsorbate. Null for text that is a table as it stands.
 *
 * @param descriptors a text with columns for all of them is a table as it stands.
 * @throws InvalidInput for JSON that is none of them, and for one without energies.
 */
export function foreignTable(text: string, where: string, descriptors: Study['descriptors'] = []): ForeignTable | null {
  if (!looksLikeJson(text)) return listedText(text, where, descriptors);
  const json = parseLooseJson(text, where);
  if (isCatalysisHub(json)) return catalysisHubTable(json, where);
  if (isAseDatabase(json)) return aseTable(json as JsonObject, where);
  if (isObject(json) && 'sabatier' in json)
    throw new InvalidInput({ name: 'table', got: 'JSON of a study', expected: 'a table of surfaces', where });
  const rows = rowsOf(json);
  if (rows === null) {
    const expected = 'CSV or TSV text, an ASE database, a reply of Catalysis-Hub, or a list of rows';
    throw new InvalidInput({ name: 'table', got: 'JSON of another kind', expected, where });
  }
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return listsEnergies(header) ? energyRowsTable(header, rows, where) : flatTable('JSON rows', rows, [], where);
}

/** The same from delimited text, where its header says that it lists energies. */
function listedText(text: string, where: string, descriptors: Study['descriptors']): ForeignTable | null {
  const start = text.slice(0, looked);
  if (!/ads|species/i.test(start)) return null;
  const plain = plainText(text, where);
  const delimiter = detectDelimiter(plain.slice(0, looked)).value;
  const [head] = textRecords(plain.slice(0, looked), delimiter, 1).records;
  if (head?.fault !== null || !listsEnergies(head.cells)) return null;
  const has = (d: Study['descriptors'][number]): boolean =>
    head.cells.some((name) => descriptorMatch(name, d) !== null);
  if (descriptors.length > 0 && descriptors.every(has)) return null;
  const [, ...body] = textRecords(plain, delimiter).records;
  const rows = body.map(({ cells }) => Object.fromEntries(head.cells.map((name, i) => [name, cells[i] ?? ''])));
  return energyRowsTable(head.cells, rows, where);
}
