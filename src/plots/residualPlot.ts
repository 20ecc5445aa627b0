import { max } from 'd3';
import { significant, type FittedPoint } from '../energetics';
import { normalQuantile } from '../math';
import { displayName, unitOf, type Units } from './scalingPlot';
import {
  fitsMetadata,
  paddedRange,
  seriesColor,
  type PlottedFit,
  type ScatterGuide,
  type ScatterPlot,
} from './scatterPlot';

/**
 * What residuals are drawn against: `residuals`, the residual against the fitted value; `leverage`, the studentized residual
 * against the leverage; `quantiles`, the studentized residuals in order against quantiles of a normal distribution.
 */
export const residualKinds = ['residuals', 'leverage', 'quantiles'] as const;
export type ResidualKind = (typeof residualKinds)[number];

/** Cook's distance at which a mark has its largest size. */
const largestCook = 1;
/** Size of such a mark; one without influence has size 1. */
const largestSize = 2.6;

/**
 * Residuals of fits. A row that moves the relation has a larger mark: by its Cook's distance, or by its leverage where the
 * method has none.
 *
 * @param fits by group; a single one under any name.
 */
export function residualPlot(
  fits: ReadonlyMap<string, PlottedFit>,
  units: Units,
  kind: ResidualKind = 'residuals',
): ScatterPlot {
  const all = [...fits.values()];
  const [{ fit: first }] = all;
  const alone = all.length === 1;
  const unit = unitOf(units, first.yName);
  const name = displayName(first.yName, unit);
  const inUnit = unit === '' ? '' : ` (${unit})`;
  const cooks = all.every(({ fit }) => fit.points.every(({ cook }) => Number.isFinite(cook)));
  const sizeOf = ({ cook, leverage }: FittedPoint): number => {
    const share = Math.min(1, Math.max(0, cooks ? cook / largestCook : leverage));
    return 1 + (largestSize - 1) * Math.sqrt(Number.isNaN(share) ? 0 : share);
  };
  const series = [...fits].map(([label, { fit, rows }], i) => {
    const points = fit.points.map((point, p) => ({
      ...placeOf(point, kind),
      label: point.label,
      row: rows[p],
      size: sizeOf(point),
      left: false,
    }));
    return {
      label,
      color: seriesColor(i, all.length),
      points: (kind === 'quantiles' ? ordered(points) : points).filter(({ x, y }) => Number.isFinite(x + y)),
      line: [],
    };
  });
  const places = series.flatMap(({ points }) => points);
  const xRange = kind === 'leverage' ? leverageRange(places.map(({ x }) => x)) : paddedRange(places.map(({ x }) => x));
  const percent = `${Number((100 * first.confidence).toPrecision(4))} %`;
  const level = (value: number, words: string, dashed: boolean): ScatterGuide => ({
    words,
    from: [xRange[0], value],
    to: [xRange[1], value],
    half: 0,
    dashed,
  });
  const limit = kind === 'residuals' ? first.quantile * first.noise : 2;
  const shownLimit = kind === 'residuals' && !(alone && Number.isFinite(limit)) ? 0 : limit;
  const reach = 1.12 * Math.max(max(places, ({ y }) => Math.abs(y)) ?? 0, shownLimit, 1e-12);
  const limits =
    kind === 'quantiles' || shownLimit === 0
      ? []
      : [
          level(
            limit,
            kind === 'residuals' ? `±${significant(limit)} ${unit}: ${percent} of observations`.trim() : '±2',
            true,
          ),
          level(-limit, '', true),
        ];
  const titles = {
    residuals: [`${name} as fitted${inUnit}`, `residual${inUnit}`],
    leverage: ['leverage', 'studentized residual'],
    quantiles: ['quantile of a normal distribution', 'studentized residual'],
  }[kind];
  return {
    title: `Residuals of ${name}`,
    subtitle: `${first.method} fit${alone ? '' : `s of ${all.length} groups`} · ${all.reduce((sum, { fit }) => sum + fit.count, 0)} points`,
    metadata: fitsMetadata(new Map([...fits].map(([group, { fit }]) => [group, fit]))),
    x: { title: titles[0], range: xRange },
    y: { title: titles[1], range: [-reach, reach] },
    equal: false,
    series,
    guides: [
      kind === 'quantiles'
        ? {
            words: 'normal distribution',
            from: [Math.max(xRange[0], -reach), Math.max(xRange[0], -reach)],
            to: [Math.min(xRange[1], reach), Math.min(xRange[1], reach)],
            half: 0,
            dashed: false,
          }
        : level(0, '', false),
      ...limits,
    ],
    bands: '',
    sizes: cooks ? 'size of the marks: Cook’s distance' : 'size of the marks: leverage',
    notes: [],
  };
}

function placeOf(point: FittedPoint, kind: ResidualKind): { readonly x: number; readonly y: number } {
  if (kind === 'residuals') return { x: point.fitted, y: point.residual };
  return { x: kind === 'leverage' ? point.leverage : 0, y: point.studentized };
}

/** Points by their y, each against the quantile of its rank (Blom's plotting positions). */
function ordered<T extends { readonly x: number; readonly y: number }>(points: readonly T[]): T[] {
  const known = points.filter(({ y }) => Number.isFinite(y)).sort((a, b) => a.y - b.y);
  return known.map((point, i) => ({ ...point, x: normalQuantile((i + 1 - 0.375) / (known.length + 0.25)) }));
}

function leverageRange(values: readonly number[]): [number, number] {
  return [0, 1.08 * Math.max(max(values) ?? 0, 0.05)];
}
