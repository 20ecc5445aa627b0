import type { CategoryField, MapPlot, PixelState, ScalarField } from './plotModel';

/** What is drawn at each pixel, and how often. */
export interface PixelKinds {
  readonly state: readonly PixelState[];
  readonly count: StateCounts;
  /** Whether good pixels lie below the first or above the last level (scalar fields only). */
  readonly below: boolean;
  readonly above: boolean;
}

/** How many pixels are in which state. */
export type StateCounts = Readonly<Record<PixelState, number>>;

/** State of every pixel as drawn, so that a gap in the data is never coloured. */
export function pixelKinds(plot: MapPlot): PixelKinds {
  const { field } = plot;
  const state = withoutNumberless(plot.state, field);
  const beyond = (test: (value: number) => boolean) =>
    field.kind === 'scalar' && state.some((kind, pixel) => kind === 'good' && test(field.value[pixel]));
  const levels = field.kind === 'scalar' ? field.levels : [];
  return {
    state,
    count: stateCounts(state),
    below: beyond((value) => value < levels[0]),
    above: beyond((value) => value > levels[levels.length - 1]),
  };
}

/** A pixel that calls itself good but has no number (NaN) is unknown. A loop: it runs for every map that moves. */
export function withoutNumberless(
  given: readonly PixelState[],
  field: ScalarField | CategoryField,
): readonly PixelState[] {
  if (field.kind !== 'scalar') return given;
  const { value } = field;
  let state: PixelState[] | null = null;
  for (let p = 0; p < given.length; p++) {
    if (given[p] !== 'good' || !Number.isNaN(value[p])) continue;
    state ??= [...given];
    state[p] = 'unknown';
  }
  return state ?? given;
}

/** Counts pixels by their state. */
export function stateCounts(state: readonly PixelState[]): StateCounts {
  const count = { good: 0, backward: 0, unknown: 0, masked: 0, failed: 0 };
  for (let p = 0; p < state.length; p++) count[state[p]]++;
  return count;
}

/** Row-major values with NaN wherever the pixel is not good. */
export function goodValues(values: Float64Array, kinds: PixelKinds): Float64Array {
  return values.map((value, pixel) => (kinds.state[pixel] === 'good' ? value : NaN));
}
