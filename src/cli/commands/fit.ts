import { InvalidInput } from '../../base';
import {
  ensembleKinds,
  fitMethods,
  fitScaling,
  groupFits,
  scalingEnsemble,
  type ScalingOptions,
} from '../../energetics';
import { fitTable, foreignTable, looksLikeJson, parseCsv, pointDecimals, type TextTable } from '../../formats';
import { fitLines, groupLines } from '../fitLines';
import { ensembleChunks, fitJson, pointChunks } from '../fitOutput';
import { fitPicture, fitPlots } from '../fitPicture';
import { parseBounds } from '../parseBounds';
import { parseNumber, parseWhole } from '../parseNumber';
import { requirePictureName } from '../outputFiles';
import { isPng, pictureContent, usualFile } from '../pictureFinish';
import { readText } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier fit`. */
export interface FitOptions {
  readonly y: string;
  readonly x: readonly string[];
  readonly method: string;
  readonly group?: string;
  readonly label?: string;
  readonly weights?: string;
  readonly yError?: string;
  readonly xError: readonly string[];
  readonly errorRatio?: string;
  readonly bound: readonly string[];
  readonly confidence: string;
  readonly unit: string;
  readonly out?: string;
  readonly svg?: string;
  readonly plot: string;
  readonly ensemble?: string;
  readonly members: string;
  readonly seed: string;
  readonly ensembleOut?: string;
}

/** The table of a file as it stands, or what it becomes where it is of another format; says so on standard error. */
function fitText(path: string, { y, x }: FitOptions): TextTable {
  const text = readText(path, 'a table');
  const plain = looksLikeJson(text) ? null : parseCsv(text, path);
  if (plain !== null && [y, ...x].every((name) => plain.header.includes(name))) return plain;
  const foreign = foreignTable(text, path);
  if (foreign === null) return plain ?? parseCsv(text, path);
  for (const note of foreign.notes) process.stderr.write(`sabatier: ${note}\n`);
  return parseCsv(foreign.text, path);
}

/** Fits a scaling relation to a table, writes what was asked for and prints the rest; returns the exit code. */
export async function fitCommand(path: string, options: FitOptions): Promise<number> {
  const { out, svg, ensembleOut } = options;
  if (out !== undefined && out !== '-' && !/\.(csv|json)$/.test(out))
    throw new InvalidInput({ name: '--out', got: out, expected: 'a name that ends in .csv or .json, or -' });
  if (ensembleOut !== undefined && ensembleOut !== '-' && !ensembleOut.endsWith('.csv'))
    throw new InvalidInput({ name: '--ensemble-out', got: ensembleOut, expected: 'a name that ends in .csv, or -' });
  requirePictureName('--svg', svg);
  const plot = oneOf('--plot', options.plot, fitPlots);
  const table = fitTable(pointDecimals(fitText(path, options)), options, path);
  const { data, groups, left } = table;
  const scaling: ScalingOptions = {
    method: oneOf('--method', options.method, fitMethods),
    bounds: parseBounds(options.bound),
    confidence: parseNumber('--confidence', options.confidence),
    ...(options.errorRatio === undefined ? {} : { errorRatio: parseNumber('--error-ratio', options.errorRatio) }),
  };
  const fit = fitScaling(data, scaling);
  const apart = groups === null ? null : groupFits(data, groups, scaling, fit);
  const members = options.ensemble === undefined && ensembleOut === undefined ? null : draw();
  const picture = svg === undefined ? null : fitPicture(plot, table, fit, apart, options.unit);

  const written = [out, svg, ensembleOut].filter((file) => file !== undefined);
  if (out !== undefined) {
    writeFile(out, out.endsWith('.json') ? [fitJson(fit, apart, members)] : pointChunks(fit, data, groups));
  }
  if (svg !== undefined && picture !== null) {
    writeFile(svg, [isPng(svg) ? await pictureContent(svg, picture, usualFile) : picture]);
  }
  if (ensembleOut !== undefined && members !== null) writeFile(ensembleOut, ensembleChunks(fit, members));
  if (!written.includes('-')) {
    const lines = [
      ...(left.length === 0
        ? []
        : [`left out for missing values: line${left.length > 1 ? 's' : ''} ${shortList(left)}`]),
      ...fitLines(fit),
      ...(apart === null ? [] : ['', ...groupLines(apart)]),
      ...(written.length === 0 ? [] : [`wrote ${written.join(', ')}`]),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return 0;

  function draw(): readonly Float64Array[] {
    const kind = oneOf('--ensemble', options.ensemble ?? 'bootstrap', ensembleKinds);
    const count = parseWhole('--members', options.members, 1, 100_000);
    return scalingEnsemble(data, scaling, fit, kind, count, parseWhole('--seed', options.seed, 0, 2 ** 32 - 1));
  }
}

function shortList(lines: readonly number[]): string {
  return lines.length <= 8 ? lines.join(', ') : `${lines.slice(0, 8).join(', ')} and ${lines.length - 8} more`;
}

function oneOf<const T extends string>(name: string, got: string, known: readonly T[]): T {
  const found = known.find((value) => value === got);
  if (found === undefined) throw new InvalidInput({ name, got, expected: `one of ${known.join(', ')}` });
  return found;
}
