import { dirname, join } from 'node:path';
import { InvalidInput, type CodataYear } from '../../base';
import { importCatmap, importMkmcxx, looksLikeMkmcxx, readEnergyTable } from '../../formats';
import { compileModel } from '../../screening';
import { parseStudy } from '../../study';
import { readText } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier import`. */
export interface ImportOptions {
  readonly out: string;
  readonly format?: string;
  readonly energies?: string;
  readonly exactFits?: boolean;
  readonly codata?: string;
  readonly keepTime?: boolean;
}

/** Turns a model of another program into a study; what the reader should know goes to standard error. */
export function importCommand(file: string, options: ImportOptions): number {
  const text = readText(file, 'a CatMAP model or an MKMCXX input');
  const format = options.format ?? (looksLikeMkmcxx(text) ? 'mkmcxx' : 'catmap');
  const { study, warnings } = importAs(format, text, file, options);
  const whole = parseStudy(study, file);
  const { mechanism } = compileModel(whole);
  for (const message of warnings) process.stderr.write(`sabatier: ${message}\n`);
  writeFile(options.out, [`${JSON.stringify(study, null, 2)}\n`]);
  if (options.out !== '-' && process.stderr.isTTY) {
    const counts = `${mechanism.steps.length} steps, ${mechanism.states.length} states`;
    process.stderr.write(`${counts}, ${whole.candidates.length} surfaces; wrote ${options.out}\n`);
  }
  return 0;
}

function importAs(format: string, text: string, file: string, options: ImportOptions): ReturnType<typeof importCatmap> {
  switch (format) {
    case 'mkmcxx':
      for (const name of ['energies', 'exactFits', 'codata'] as const) {
        if (options[name] !== undefined) {
          throw new InvalidInput({ name, got: options[name], expected: 'nothing with an MKMCXX input', where: file });
        }
      }
      return importMkmcxx({ text, file, keepTime: options.keepTime ?? false });
    case 'catmap':
      if (options.keepTime !== undefined) {
        throw new InvalidInput({ name: 'keepTime', got: true, expected: 'nothing with a CatMAP model', where: file });
      }
      return importCatmap({
        text,
        file,
        exactFits: options.exactFits ?? false,
        ...(options.codata === undefined ? {} : { codata: codataOf(options.codata) }),
        table: (name) => {
          const path = options.energies ?? join(dirname(file), name);
          return readEnergyTable(readText(path, `the energy table that ${file} names`), path);
        },
      });
    default:
      throw new InvalidInput({ name: 'format', got: format, expected: 'catmap or mkmcxx' });
  }
}

function codataOf(text: string): CodataYear | null {
  if (text === '2014' || text === '2018') return text;
  if (text === 'none') return null;
  throw new InvalidInput({ name: 'codata', got: text, expected: '2014, 2018 or none' });
}
