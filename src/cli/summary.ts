import { converged } from '../kinetics';
import { mapPlot } from '../plots';
import {
  log10Activity,
  log10Size,
  statusCounts,
  tofWay,
  tofWays,
  winner,
  type Evaluation,
  type StudyMap,
} from '../screening';

/** How many candidates the summary lists. */
const listed = 5;

/** What a map found, in a few lines for a person. */
export function summaryLines(
  map: StudyMap,
  candidates: Evaluation,
  seconds: number,
  backend: string,
  written: readonly string[],
): readonly string[] {
  const { x, y, evaluation } = map;
  const { model } = evaluation;
  const { study, mechanism } = model;
  const counts = statusCounts(evaluation);
  const reactant = mechanism.externals[model.reactant].name;
  const lines = [
    `${study.title} (study ${study.id}, ${model.hash.slice(0, 12)})`,
    `${x.values.length} x ${y.values.length} pixels over ${x.name} and ${y.name} in ${seconds.toFixed(2)} s on ${backend}: ` +
      `${counts.converged} converged, ${counts.masked} outside the model's domain, ${counts.failed} failed`,
  ];
  const ways = tofWays(evaluation, model.reactant);
  if (ways.backward > 0) {
    lines.push(`${ways.backward} pixels release ${reactant} instead of consuming it (its TOF there is positive)`);
  }
  if (ways.unknown > 0) {
    lines.push(
      `${ways.unknown} converged pixels whose TOF of ${reactant} is not known: gross rates cancel to within rounding`,
    );
  }
  const { emptyReason } = mapPlot(map, { kind: 'activity' });
  if (emptyReason !== undefined) lines.push(emptyReason);
  if (counts.several !== null && counts.several > 0) {
    lines.push(
      `${counts.several} pixels with several stable steady states; the values are those that a clean surface runs into`,
    );
  }
  if (counts.deviation >= 0) {
    const share = ((100 * counts.refined) / Math.max(1, counts.converged)).toFixed(2);
    lines.push(
      `in single precision but for ${counts.refined} points (${share} %); a sample is off by up to ${counts.deviation.toExponential(1)} in ln`,
    );
  }
  const best = argMax(counts.total, (p) => log10Activity(evaluation, p));
  if (best >= 0) {
    const at = [x, y].map(({ name }) => `${name} ${evaluation.table.columns.get(name)![best].toFixed(2)}`).join(', ');
    lines.push(
      `highest activity: log10 TOF(${reactant}) = ${log10Activity(evaluation, best).toFixed(2)} at ${at}, mostly to ${winnerName(evaluation, best)}`,
    );
  }
  const inside = statusCounts(candidates).converged;
  const ranked = study.candidates
    .map((candidate, i) => ({ candidate, i, activity: log10Activity(candidates, i) }))
    .filter(({ activity, i }) => candidates.solutions.status[i] === converged && activity > -Infinity)
    .sort((a, b) => b.activity - a.activity);
  if (ranked.length > 0) {
    lines.push(`most active of ${study.candidates.length} candidates (${inside} inside the domain):`);
    for (const { candidate, i, activity } of ranked.slice(0, listed)) {
      const from = candidate.source === undefined ? '' : `  [${candidate.source}]`;
      lines.push(
        `  ${candidate.name.padEnd(14)} log10 TOF ${activity.toFixed(2).padStart(7)}, to ${winnerName(candidates, i)}${from}`,
      );
    }
  }
  const released = study.candidates
    .map(({ name }, i) => ({ name, i, size: log10Size(candidates, i, model.reactant) }))
    .filter(({ i }) => tofWay(candidates, i, model.reactant) === 'backward')
    .sort((a, b) => b.size - a.size);
  if (released.length > 0) {
    const shown = released.slice(0, listed).map(({ name, size }) => `${name} (log10 |TOF| ${size.toFixed(2)})`);
    const more = released.length > listed ? ` and ${released.length - listed} more` : '';
    lines.push(`candidates that release ${reactant} instead: ${shown.join(', ')}${more}`);
  }
  return written.length === 0 ? lines : [...lines, `wrote ${written.join(', ')}`];
}

function winnerName(evaluation: Evaluation, p: number): string {
  const { index } = winner(evaluation, p);
  return index < 0 ? 'nothing' : evaluation.model.mechanism.externals[evaluation.model.products[index]].name;
}

function argMax(count: number, value: (p: number) => number): number {
  let best = -1;
  let most = -Infinity;
  for (let p = 0; p < count; p++) {
    const v = value(p);
    if (v > most) {
      most = v;
      best = p;
    }
  }
  return best;
}
