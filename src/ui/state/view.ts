import * as v from 'valibot';
import { InvalidInput } from '../../base';
import { paletteNames, parsePlotKind, requireLevels } from '../../plots';
import { makeAxis, modelOf, requireGrid, requireValue, variableNames, type Model } from '../../screening';
import type { Study } from '../../study';
import { dataViewSchema } from '../data/dataView';
import { rankViewSchema } from '../ranking/rankView';
import { requireUncertaintyView, uncertaintyViewSchema } from '../uncertainty/uncertaintyView';

const number = v.pipe(v.number(), v.finite());
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const values = v.record(short, number);
const axis = v.strictObject({ name: short, range: v.strictTuple([number, number]) });
const pin = v.variant('kind', [
  v.strictObject({ kind: v.literal('point'), at: values }),
  v.strictObject({ kind: v.literal('candidate'), name: v.string(), source: v.exactOptional(v.string()) }),
]);
const scale = v.strictObject({
  levels: v.exactOptional(v.strictTuple([number, number, number])),
  palette: v.exactOptional(v.picklist(paletteNames)),
});

/** Most points that can be pinned. */
export const mostPins = 4;

/** What the page shows of a study; plain JSON, a part of links and saved files. */
export const viewSchema = v.strictObject({
  /** Variables of the horizontal and vertical axis, with their ranges. */
  axes: v.strictTuple([axis, axis]),
  /** Pixels across and up. */
  grid: v.strictTuple([number, number]),
  /** Plot kind, as `--plot` of the command line takes it. */
  show: short,
  /** Values that replace the study's own, as `--set` of the command line; `time` null for the steady state. */
  settings: v.record(short, v.nullable(number)),
  pins: v.pipe(v.array(pin), v.maxLength(mostPins)),
  /** Settings of the second map beside the first, or null for one map. */
  compare: v.nullable(v.record(short, v.nullable(number))),
  /** True for the second map minus the first in place of both. */
  difference: v.exactOptional(v.boolean()),
  /** Colours that are chosen for a quantity, by `scaleName`; absent where all have the usual ones. */
  scales: v.exactOptional(v.record(short, scale)),
  /** False where the density of candidates is not drawn. */
  density: v.exactOptional(v.boolean()),
  /** Whether pixels with several steady states are looked for; absent for what is usual for the mechanism. */
  branches: v.exactOptional(v.boolean()),
  /** Ends of a cut through the map in values of the axes, or null for none. */
  cut: v.nullable(v.strictTuple([v.strictTuple([number, number]), v.strictTuple([number, number])])),
  /** The ensemble that is shown in the place of the map, or null for none, as in views made before there were any. */
  uncertainty: v.optional(v.nullable(uncertaintyViewSchema), null),
  /** How candidates are ranked, or null before they ever were, as in views made before there was a ranking. */
  ranking: v.optional(v.nullable(rankViewSchema), null),
  /** The data panel, or null when it was never opened, as in views made before there was one. */
  data: v.optional(v.nullable(dataViewSchema), null),
});

export type View = Readonly<v.InferOutput<typeof viewSchema>>;
export type AxisView = View['axes'][number];
export type ViewSettings = View['settings'];
export type Pin = View['pins'][number];

/** The view that a study opens with: its axes or its first two descriptors, its own conditions, the activity. */
export function defaultView(study: Study): View {
  const [x, y] = study.outputs.axes ?? study.descriptors;
  const second = y ?? { name: 'U', range: [-1, 0.5] as const };
  return {
    axes: [
      { name: x.name, range: [x.range[0], x.range[1]] },
      { name: second.name, range: [second.range[0], second.range[1]] },
    ],
    grid: [study.outputs.grid[0], study.outputs.grid[1]],
    show: 'activity',
    settings: Object.fromEntries(
      study.descriptors
        .filter(({ name }) => name !== x.name && name !== second.name)
        .map((d) => [d.name, (d.range[0] + d.range[1]) / 2]),
    ),
    pins: [],
    compare: null,
    cut: null,
    uncertainty: null,
    ranking: null,
    data: null,
  };
}

/** Reads a view of unknown origin. @throws InvalidInput naming the part that does not fit the study. */
export function readView(value: unknown, study: Study): View {
  const parsed = v.safeParse(viewSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new InvalidInput({
      name: `view.${v.getDotPath(issue) ?? ''}`,
      got: issue.input,
      expected: issue.expected ?? issue.message,
    });
  }
  requireView(parsed.output, modelOf(study));
  return parsed.output;
}

/** A view where it fits the study, else the view that the study opens with. */
export function fittingView(value: unknown, study: Study): View {
  try {
    return readView(value, study);
  } catch {
    return readView(defaultView(study), study);
  }
}

/** @throws InvalidInput when the view asks for what the model does not have. */
export function requireView(view: View, model: Model): void {
  const [x, y] = view.axes;
  requireGrid(view.grid[0], view.grid[1]);
  view.axes.forEach((axis, i) => requireRange(axis, view.grid[i], model));
  if (x.name === y.name) throw new InvalidInput({ name: 'axes', got: x.name, expected: 'two different variables' });
  parsePlotKind(view.show, model);
  for (const { levels } of Object.values(view.scales ?? {})) {
    if (levels !== undefined) requireLevels(levels, 'colour scale');
  }
  if (view.uncertainty !== null) requireUncertaintyView(view.uncertainty, model);
  const known = variableNames(model);
  for (const settings of [view.settings, view.compare ?? {}]) {
    for (const [name, value] of Object.entries(settings)) {
      if (!known.includes(name)) {
        throw new InvalidInput({ name: 'settings', got: name, expected: `names among ${known.join(', ')}` });
      }
      requireValue(name, value ?? Infinity, 'settings');
    }
  }
}

/** Parts of the magnitude of an axis below which pixels would have the same numbers, after all that is done to them. */
const finest = 1e-12;

function requireRange({ name, range }: AxisView, count: number, model: Model): void {
  makeAxis(model, name, range, 2);
  for (const end of range) requireValue(name, end, 'axes');
  const [from, to] = range;
  if ((to - from) / (count - 1) > finest * Math.max(Math.abs(from), Math.abs(to))) return;
  throw new InvalidInput({ name: `range of ${name}`, got: `${from}:${to}`, expected: 'ends further apart' });
}
