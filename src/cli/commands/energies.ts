import { InvalidInput } from '../../base';
import { csvLine } from '../../formats';
import { freeEnergies, type FreeEnergy, type Model, type Settings } from '../../screening';
import { parsePoint } from '../parsePoint';
import { parseSettings } from '../parseSettings';
import { readModel } from '../readStudy';
import { writeFile } from '../writeFile';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier energies`. */
export interface EnergiesOptions {
  readonly at?: string;
  readonly set: readonly string[];
  readonly out: string;
}

/** Writes the free energy of every species part by part. */
export function energiesCommand(studyName: string, options: EnergiesOptions): number {
  const model = readModel(studyName);
  const own = parseSettings(options.set, model);
  const point = options.at === undefined ? noPoint(model, own) : parsePoint(options.at, model, own);
  const settings = { ...own, ...point };
  warnExtrapolation(model.study, settings);
  const rows = freeEnergies(model, settings);
  writeFile(options.out, tableLines(rows));
  return 0;
}

/** A study without descriptors needs no point. */
function noPoint({ study }: Model, settings: Settings): Settings {
  const missing = study.descriptors.find(({ name }) => !(name in settings));
  if (missing === undefined) return {};
  throw new InvalidInput({
    name: '--at',
    got: undefined,
    expected: `${missing.name}=VALUE, or the name of a candidate`,
  });
}

/** A CSV table; corrections have a column each. */
function* tableLines(rows: readonly FreeEnergy[]): Iterable<string> {
  const labels = [...new Set(rows.flatMap(({ corrections }) => Object.keys(corrections)))];
  const columns = ['species', 'E', 'ZPE', 'int Cp dT', '-TS', ...labels, '-eU', 'kT ln a', 'G'];
  yield csvLine(columns);
  for (const row of rows) {
    const parts = [row.electronic, row.zeroPoint, row.heating, row.entropic];
    const fixed = labels.map((label) => row.corrections[label] ?? 0);
    yield csvLine([row.species, ...parts, ...fixed, row.potential, row.activity, row.total]);
  }
}
