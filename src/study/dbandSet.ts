/**
 * d-band parameters of metals with their provenance: what a `dband.json` under `datasets/` holds. A value that no source
 * gives is absent.
 */
import * as v from 'valibot';
import { InvalidInput } from '../base';
import { surfaceSetSchema } from './dataset';
import { validate } from './validate';

const { id, title, source, notes } = surfaceSetSchema.entries;
const number = v.pipe(v.number('a number'), v.finite('a finite number'));
const positive = v.pipe(number, v.gtValue(0, 'a number > 0'));

const metal = v.pipe(
  v.strictObject({
    element: v.pipe(v.string(), v.regex(/^[A-Z][a-z]?$/, 'an element')),
    /** Centre of the d band [eV, relative to the Fermi level], by set. */
    center: v.pipe(
      v.strictObject({
        ruban1997: v.exactOptional(number),
        vojvodic2014: v.exactOptional(number),
        qePbeSurface: v.exactOptional(number),
        bulk: v.exactOptional(number),
      }),
      v.readonly(),
    ),
    /** Second-moment width of the surface's d band [eV]. */
    surfaceWidth: v.exactOptional(positive),
    /** Upper edge of the surface's d band [eV, relative to the Fermi level]. */
    upperEdge: v.exactOptional(number),
    /** √12 times the second-moment width of the bulk's d band [eV]. */
    bulkFullWidth: v.exactOptional(positive),
    /** Radius of the d orbital [Å]. */
    dRadius: v.exactOptional(positive),
    /** Coupling V_ad² of adsorbates to the d states, relative to Cu. */
    Vad2: v.exactOptional(positive),
    /** Idealised filling of the d band, 1 for full; 1.1 for group 12. */
    filling: v.exactOptional(positive),
    /** Wigner–Seitz radius [bohr]. */
    wignerSeitz: v.exactOptional(positive),
    /** Width of Andersen's potential parameters [mRy]. */
    andersonWidth: v.exactOptional(positive),
    /** Adsorption energies [eV, negative = stronger], by adsorbate as `E_O`. */
    adsorption: v.exactOptional(v.pipe(v.record(v.string(), number), v.readonly())),
  }),
  v.readonly(),
);

export const dbandSetSchema = v.pipe(
  v.strictObject({
    sabatierDataset: v.literal(1),
    kind: v.literal('d-band', '"d-band"'),
    id,
    title,
    source,
    /** Where each column comes from. */
    sets: v.pipe(v.record(v.string(), title), v.readonly()),
    units: v.pipe(v.record(v.string(), title), v.readonly()),
    notes,
    metals: v.pipe(v.array(metal), v.minLength(1, 'at least one entry'), v.readonly()),
  }),
  v.readonly(),
);

/** d-band parameters of metals. */
export type DBandSet = v.InferOutput<typeof dbandSetSchema>;
/** Those of one metal. */
export type DBandMetal = DBandSet['metals'][number];
/** A set of d-band centres. */
export type DBandCenters = keyof DBandMetal['center'];

/** `json` as a `DBandSet`; `where` names the file in errors. @throws InvalidInput at the first field that breaks a rule. */
export function parseDBandSet(json: unknown, where: string): DBandSet {
  const set = validate(dbandSetSchema, json, 'd-band set', where);
  const elements = set.metals.map(({ element }) => element);
  const twice = elements.findIndex((element, i) => elements.indexOf(element) < i);
  if (twice < 0) return set;
  const expected = 'an element not used before';
  throw new InvalidInput({ name: `metals[${twice}].element`, got: elements[twice], expected, where });
}
