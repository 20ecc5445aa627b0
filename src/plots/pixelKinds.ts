import type { MapPlot, PixelState } from './plotModel';

/** What is drawn at each pixel, and how often. */
export interface PixelKinds {
  readonly state: readonly PixelState[];
  readonly count: Readonly<Record<PixelState, number>>;
  /** Whether good pixels lie below the first or above the last level (scalar fields only). */
  readonly below: boolean;
  readonly above: boolean;
}

/**
 * State of every pixel as drawn. A pixel that calls itself good but has no number (NaN) is drawn as failed, so that a
 * gap in the data is never coloured.
 */
export function pixelKinds(plot: MapPlot): PixelKinds {
  const { field } = plot;
  const state = plot.state.map((given, pixel): PixelState => {
    if (given !== 'good' || field.kind !== 'scalar') return given;
    return Number.isNaN(field.value[pixel]) ? 'failed' : 'good';
  });
  const count: Record<PixelState, number> = { good: 0, masked: 0, failed: 0 };
  for (const kind of state) count[kind]++;
  const beyond = (test: (value: number) => boolean) =>
    field.kind === 'scalar' && state.some((kind, pixel) => kind === 'good' && test(field.value[pixel]));
  const levels = field.kind === 'scalar' ? field.levels : [];
  return {
    state,
    count,
    below: beyond((value) => value < levels[0]),
    above: beyond((value) => value > levels[levels.length - 1]),
  };
}

/** Row-major values with NaN wherever the pixel is not good. */
export function goodValues(values: Float64Array, kinds: PixelKinds): Float64Array {
  return values.map((value, pixel) => (kinds.state[pixel] === 'good' ? value : NaN));
}
