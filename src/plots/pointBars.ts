import { isElectrochemical, type PointExplanation } from '../screening';
import type { Bar, BarChart } from './barChart';
import { chemicalText, equationText } from './chemicalText';
import { threeDigitsOf } from './scientificText';

/** Which quantity of a point is drawn. */
export type PointBarsKind = 'coverages' | 'turnovers' | 'selectivities' | 'activation' | 'rate-control';

/** Options of `pointBars`. */
export interface PointBarsOptions {
  /** The same point before a change: its values are drawn as hollow bars. */
  readonly before?: PointExplanation;
  /** Most bars; the others are counted in the note. Default 8. */
  readonly most?: number;
}

/** Decades of the logarithmic axis of TOFs at most. */
const decades = 60;

/** What is below this is left out, unless it was above before. */
const least = { coverages: 0, selectivities: 0.0005, activation: 0, 'rate-control': 0.005 };

/**
 * TOFs of a point on a logarithmic axis, or coverages, selectivities, apparent activation energies or degrees of rate
 * control on a linear one, largest first.
 */
export function pointBars(
  explanation: PointExplanation,
  kind: PointBarsKind,
  { before, most = 8 }: PointBarsOptions = {},
): BarChart {
  const all = barsOf(explanation, kind, before);
  const scale = kind === 'turnovers' ? 'log' : 'linear';
  const size = (value: number | undefined): number =>
    value === undefined || Number.isNaN(value) ? -Infinity : scale === 'log' ? value : Math.abs(value);
  const largest = ({ value, before: was }: Bar): number => Math.max(size(value), size(was));
  const sorted = [...all].sort((a, b) => (largest(b) > largest(a) ? 1 : largest(b) < largest(a) ? -1 : 0));
  const worth = sorted.filter((bar) => kind === 'turnovers' || !(largest(bar) < least[kind]));
  const bars = worth.slice(0, most);
  const left = all.length - bars.length;
  return {
    title: titles[kind](explanation),
    scale,
    bars,
    range: scale === 'linear' ? linearRange(bars) : logRange(bars, decades),
    note: [noteOf(all, left), kind === 'turnovers' ? consumed(explanation) : ''].filter(Boolean).join('; '),
  };
}

function noteOf(all: readonly Bar[], left: number): string {
  if (all.length === 0) return 'nothing forms';
  if (all.every(({ value }) => Number.isNaN(value))) return 'not computed';
  return left === 0 ? '' : `${left} smaller not shown`;
}

/** Products that the reaction runs backwards from. */
function consumed({ turnovers }: PointExplanation): string {
  const names = turnovers
    .filter(({ role, sign }) => role === 'product' && sign === -1)
    .map(({ species, lnTof }) => `${chemicalText(species)} ${threeDigitsOf(lnTof)}`);
  return names.length === 0 ? '' : `consumed: ${names.join(', ')}`;
}

const titles: Readonly<Record<PointBarsKind, (explanation: PointExplanation) => string>> = {
  coverages: () => 'Coverage',
  turnovers: () => 'TOF of products (1/s per site)',
  selectivities: () => 'Selectivity',
  activation: (explanation) =>
    `Apparent activation energy (eV${isElectrochemical(explanation) ? `, constant U vs ${explanation.conditions.scale}` : ''})`,
  'rate-control': ({ controlOf }) => `Rate control over TOF(${chemicalText(controlOf)})`,
};

function barsOf(
  explanation: PointExplanation,
  kind: PointBarsKind,
  before: PointExplanation | undefined,
): readonly Bar[] {
  const bar = (label: string, value: number, was: number | undefined): Bar =>
    was === undefined ? { label, value } : { label, value, before: was };
  switch (kind) {
    case 'coverages': {
      const several = new Set(explanation.coverages.map(({ site }) => site)).size > 1;
      return explanation.coverages.map(({ species, free, lnCoverage, siteFraction }) => {
        const was = before?.coverages.find((other) => other.species === species);
        const label = free ? `free ${species}` : chemicalText(species);
        const own = bar(label, Math.exp(lnCoverage), was && Math.exp(was.lnCoverage));
        return several ? { ...own, of: siteFraction } : own;
      });
    }
    case 'turnovers':
      return explanation.turnovers
        .filter(({ role, sign }) => role === 'product' && sign !== -1)
        .map((own) => {
          const was = before?.turnovers.find(({ species }) => species === own.species);
          return bar(chemicalText(own.species), produced(own), was && produced(was));
        });
    case 'selectivities':
      return explanation.turnovers.flatMap(({ role, species, selectivity }) => {
        const was = before?.turnovers.find((other) => other.species === species)?.selectivity;
        const counts = role === 'product' && (selectivity > 0 || (was ?? 0) > 0);
        return counts ? [bar(chemicalText(species), selectivity, was)] : [];
      });
    case 'activation':
      return explanation.turnovers.flatMap(({ role, species, sign, activationEnergy }) => {
        const was = before?.turnovers.find((other) => other.species === species)?.activationEnergy;
        return role === 'product' && sign === 1
          ? [bar(chemicalText(species), seen(activationEnergy), was && seen(was))]
          : [];
      });
    case 'rate-control':
      return explanation.steps.map(({ id, equation, control }) => {
        const was = before?.steps.find((other) => other.id === id)?.control;
        return bar(equationText(equation), control, was);
      });
  }
}

/** An energy [eV]; 0 below a tenth of a meV. */
function seen(energy: number): number {
  return Math.abs(energy) < 1e-4 ? 0 : energy;
}

/** ln TOF of a species that forms; -Infinity for one that is consumed. */
function produced({ lnTof, sign }: PointExplanation['turnovers'][number]): number {
  return Number.isNaN(lnTof) || sign === 1 ? lnTof : -Infinity;
}

function finite(bars: readonly Bar[]): readonly number[] {
  return bars.flatMap(({ value, before }) => [value, before ?? NaN]).filter(Number.isFinite);
}

function logRange(bars: readonly Bar[], most: number): readonly [number, number] {
  const powers = finite(bars).map((value) => value / Math.LN10);
  const high = Math.ceil(Math.max(...powers, -Infinity) - 1e-9);
  if (!Number.isFinite(high)) return [-Math.LN10, 0];
  const low = Math.max(high - most, Math.floor(Math.min(...powers)) - 1);
  return [low * Math.LN10 + 0, high * Math.LN10 + 0];
}

function linearRange(bars: readonly Bar[]): readonly [number, number] {
  const values = finite(bars);
  return [Math.min(0, ...values), Math.max(1, ...values)];
}
