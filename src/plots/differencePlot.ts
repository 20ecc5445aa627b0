import { max, nice, ticks } from 'd3';
import type { StudyMap } from '../screening';
import { showsSomething } from './emptyReason';
import type { MapPlot, PixelState } from './plotModel';
import { nothing } from './withoutNoise';

/**
 * A picture minus another one, pixel by pixel, as a diverging field; null where the two show categories or do not lie on
 * the same pixels. A pixel without a value in one has none in the difference; two rates that vanish do not differ.
 */
export function differencePlot(minus: MapPlot, plot: MapPlot): MapPlot | null {
  const [a, b] = [minus.field, plot.field];
  if (a.kind !== 'scalar' || b.kind !== 'scalar' || !sameValues(minus, plot)) return null;
  const value = b.value.map((to, p) => (to === a.value[p] ? 0 : to - a.value[p]));
  const state = minus.state.map((one, p) => worse(one, plot.state[p]));
  const levels = evenLevels(value.filter((v, p) => state[p] === 'good' && Number.isFinite(v)));
  const { title, x, y, candidates, candidatesAt, crowd } = plot;
  return {
    title,
    x,
    y,
    candidates,
    ...(candidatesAt === undefined ? {} : { candidatesAt }),
    ...(crowd === undefined ? {} : { crowd }),
    ...(showsSomething(state) ? {} : { emptyReason: 'Nothing is shown: no point has a value in both maps.' }),
    subtitle: `${plot.subtitle}, minus ${minus.subtitle}`,
    state,
    field: {
      kind: 'scalar',
      value,
      palette: 'diverging',
      levels,
      title: `difference of ${b.title}`,
      name: `difference of ${b.name}`,
    },
    ...either(minus.several, plot.several),
    maskReason: plot.maskReason === '' ? minus.maskReason : plot.maskReason,
    ...reasonIn('backwardReason', plot, minus),
    ...reasonIn('unknownReason', plot, minus),
    metadata: { ...plot.metadata, minus: minus.metadata.settings ?? {} },
  };
}

const fromGoodToWorst: readonly PixelState[] = ['good', 'backward', 'unknown', 'failed', 'masked'];

function worse(a: PixelState, b: PixelState): PixelState {
  return fromGoodToWorst.indexOf(a) > fromGoodToWorst.indexOf(b) ? a : b;
}

function reasonIn(key: 'backwardReason' | 'unknownReason', ...plots: readonly MapPlot[]): Partial<MapPlot> {
  const reason = plots.find((plot) => plot[key] !== undefined)?.[key];
  return reason === undefined ? {} : { [key]: `${reason} (in one of the two)` };
}

function either(a: Uint8Array | undefined, b: Uint8Array | undefined): { readonly several?: Uint8Array } {
  const one = a ?? b;
  return one === undefined ? {} : { several: one.map((value, p) => value | (b?.[p] ?? 0)) };
}

/** True for maps over the same variables at the same values. */
export function samePixels(first: StudyMap, second: StudyMap): boolean {
  return first.x.name === second.x.name && first.y.name === second.y.name && sameValues(first, second);
}

type Axes = Readonly<Record<'x' | 'y', { readonly values: Float64Array }>>;

function sameValues(first: Axes, second: Axes): boolean {
  return (['x', 'y'] as const).every((axis) => {
    const [a, b] = [first[axis].values, second[axis].values];
    return a.length === b.length && a.every((v, i) => v === b[i]);
  });
}

/** About twelve levels from −r to r, a round step apart; the middle band, around 0, is neutral. */
function evenLevels(values: Float64Array): readonly number[] {
  const reach = max(values, Math.abs) ?? 0;
  if (reach < nothing) return [-1, 1];
  const [, step, ...more] = ticks(0, nice(0, reach, 6)[1], 6);
  const half = [step, ...more].map((v) => v - step / 2);
  const last = half[half.length - 1];
  if (last < reach) half.push(last + step);
  return [...half.map((v) => -v).reverse(), ...half];
}
