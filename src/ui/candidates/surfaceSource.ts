import { InvalidInput } from '../../base';

/** Text or a file that may hold a table of surfaces. */
export interface SurfaceSource {
  /** Name of the file, or what it is otherwise. */
  readonly name: string;
  readonly content: Blob | string;
}

/** What a file is for: a study to open, a table to read, or a model of CatMAP or MKMCXX, which the command line imports. */
export type FileKind = 'study' | 'table' | 'model';

/** Largest file that is read [bytes]. */
const mostBytes = 50_000_000;
/** Bytes at the beginning that tell a file whose name does not. */
const looked = 256;

/** The source that a file is. @throws InvalidInput for one above 50 MB. */
export function surfaceSource(file: File): SurfaceSource {
  if (file.size > mostBytes) {
    const got = `${Math.ceil(file.size / 1e6)} MB`;
    throw new InvalidInput({ name: 'file', got, expected: `at most ${mostBytes / 1e6} MB`, where: file.name });
  }
  return { name: file.name, content: file };
}

/** What a file is for, by its name, else its type, else how it begins; JSON may be either. */
export async function fileKind(file: File): Promise<FileKind> {
  if (/\.mkm$/i.test(file.name)) return 'model';
  if (/\.json$/i.test(file.name) || file.type === 'application/json') return jsonKind(file);
  if (/\.(csv|tsv|tab|txt|dat|parquet)$/i.test(file.name)) return 'table';
  if (file.type.startsWith('text/')) return 'table';
  const start = await file.slice(0, looked).text();
  if (/^\s*&(compounds|reactions)\b/im.test(start) || /^\s*rxn_expressions\s*=/m.test(start)) return 'model';
  return /^\s*[{[]/.test(start) ? jsonKind(file) : 'table';
}

/** Numbered rows of an ASE database, replies of Catalysis-Hub, lists of rows, and columns by name are tables. */
async function jsonKind(file: File): Promise<FileKind> {
  const start = await file.slice(0, looked).text();
  const table = /^\ufeff?\s*(\[|\{\s*("\d+"\s*:|"(data|errors|reactions)"\s*:\s*[{[]))/;
  if (table.test(start)) return 'table';
  if (file.size > mostBytes || !/^\ufeff?\s*\{\s*"[^"]*"\s*:\s*\[/.test(start)) return 'study';
  try {
    const lists = Object.values(JSON.parse(await file.text()) as object);
    return lists.length > 1 && lists.every(Array.isArray) ? 'table' : 'study';
  } catch {
    return 'study';
  }
}

/** True for pasted text that may be a table: several cells in a line, or lines that end in a number after a space. */
export function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/, 1000).filter((line) => line.trim() !== '');
  const spaced = lines.filter((line) => /\S\s+[-+\u2212]?\d*[.,]?\d+\s*$/.test(line));
  const cells = lines.some((line) => /[\t,;|]/.test(line)) || (lines.length > 1 && 2 * spaced.length >= lines.length);
  return cells && !/^\s*[{[<]/.test(text);
}
