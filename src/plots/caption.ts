import { version } from '../base';
import { statusCounts, type EnsembleMap, type StudyMap } from '../screening';
import { citations, citationText } from '../study';
import { chemicalText } from './chemicalText';
import { conditionsText } from './conditionsText';
import { differencePlot } from './differencePlot';
import { mapPlot } from './mapPlot';
import { numberText } from './numberText';
import { pixelKinds } from './pixelKinds';
import type { PlotKind } from './plotKind';
import type { MapPlot } from './plotModel';
import type { ScaleChoice } from './scaleChoice';

/**
 * The caption of a map picture as plain text in three paragraphs: what is shown under which conditions and how many pixels
 * are missing why; where the data come from; what computed it. Enough to make the picture again.
 *
 * @param minus the map that is subtracted in the picture, or null. @param scale the colours of the picture where they are chosen.
 */
export function caption(map: StudyMap, kind: PlotKind, minus: StudyMap | null = null, scale?: ScaleChoice): string {
  const own = mapPlot(map, kind);
  const plot = minus === null ? own : (differencePlot(mapPlot(minus, kind), own) ?? own);
  const shown = `${plot.field.title}, over ${plot.x.title} and ${plot.y.title}.`;
  const said = minus === null ? [conditions(map)] : [conditions(map), conditions(minus, 'Subtracted')];
  const counts =
    minus === null ? [pixels(map, plot)] : [pixels(map, own), pixels(minus, mapPlot(minus, kind), 'Subtracted grid')];
  const parts = [shown, reaction(map), ...said, scaleText(plot, scale), ...counts, candidates(plot)].filter(
    (s) => s !== '',
  );
  const { study, hash } = map.evaluation.model;
  const made = `Computed with Sabatier ${version} from the study ${study.id}, SHA-256 ${hash}.`;
  return [parts.join(' '), data(map, plot), made].filter((s) => s !== '').join('\n\n') + '\n';
}

/** The caption of a picture of an ensemble, as `caption`. */
export function ensembleCaption({ x, y, ensemble }: EnsembleMap, plot: MapPlot, scale?: ScaleChoice): string {
  const { unperturbed, members, seed, parameters } = ensemble;
  const map: StudyMap = { x, y, evaluation: unperturbed };
  const { study, hash } = unperturbed.model;
  const { count } = pixelKinds(plot);
  const basis = study.uncertainty?.basis === undefined ? '' : ` (${study.uncertainty.basis})`;
  const parts = [
    `${plot.field.title}, over ${plot.x.title} and ${plot.y.title}.`,
    reaction(map),
    conditions(map),
    scaleText(plot, scale),
    `Ensemble of ${members} members (seed ${seed}) in which ${parameters.length} parameters are perturbed${basis}; shares are of the members with a solution.`,
    ...(plot.field.kind === 'category' && plot.field.uncertain !== undefined
      ? [`Striped: ${plot.field.uncertain.words}.`]
      : []),
    `Grid of ${x.values.length} × ${y.values.length} points: ${count.good} with a solution in at least half of the members, ${count.masked} masked, ${count.failed} failed${count.unknown === 0 ? '' : `, ${count.unknown} with question marks (${plot.unknownReason ?? 'no value'})`}.`,
    candidates(plot),
  ].filter((s) => s !== '');
  const made = `Computed with Sabatier ${version} from the study ${study.id}, SHA-256 ${hash}.`;
  return [parts.join(' '), data(map, plot), made].filter((s) => s !== '').join('\n\n') + '\n';
}

/** What is chosen of the colours; nothing where they are the usual ones. */
function scaleText({ field }: MapPlot, { levels, palette }: ScaleChoice = {}): string {
  if (field.kind !== 'scalar') return '';
  const [low, high, step] = (levels ?? []).map(numberText);
  const range = levels === undefined ? [] : [`from ${low} to ${high} in steps of ${step}`];
  const said = [...range, ...(palette === undefined ? [] : [palette])];
  return said.length === 0 ? '' : `Colours: ${said.join(', ')}.`;
}

function reaction({ evaluation }: StudyMap): string {
  const { study, mechanism, reactant, products, steps } = evaluation.model;
  const name = (x: number): string => chemicalText(mechanism.externals[x].name);
  const made = products.length === 0 ? '' : ` to ${listed(products.map(name))}`;
  return `${study.title}: ${name(reactant)}${made}, mean-field microkinetic model of ${steps.length} elementary steps.`;
}

function conditions({ x, y, evaluation }: StudyMap, word = 'Conditions'): string {
  const said = conditionsText(evaluation, [x.name, y.name]);
  const { beta } = evaluation.settings;
  const transfer =
    beta === undefined ? '' : ` · transfer coefficient ${numberText(beta)} where a step has none of its own`;
  const activities = said.includes('a(') ? ' (a: gases in bar, solutes as activity)' : '';
  return `${word}: ${said}${transfer}${activities}.`;
}

function pixels({ x, y, evaluation }: StudyMap, plot: MapPlot, word = 'Grid'): string {
  const { total, converged, masked, failed, several } = statusCounts(evaluation);
  const { count } = pixelKinds(plot);
  const outside = masked > 0 && plot.maskReason !== '' ? ` (hatched, ${plot.maskReason})` : '';
  const lost = failed > 0 ? ' (crosses)' : '';
  const said = (of: number, mark: string, reason = ''): string =>
    of === 0 ? '' : `; ${of} of the converged ${mark}${reason === '' ? '' : `: ${reason}`}`;
  const numberless =
    said(count.backward, 'run backwards (arrows)', plot.backwardReason) +
    said(count.unknown, 'have no value of this quantity (question marks)', plot.unknownReason);
  return (
    `${word} of ${x.values.length} × ${y.values.length} = ${total} points: ${converged} converged, ` +
    `${masked} masked${outside}, ${failed} failed${lost}${numberless}.${searched(several)}`
  );
}

/** Points at which a search found several steady states; nothing where there are none. */
function searched(several: number | null): string {
  if (several === null || several === 0) return '';
  return ` ${several} points have several stable steady states (dotted); values are those of the one that a clean surface runs into.`;
}

function candidates({ candidates: marks, candidatesAt }: MapPlot): string {
  if (marks.length === 0) return '';
  const groups = [...new Set(marks.map(({ group }) => group))];
  const at = candidatesAt === undefined ? '' : `, at ${candidatesAt}`;
  return `Marks: ${marks.length} surfaces (${groups.join('; ')})${at}.`;
}

/** The study's sources; without those of the candidates alone where the picture shows no candidates. */
function data({ evaluation }: StudyMap, plot: MapPlot): string {
  const { sources, candidates: surfaces, energetics, domain } = evaluation.model.study;
  const used = new Set([...energetics.sources, ...(domain?.sources ?? [])]);
  const ofSurfaces = new Set(surfaces.map(({ source }) => source));
  const shown = sources.filter(({ id }) => plot.candidates.length > 0 || used.has(id) || !ofSurfaces.has(id));
  const texts = citations(shown).map(citationText);
  return texts.length === 0 ? '' : `Data: ${texts.join('; ')}.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
