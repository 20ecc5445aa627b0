import { faultText } from '../../base';
import { chemicalText } from '../../plots';
import {
  energyProfile,
  evaluatePoints,
  explainPoint,
  modelOf,
  pointBranches,
  winner,
  type EnergyProfile,
  type Evaluation,
  type PointBranch,
  type PointExplanation,
  type Settings,
} from '../../screening';
import type { Study } from '../../study';
import type { Engine } from './engine';
import { variableLabel } from './axisChoices';
import { NewestOnly } from './newestOnly';
import { pinnedCandidate, surfaceLabel } from './pinnedCandidate';
import { samePin } from './samePin';
import type { Pin, View } from './view';
import { viewSearch } from './viewSearch';
import { engineSettings, type WorkbenchDocument } from './workbench.svelte';

/** Everything there is to say about one pinned point. */
export interface PinResult {
  readonly pin: Pin;
  readonly name: string;
  /** The name as it is printed. */
  readonly label: string;
  readonly evaluation: Evaluation;
  readonly explanation: PointExplanation;
  /** Along the main route to `product`; null where nothing forms. */
  readonly profile: EnergyProfile | null;
  /** Product that forms most, or null. */
  readonly product: string | null;
  /** Every steady state of a point that has several stable ones; empty where one is known. */
  readonly branches: readonly PointBranch[];
  /** The same point before the last change of conditions; null when nothing has changed since it was pinned. */
  readonly before: PointExplanation | null;
}

/** A change this long after the one before is a new one [ms]: what was there then is what is compared with. */
const pause_ms = 1200;

/** Follows the pinned points of a document. */
export class PinRunner {
  results = $state.raw<readonly PinResult[]>([]);
  fault = $state.raw<string | null>(null);
  private readonly newest = new NewestOnly<WorkbenchDocument>((document) => this.follow(document));
  private lastChange = -Infinity;
  private conditions = '';

  constructor(private readonly engine: Engine) {}

  /** Computes the pins of this document, the newest request only. */
  request(document: WorkbenchDocument): void {
    this.newest.ask(document);
  }

  private async follow(document: WorkbenchDocument): Promise<void> {
    try {
      this.results = await this.compute(document);
      this.fault = null;
    } catch (error) {
      this.fault = faultText(error);
    }
  }

  private async compute({ study, view }: WorkbenchDocument): Promise<readonly PinResult[]> {
    const settings = engineSettings(view.settings);
    const now = performance.now();
    const conditions = JSON.stringify(view.settings);
    const moved = this.conditions !== '' && conditions !== this.conditions;
    const fresh = moved && now - this.lastChange > pause_ms;
    if (moved) this.lastChange = now;
    this.conditions = conditions;
    const results: PinResult[] = [];
    for (const pin of view.pins) {
      const at = placeOf(pin, study, view);
      if (at === null) continue;
      const evaluation = await evaluateAt(study, at, settings, this.engine, view);
      const last = this.results.find((other) => samePin(other.pin, pin));
      const before = last === undefined ? null : fresh ? last.explanation : last.before;
      const name = nameOf(pin, study);
      results.push({ pin, name, label: chemicalText(name), before, ...explained(evaluation) });
    }
    return results;
  }
}

/** Values of the variables that a pin fixes; null for a candidate that is gone. */
function placeOf(pin: Pin, study: Study, view: View): Readonly<Record<string, number>> | null {
  const values = pin.kind === 'point' ? pin.at : pinnedCandidate(pin, study.candidates)?.values;
  if (values === undefined) return null;
  const missing = study.descriptors.filter(({ name }) => !(name in values) && !(name in view.settings));
  const middle = ({ range }: Study['descriptors'][number]): number => (range[0] + range[1]) / 2;
  return { ...values, ...Object.fromEntries(missing.map((d) => [d.name, middle(d)])) };
}

/** Descriptors stand in the order of the study, and before conditions. */
export function nameOf(pin: Pin, study: Study): string {
  if (pin.kind === 'candidate') {
    const candidate = pinnedCandidate(pin, study.candidates);
    return candidate === undefined ? pin.name : surfaceLabel(candidate, study.candidates);
  }
  const place = (name: string): number => study.descriptors.findIndex((d) => d.name === name) >>> 0;
  return Object.entries(pin.at)
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([name, value]) => {
      const label =
        study.descriptors.find((d) => d.name === name)?.label.replace('ΔE_', '') ?? variableLabel(study, name);
      return `${label} ${value.toFixed(2).replace('-', '−')}`;
    })
    .join(', ');
}

async function evaluateAt(
  study: Study,
  at: Readonly<Record<string, number>>,
  settings: Settings,
  engine: Engine,
  view: View,
): Promise<Evaluation> {
  const potential = Object.keys(at).some((name) => name.startsWith('U'));
  const free = Object.entries(settings).filter(
    ([name]) => !(name in at) && !(`lg_${name}` in at) && !(potential && name.startsWith('U')),
  );
  const columns = new Map(Object.entries(at).map(([name, value]) => [name, Float64Array.of(value)]));
  const steady =
    (settings.time ?? (study.conditions.time === 'steady' ? Infinity : study.conditions.time)) === Infinity;
  const search = viewSearch(modelOf(study), view);
  return evaluatePoints(study, { count: 1, columns }, Object.fromEntries(free), {
    kernel: engine.local,
    derivatives: steady,
    ...(search === null ? {} : { branches: search }),
  });
}

function explained(
  evaluation: Evaluation,
): Pick<PinResult, 'evaluation' | 'explanation' | 'profile' | 'product' | 'branches'> {
  const { index } = winner(evaluation, 0);
  const { mechanism, products } = evaluation.model;
  const product = index < 0 ? null : mechanism.externals[products[index]].name;
  return {
    evaluation,
    explanation: explainPoint(evaluation, 0, product ?? undefined),
    profile: product === null ? null : energyProfile(evaluation, 0, { product }),
    product,
    branches: (evaluation.solutions.branches?.[0] ?? 0) > 1 ? pointBranches(evaluation, 0) : [],
  };
}
