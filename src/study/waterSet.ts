/**
 * Nitrate and nitrite in kinds of water, with their provenance: what a `waters.json` under `datasets/` holds. Amounts are
 * in mmol/L as the source prints them; a value that it does not give is absent.
 */
import * as v from 'valibot';

import { InvalidInput } from '../base';
import { surfaceSetSchema } from './dataset';
import { validate } from './validate';

const { id, title, source, notes } = surfaceSetSchema.entries;

const amount = v.pipe(v.number('a number > 0'), v.finite('a finite number'), v.gtValue(0, 'a number > 0'));

/** Ends of a printed range [mM], equal where one value is printed. */
const range = v.pipe(
  v.strictObject({ low: amount, high: amount }),
  v.check(({ low, high }) => low <= high, 'a range with low <= high'),
  v.readonly(),
);

const water = v.pipe(
  v.strictObject({
    id,
    label: title,
    /** The word that the source has for the pH; null where it says unknown. */
    acidity: v.nullable(v.picklist(['acidic', 'neutral', 'alkalescent', 'alkaline'])),
    /** Main ions, in the order printed. */
    main: v.pipe(v.array(title), v.minLength(1, 'at least one ion'), v.readonly()),
    nitrate: range,
    nitrite: v.exactOptional(range),
    /** Number of the quoted paper in the source's list of references. */
    primaryReference: v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, 'a whole number > 0')),
  }),
  v.readonly(),
);

export const waterSetSchema = v.pipe(
  v.strictObject({
    sabatierDataset: v.literal(1),
    kind: v.literal('waters', '"waters"'),
    id,
    title,
    source,
    unit: v.literal('mM', '"mM"'),
    notes,
    waters: v.pipe(v.array(water), v.minLength(1, 'at least one entry'), v.readonly()),
  }),
  v.readonly(),
);

/** Kinds of water and what is dissolved in them [mmol/L]. */
export type WaterSet = v.InferOutput<typeof waterSetSchema>;

/**
 * `json` as a `WaterSet`; `where` names the file in errors.
 * Throws `InvalidInput` with path, value and rule at the first field that breaks one.
 */
export function parseWaterSet(json: unknown, where: string): WaterSet {
  const set = validate(waterSetSchema, json, 'water set', where);
  const ids = set.waters.map((entry) => entry.id);
  const twice = ids.findIndex((name, i) => ids.indexOf(name) < i);
  if (twice < 0) return set;
  throw new InvalidInput({ name: `waters[${twice}].id`, got: ids[twice], expected: 'an id not used before', where });
}
