import { significant } from '../energetics';
import { displayName, unitOf, type Units } from './scalingPlot';
import { fitsMetadata, paddedRange, seriesColor, type PlottedFit, type ScatterPlot } from './scatterPlot';

/**
 * Values as fits predict them against those given, on one scale, with bands of the mean absolute error and, for a single
 * fit, of the prediction interval around equality.
 *
 * @param fits by group; a single one under any name.
 */
export function parityPlot(fits: ReadonlyMap<string, PlottedFit>, units: Units): ScatterPlot {
  const all = [...fits.values()];
  const [{ fit: first }] = all;
  const alone = all.length === 1;
  const unit = unitOf(units, first.yName);
  const name = displayName(first.yName, unit);
  const inUnit = unit === '' ? '' : ` (${unit})`;
  const count = all.reduce((sum, { fit }) => sum + fit.count, 0);
  const mae = all.reduce((sum, { fit }) => sum + fit.count * fit.mae, 0) / count;
  const places = all.flatMap(({ fit }) => fit.points);
  const range = paddedRange(places.flatMap(({ y, fitted }) => [y, fitted]));
  const diagonal = { from: [range[0], range[0]], to: [range[1], range[1]] } as const;
  const wide = first.quantile * first.noise;
  const percent = `${Number((100 * first.confidence).toPrecision(4))} %`;
  return {
    title: `${name}, predicted and given`,
    subtitle: [
      `${first.method} fit${alone ? '' : `s of ${all.length} groups`}`,
      `${count} points`,
      `MAE ${significant(mae)} ${unit}`.trim(),
      ...(alone ? [`RMSE ${significant(first.rmse)} ${unit}`.trim()] : []),
    ].join(' · '),
    metadata: fitsMetadata(new Map([...fits].map(([group, { fit }]) => [group, fit]))),
    x: { title: `${name} given${inUnit}`, range },
    y: { title: `${name} predicted${inUnit}`, range },
    equal: true,
    series: [...fits].map(([label, { fit, rows }], i) => ({
      label,
      color: seriesColor(i, all.length),
      points: fit.points.map((point, p) => ({
        x: point.y,
        y: point.fitted,
        label: point.label,
        row: rows[p],
        size: 1,
        left: false,
      })),
      line: [],
    })),
    guides: [
      ...(alone && Number.isFinite(wide) && wide > 0
        ? [
            {
              words: `±${significant(wide)} ${unit}: ${percent} of observations`,
              ...diagonal,
              half: wide,
              dashed: true,
            },
          ]
        : []),
      { words: `±MAE, ${significant(mae)} ${unit}`.trim(), ...diagonal, half: mae, dashed: false },
    ],
    bands: '',
    sizes: '',
    notes: [],
  };
}
