import { dirname, join } from 'node:path';
import { InvalidInput, type CodataYear } from '../../base';
import { importCatmap, readEnergyTable } from '../../formats';
import { compileModel } from '../../screening';
import { parseStudy } from '../../study';
import { readText } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier import`. */
export interface ImportOptions {
  readonly out: string;
  readonly energies?: string;
  readonly exactFits?: boolean;
  readonly codata?: string;
}

/** Turns a model of another program into a study; what the reader should know goes to standard error. */
export function importCommand(file: string, options: ImportOptions): number {
  if (!file.endsWith('.mkm')) {
    throw new InvalidInput({ name: 'model', got: file, expected: 'a CatMAP model, a name that ends in .mkm' });
  }
  const { study, warnings } = importCatmap({
    text: readText(file, 'a CatMAP model (.mkm)'),
    file,
    exactFits: options.exactFits ?? false,
    ...(options.codata === undefined ? {} : { codata: codataOf(options.codata) }),
    table: (name) => {
      const path = options.energies ?? join(dirname(file), name);
      return readEnergyTable(readText(path, `the energy table that ${file} names`), path);
    },
  });
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

function codataOf(text: string): CodataYear | null {
  if (text === '2014' || text === '2018') return text;
  if (text === 'none') return null;
  throw new InvalidInput({ name: 'codata', got: text, expected: '2014, 2018 or none' });
}
