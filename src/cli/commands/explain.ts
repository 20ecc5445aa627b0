import { InvalidInput, version } from '../../base';
import {
  energyProfilePlot,
  loadLayeredLayout,
  networkPlot,
  pointPicture,
  pointText,
  chemicalText,
  renderEnergyProfile,
  renderNetwork,
} from '../../plots';
import {
  energyProfile,
  evaluatePoints,
  explainPoint,
  pointBranches,
  reactionNetwork,
  timeOf,
  winner,
  type EnergyProfile,
  type Evaluation,
  type Model,
  type PointBranch,
  type PointExplanation,
  interactsIn,
} from '../../screening';
import { openBackend } from '../backends';
import { branchLines } from '../branchLines';
import { branchSearch, searchOn } from '../branchSearch';
import { explainLines } from '../explainLines';
import { parsePoint } from '../parsePoint';
import { requirePictureName } from '../outputFiles';
import { parseFinish, pictureContent, type FinishOptions } from '../pictureFinish';
import { parseSettings } from '../parseSettings';
import { readModel } from '../readStudy';
import { writeFile } from '../writeFile';
import { warnExtrapolation } from '../warnExtrapolation';

/** Options of `sabatier explain`. */
export interface ExplainOptions extends FinishOptions {
  readonly at: string;
  readonly set: readonly string[];
  readonly time?: string;
  readonly product?: string;
  readonly json?: string;
  readonly svgNetwork?: string;
  readonly svgProfile?: string;
  readonly backend: string;
  readonly branches?: boolean;
}

/** Says why one point is what it is; returns 0, or 1 where the point has no solution. */
export async function explainCommand(studyName: string, options: ExplainOptions): Promise<number> {
  const model = readModel(studyName);
  const settings = parseSettings(
    [...options.set, ...(options.time === undefined ? [] : [`time=${options.time}`])],
    model,
  );
  const finish = parseFinish(options);
  requirePictureName('--svg-network', options.svgNetwork);
  requirePictureName('--svg-profile', options.svgProfile);
  const point = parsePoint(options.at, model, settings);
  if (options.product !== undefined) requireProduct(options.product, model);
  const evaluation = await evaluated(model, point, settings, options);
  const product = options.product ?? mainProduct(evaluation);
  const explanation = explainPoint(evaluation, 0, product ?? undefined);
  const profile = product === null ? null : energyProfile(evaluation, 0, { product });
  const several = options.branches === true || (evaluation.solutions.branches?.[0] ?? 0) > 1;
  const branches = several ? pointBranches(evaluation, 0) : [];

  const files: readonly (readonly [file: string, content: string | Uint8Array])[] = [
    ...(options.json === undefined
      ? []
      : [[options.json, jsonText(evaluation, explanation, profile, branches)] as const]),
    ...(await Promise.all(
      (await pictures(evaluation, explanation, profile, options)).map(
        async ([file, svg]) => [file, await pictureContent(file, svg, finish)] as const,
      ),
    )),
  ];
  for (const [file, content] of files) writeFile(file, [content]);
  if (!files.some(([file]) => file === '-')) {
    const { study, hash } = model;
    const lines = [
      `${study.title} (study ${study.id}, ${hash.slice(0, 12)})`,
      pointText(model, explanation),
      ...explainLines(explanation, profile),
      ...branchLines(branches, model),
      ...(explanation.status !== 'converged' && (options.svgNetwork ?? options.svgProfile) !== undefined
        ? ['no picture of a point without solution']
        : []),
      ...(files.length === 0 ? [] : [`wrote ${files.map(([file]) => file).join(', ')}`]),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return explanation.status === 'converged' ? 0 : 1;
}

async function evaluated(
  model: Model,
  point: Readonly<Record<string, number>>,
  settings: Readonly<Record<string, number>>,
  options: ExplainOptions,
): Promise<Evaluation> {
  const time = point.time ?? timeOf(model.study, settings);
  const columns = new Map(Object.entries(point).map(([name, value]) => [name, Float64Array.of(value)]));
  warnExtrapolation(model.study, settings, columns);
  const search = branchSearch(model, options);
  const work = { points: 1, time, branches: search === 'corners', interactions: interactsIn(model.study) };
  const { kernel, close } = await openBackend(options.backend, work, 0);
  try {
    const derivatives = time === Infinity;
    return await evaluatePoints(model.study, { count: 1, columns }, settings, {
      kernel,
      derivatives,
      ...searchOn(kernel, search),
    });
  } finally {
    await close();
  }
}

/** The pictures that were asked for; none of a point without solution. */
async function pictures(
  evaluation: Evaluation,
  explanation: PointExplanation,
  profile: EnergyProfile | null,
  { svgNetwork, svgProfile }: ExplainOptions,
): Promise<readonly (readonly [file: string, text: string])[]> {
  const files: [string, string][] = [];
  if (explanation.status !== 'converged') return files;
  if (svgNetwork !== undefined) {
    const network = reactionNetwork(evaluation.model, explanation);
    const text = pointPicture(evaluation, explanation, 'Net fluxes');
    files.push([svgNetwork, renderNetwork(networkPlot(network, text, await loadLayeredLayout()))]);
  }
  if (svgProfile !== undefined) {
    if (profile === null) {
      throw new InvalidInput({
        name: '--svg-profile',
        got: svgProfile,
        expected: 'a product that forms at this point',
      });
    }
    const name = `to ${chemicalText(profile.product)}`;
    const text = pointPicture(evaluation, explanation, `Free energies on the way ${name}`);
    files.push([svgProfile, renderEnergyProfile(energyProfilePlot([{ name, profile }], text))]);
  }
  return files;
}

function requireProduct(product: string, { mechanism, products }: Model): void {
  const names = products.map((x) => mechanism.externals[x].name);
  if (names.includes(product)) return;
  throw new InvalidInput({ name: '--product', got: product, expected: `one of ${names.join(', ')}` });
}

function mainProduct(evaluation: Evaluation): string | null {
  const { index } = winner(evaluation, 0);
  const { mechanism, products } = evaluation.model;
  return index < 0 ? null : mechanism.externals[products[index]].name;
}

/** NaN is null, and infinite values are the texts "Infinity" and "-Infinity". */
function jsonText(
  evaluation: Evaluation,
  explanation: PointExplanation,
  profile: EnergyProfile | null,
  branches: readonly PointBranch[],
): string {
  const { model } = evaluation;
  const content = {
    program: `Sabatier ${version}`,
    studyHash: model.hash,
    units: {
      conditions: 'eV, V, K, s; activities in bar for gases',
      rates: '1/s per site',
      ln: 'ln(1/s), ln of the coverage',
      affinity: 'eV',
      profile: 'eV',
    },
    point: explanation,
    network: reactionNetwork(model, explanation),
    profile,
    ...(branches.length === 0 ? {} : { branches }),
    study: model.study,
  };
  const plain = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isFinite(value) ? (Number.isNaN(value) ? null : String(value)) : value;
  return `${JSON.stringify(content, plain, 2)}\n`;
}
