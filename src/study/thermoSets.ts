/**
 * Published thermochemistry with its provenance: what `shomate.json`, `nasa7.json`, `molecules.json` and `formation.json`
 * under `datasets/` hold, in the units of the source.
 */
import * as v from 'valibot';

import { InvalidInput } from '../base';
import { surfaceSetSchema } from './dataset';
import { validate } from './validate';

const { id, title, source, notes } = surfaceSetSchema.entries;

const finite = v.pipe(v.number('a finite number'), v.finite('a finite number'));
const positive = v.pipe(finite, v.gtValue(0, 'a number > 0'));
const whole = v.pipe(positive, v.integer('a whole number'));

/** A temperature range with as many coefficients as its equation has. */
function rangeOf(coefficients: number) {
  return v.pipe(
    v.strictObject({
      from_K: positive,
      to_K: positive,
      coefficients: v.pipe(v.array(finite), v.length(coefficients, `${coefficients} coefficients`), v.readonly()),
      /** What the range was fitted to, where it is not the source's own fit. */
      fit: v.exactOptional(title),
    }),
    v.check(({ from_K, to_K }) => from_K < to_K, 'an ascending range'),
    v.readonly(),
  );
}

const head = { sabatierDataset: v.literal(1), id, title, source, notes, unit: title };

function listOf<const T extends v.GenericSchema>(item: T) {
  return v.pipe(v.array(item), v.minLength(1, 'at least one entry'), v.readonly());
}

export const shomateSetSchema = v.strictObject({
  ...head,
  kind: v.literal('shomate', '"shomate"'),
  pressure_bar: v.literal(1),
  gases: listOf(v.strictObject({ name: title, ranges: listOf(rangeOf(8)) })),
});

export const nasa7SetSchema = v.strictObject({
  ...head,
  kind: v.literal('nasa-7', '"nasa-7"'),
  pressure_bar: v.literal(1),
  gases: listOf(v.strictObject({ name: title, note: title, ranges: listOf(rangeOf(7)) })),
});

export const moleculeSetSchema = v.strictObject({
  ...head,
  kind: v.literal('molecules', '"molecules"'),
  unit: v.literal('Å', '"Å"'),
  masses_amu: v.record(v.string(), positive),
  molecules: listOf(
    v.strictObject({
      name: title,
      /** Rotational symmetry number. */
      symmetry: whole,
      /** Degeneracy of the electronic ground state. */
      multiplicity: whole,
      atoms: listOf(v.strictObject({ element: title, at_A: v.strictTuple([finite, finite, finite]) })),
    }),
  ),
});

export const formationSetSchema = v.strictObject({
  ...head,
  kind: v.literal('formation', '"formation"'),
  T_K: v.literal(298.15),
  pressure_bar: v.literal(1),
  species: listOf(
    v.strictObject({
      name: title,
      formula: title,
      state: v.picklist(['gas', 'aq', 'liq', 'cr']),
      dGf_kJ_per_mol: finite,
      dHf_kJ_per_mol: finite,
      S_J_per_mol_K: finite,
      /** The source's key of the paper that the row is from. */
      key: title,
      doi: v.exactOptional(title),
    }),
  ),
});

/** Shomate coefficients of gases. */
export type ShomateSet = v.InferOutput<typeof shomateSetSchema>;
/** NASA polynomials of gases. */
export type Nasa7Set = v.InferOutput<typeof nasa7SetSchema>;
/** Geometries of gas molecules [Å]. */
export type MoleculeSet = v.InferOutput<typeof moleculeSetSchema>;
/** Standard formation properties at 298.15 K. */
export type FormationSet = v.InferOutput<typeof formationSetSchema>;

/**
 * `json` as a set of one of these kinds, every name once; `where` names the file in errors.
 *
 * @throws InvalidInput with path, value and rule at the first field that breaks one.
 */
export function parseThermoSet<T extends v.GenericSchema<unknown, { readonly id: string }>>(
  schema: T,
  json: unknown,
  where: string,
): v.InferOutput<T> {
  const set = validate(schema, json, 'thermochemical set', where);
  for (const [list, entries] of Object.entries(set)) {
    if (!Array.isArray(entries) || list === 'notes') continue;
    const names = entries.map((entry: { readonly name: string }) => entry.name);
    const twice = names.findIndex((name, i) => names.indexOf(name) < i);
    if (twice >= 0) {
      throw new InvalidInput({
        name: `${list}[${twice}].name`,
        got: names[twice],
        expected: 'a name not used before',
        where,
      });
    }
  }
  return set;
}
