import * as v from 'valibot';
import { fitMethods } from '../../energetics';
import type { Study } from '../../study';

const number = v.pipe(v.number(), v.finite());
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const row = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Longest table that a view holds itself [characters]; of a longer one it names the file. */
export const longestHeldTable = 20_000;
/** Most descriptors of a fit. */
export const mostDescriptors = 4;

/** Units that a column without one in its header may be in; `none` for a table of other quantities. */
export const tableUnits = ['eV', 'meV', 'kJ/mol', 'kcal/mol', 'none'] as const;

const source = v.variant('kind', [
  v.strictObject({ kind: v.literal('candidates') }),
  v.strictObject({ kind: v.literal('dataset'), id: short }),
  v.strictObject({ kind: v.literal('table'), name: short, text: v.pipe(v.string(), v.maxLength(longestHeldTable)) }),
  v.strictObject({ kind: v.literal('file'), name: short, key: short }),
]);

/** What the data panel shows; a part of the view. */
export const dataViewSchema = v.strictObject({
  /** True while the panel is in sight. */
  open: v.boolean(),
  /** The study's surfaces, published numbers, a small table itself, or a large one by its name and digest. */
  source,
  y: v.nullable(short),
  x: v.pipe(v.array(short), v.maxLength(mostDescriptors)),
  group: v.nullable(short),
  method: v.picklist(fitMethods),
  /** Columns of standard deviations, as `--y-error` and `--x-error` of the command line. */
  yError: v.nullable(short),
  xErrors: v.array(short),
  unit: v.picklist(tableUnits),
  /** Rules by coefficient, as `--bound` of the command line. */
  bounds: v.record(short, v.pipe(v.string(), v.maxLength(60))),
  confidence: v.pipe(number, v.gtValue(0), v.ltValue(1)),
  /** Rows that were moved in the picture, with their values now; the table stays as it is. */
  moved: v.pipe(v.array(v.strictObject({ row, x: v.array(number), y: number })), v.maxLength(500)),
  /** Rows left out of the fit by hand. */
  left: v.pipe(v.array(row), v.maxLength(20_000)),
  residuals: v.picklist(['residuals', 'leverage', 'quantiles']),
  /** Column of the periodic table; the fitted one when null. */
  element: v.nullable(short),
});

export type DataView = Readonly<v.InferOutput<typeof dataViewSchema>>;
export type DataSource = DataView['source'];

/** The panel as it opens first: the study's own surfaces, the second descriptor on the first. */
export function defaultDataView({ descriptors }: Study): DataView {
  return {
    open: true,
    source: { kind: 'candidates' },
    y: descriptors.at(1)?.name ?? null,
    x: descriptors.slice(0, 1).map(({ name }) => name),
    group: null,
    method: 'ordinary',
    yError: null,
    xErrors: [],
    unit: 'eV',
    bounds: {},
    confidence: 0.95,
    moved: [],
    left: [],
    residuals: 'residuals',
    element: null,
  };
}
