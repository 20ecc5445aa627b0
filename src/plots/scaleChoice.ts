import { max, min, nice, tickStep } from 'd3';
import { InvalidInput } from '../base';
import type { PaletteName } from './palettes';
import type { MapPlot } from './plotModel';

/** Colours that a person has chosen for a quantity; what is absent is as the quantity has it by itself. */
export interface ScaleChoice {
  /** Lowest and highest level, and the step between two. */
  readonly levels?: readonly [number, number, number];
  readonly palette?: PaletteName;
}

/** Most bands of a chosen scale: more cannot be told apart, and each is a path in exported pictures. */
const mostBands = 100;

/** Levels from `low` to `high`, both included. */
export function levelsOf(low: number, high: number, step: number): readonly number[] {
  const n = Math.max(1, Math.round((high - low) / step));
  return Array.from({ length: n + 1 }, (_, i) => Number((low + i * step).toPrecision(12)));
}

/** @throws InvalidInput for levels that are no scale. @param name what they are called where they come from. */
export function requireLevels([low, high, step]: readonly [number, number, number], name: string): void {
  const refuse = (expected: string): never => {
    throw new InvalidInput({ name, got: [low, high, step].join(':'), expected });
  };
  if (![low, high, step].every(Number.isFinite)) refuse('three numbers');
  if (!(low < high)) refuse('a lowest level below the highest');
  const bands = (high - low) / step;
  if (!(step > 0 && Math.round(bands) >= 1 && Math.round(bands) <= mostBands)) refuse(`1 to ${mostBands} steps`);
  if (Math.abs(bands - Math.round(bands)) > 1e-6) refuse('a range that is a whole number of steps');
}

/** The plot in chosen colours; categories keep theirs. */
export function withScale(plot: MapPlot, choice: ScaleChoice | undefined): MapPlot {
  const { field } = plot;
  if (choice === undefined || field.kind !== 'scalar') return plot;
  const { levels, palette } = choice;
  return {
    ...plot,
    field: {
      ...field,
      ...(levels === undefined ? {} : { levels: levelsOf(...levels) }),
      ...(palette === undefined ? {} : { colors: palette }),
    },
    // By its descriptors: the hash of the study is made when a file is written.
    metadata: Object.defineProperties(
      {},
      {
        ...Object.getOwnPropertyDescriptors(plot.metadata),
        scale: { value: choice, enumerable: true },
      },
    ),
  };
}

/** Round levels around the values that plots of one quantity show, about twelve; null where they show none. */
export function fittingLevels(...plots: readonly MapPlot[]): [number, number, number] | null {
  const shown = plots.flatMap(({ field, state }) =>
    field.kind === 'scalar' ? [field.value.filter((value, p) => state[p] === 'good' && Number.isFinite(value))] : [],
  );
  const [low, high] = [min(shown, (values) => min(values)), max(shown, (values) => max(values))];
  if (low === undefined || high === undefined) return null;
  // A little inside: the rounding error of a value must not cost a band.
  const rim = Math.max(1e-6 * (high - low), 1e-9 * Math.max(Math.abs(low), Math.abs(high)));
  if (high - low <= 2 * rim) return around(low);
  const [from, to] = nice(low + rim, high - rim, 12);
  return [from, to, tickStep(from, to, 12)];
}

/** One band with a value in its middle. */
function around(value: number): [number, number, number] {
  const half = value === 0 ? 1 : 10 ** Math.floor(Math.log10(Math.abs(value)));
  const [from, to] = [value - half / 2, value + half / 2].map((end) => Number(end.toPrecision(3)));
  return [from, to, Number((to - from).toPrecision(12))];
}

/** A round step that divides a range into about twelve bands; null where none does. */
export function dividingStep(low: number, high: number): number | null {
  const unit = 10 ** Math.floor(Math.log10((high - low) / 12));
  const steps = [1, 2, 2.5, 5, 10, 0.5, 0.25, 0.2, 0.1].map((m) => Number((m * unit).toPrecision(3)));
  const bands = (step: number): number => (high - low) / step;
  const whole = steps.filter((step) => Math.abs(bands(step) - Math.round(bands(step))) < 1e-6 && bands(step) <= 40);
  const away = (step: number): number => Math.abs(Math.log(bands(step) / 12));
  return whole.reduce<number | null>((best, step) => (best === null || away(step) < away(best) ? step : best), null);
}
