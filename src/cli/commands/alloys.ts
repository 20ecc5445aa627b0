import { InvalidInput } from '../../base';
import { relationText, significant } from '../../energetics';
import { csvLine, writeParquet } from '../../formats';
import { alloyCount, alloyGrid, alloyModel, type AlloyCandidate, type AlloyGrid } from '../../screening';
import type { DBandCenters, Study } from '../../study';
import { parseNumber, parseWhole } from '../parseNumber';
import { readStudy } from '../readStudy';
import { writeFile } from '../writeFile';

/** Options of `sabatier alloys`. */
export interface AlloysOptions {
  readonly elements: string;
  readonly parts: string;
  readonly steps: string;
  readonly strain: string;
  readonly facets: string;
  readonly centers: string;
  readonly out: string;
}

/** Sets of d-band centres that `--centers` takes. */
export const centerSets: readonly DBandCenters[] = ['ruban1997', 'vojvodic2014', 'qePbeSurface', 'bulk'];

/** What every row says of itself. */
const estimate = 'd-band';

/** Writes hypothetical alloys with estimated descriptors, for `sabatier screen`; returns the exit code. */
export function alloysCommand(studyName: string, options: AlloysOptions): number {
  const study = readStudy(studyName);
  const { out } = options;
  if (out !== '-' && !/\.(csv|parquet)$/.test(out))
    throw new InvalidInput({ name: '--out', got: out, expected: 'a name that ends in .csv or .parquet, or -' });
  const centers = centerSets.find((name) => name === options.centers);
  if (centers === undefined)
    throw new InvalidInput({ name: '--centers', got: options.centers, expected: `one of ${centerSets.join(', ')}` });
  const model = alloyModel(study, centers);
  const grid: AlloyGrid = {
    elements: list(options.elements),
    parts: parseWhole('--parts', options.parts, 1, 3),
    steps: parseWhole('--steps', options.steps, 1, 1000),
    strains: strains(options.strain),
    facets: list(options.facets),
  };
  const alloys = alloyGrid(model, grid);
  const noises = study.descriptors.map(({ name }) => model.fits.get(name)!.noise);
  if (out.endsWith('.parquet')) writeFile(out, [parquet(study, [...alloys], noises)]);
  else writeFile(out, csv(study, alloys, noises));
  if (out === '-') return 0;
  const lines = [
    `${alloyCount(grid)} hypothetical surfaces, their descriptors estimated from d bands (${centers}), fitted to the study's pure metals:`,
    ...[...model.fits.values()].flatMap((fit) => [
      `  ${relationText(fit)}   R² ${fit.rSquared.toFixed(2)}, MAE ${significant(fit.mae)} eV, ${fit.count} surfaces`,
      ...fit.warnings.map(({ check, message }) => `  warning ${check}: ${message}`),
    ]),
    'each is uncertain by the scatter of these fits (columns sigma_…); order, charge transfer and adsorption sites are left out',
    `wrote ${out}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

const chunk = 5000;

function* csv(study: Study, alloys: Iterable<AlloyCandidate>, noises: readonly number[]): Generator<string> {
  const names = study.descriptors.map(({ name }) => name);
  yield csvLine([
    ...['name', 'composition', 'facet', 'strain', 'eps_d', 'Vad2'],
    ...names,
    ...names.map((name) => `sigma_${name}`),
    'estimate',
  ]);
  const sigmas = noises.map((noise) => round(noise));
  let text = '';
  let count = 0;
  for (const { name, composition, facet, strain, eps_d, Vad2, energies } of alloys) {
    text += csvLine([
      ...[name, composition, facet, strain, round(eps_d), round(Vad2)],
      ...energies.map(round),
      ...sigmas,
      estimate,
    ]);
    if (++count % chunk > 0) continue;
    yield text;
    text = '';
  }
  yield text;
}

function parquet(study: Study, alloys: readonly AlloyCandidate[], noises: readonly number[]): Uint8Array {
  const numbers = (of: (alloy: AlloyCandidate) => number): Float64Array => Float64Array.from(alloys, of);
  return writeParquet([
    { name: 'name', data: alloys.map(({ name }) => name) },
    { name: 'composition', data: alloys.map(({ composition }) => composition) },
    { name: 'facet', data: alloys.map(({ facet }) => facet) },
    { name: 'strain', data: numbers(({ strain }) => strain) },
    { name: 'eps_d', data: numbers(({ eps_d }) => round(eps_d)) },
    { name: 'Vad2', data: numbers(({ Vad2 }) => round(Vad2)) },
    ...study.descriptors.map(({ name }, d) => ({ name, data: numbers(({ energies }) => round(energies[d])) })),
    ...study.descriptors.map(({ name }, d) => ({ name: `sigma_${name}`, data: numbers(() => round(noises[d])) })),
    { name: 'estimate', data: alloys.map(() => estimate) },
  ]);
}

/** To 0.1 meV: more digits would pretend. */
function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

function list(text: string): readonly string[] {
  return text.split(',').map((item) => item.trim());
}

/** `0`, `-0.02,0,0.02`, or `LOW:HIGH:COUNT`. */
function strains(text: string): readonly number[] {
  const [low, high, count] = text.split(':');
  if (high === undefined) return list(text).map((item) => parseNumber('--strain', item));
  const n = parseWhole('--strain', count ?? '', 2, 10_000);
  const [from, to] = [parseNumber('--strain', low), parseNumber('--strain', high)];
  return Array.from({ length: n }, (_, i) => Number((from + ((to - from) * i) / (n - 1)).toFixed(8)));
}
