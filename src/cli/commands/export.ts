import { join } from 'node:path';
import { InvalidInput } from '../../base';
import { exportCatmap, exportMkmcxx } from '../../screening';
import { parsePoint } from '../parsePoint';
import { parseSettings } from '../parseSettings';
import { readModel } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier export`. */
export interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly at?: string;
  readonly set: readonly string[];
}

const writers = new Map([
  ['catmap', exportCatmap],
  ['mkmcxx', exportMkmcxx],
]);

/** Writes a study as a model of another program; what that cannot say goes to standard error, a line each. */
export function exportCommand(study: string, options: ExportOptions): number {
  const write = writers.get(options.format);
  if (write === undefined) {
    throw new InvalidInput({ name: '--format', got: options.format, expected: 'catmap or mkmcxx' });
  }
  const model = readModel(study);
  const own = parseSettings(options.set, model);
  const settings = options.at === undefined ? own : { ...own, ...parsePoint(options.at, model, own) };
  const { files, notes } = write(model, settings);
  const folder = files.length > 1;
  if (folder && options.out === '-') {
    throw new InvalidInput({
      name: '--out',
      got: '-',
      expected: `a folder for ${files.map(([name]) => name).join(', ')}`,
    });
  }
  for (const note of notes) process.stderr.write(`sabatier: ${note}\n`);
  for (const [name, text] of files) writeFile(folder ? join(options.out, name) : options.out, [text]);
  return 0;
}
