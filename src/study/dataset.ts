/**
 * Published numbers with their provenance: what a file under `datasets/` holds. Two kinds exist.
 *
 * A `SurfaceSet` lists adsorption energies of named surfaces [eV, negative = stronger]. A `ParameterSet` lists the
 * barriers of a microkinetic model that are linear in two descriptors,
 *
 *   E = dO x_O + dN x_N + const + F_U c U   [kJ/mol],
 *
 * with x_O, x_N the binding energies of O and N [kJ/mol, positive = stronger] = -c E[eV], c the set's own
 * `kJ_per_mol_per_eV`, and U the electrode potential [V vs RHE]. Signs and units are those of the source, named in the
 * file, and converted by the reader of the set. Nothing is filled in: a value the source does not give is absent.
 */
import * as v from 'valibot';

import { InvalidInput } from '../base';
import { validate } from './validate';

const finite = v.pipe(v.number('a finite number'), v.finite('a finite number'));
const positive = v.pipe(finite, v.gtValue(0, 'a number > 0'));
const text = v.pipe(v.string('text'), v.regex(/\S/, 'text that is not blank'));
const doi = v.pipe(text, v.regex(/^10\.\d{4,9}\/\S+$/, 'a DOI, 10.prefix/suffix'));
const repository = v.pipe(text, v.regex(/^[\w.-]+\/[\w.-]+@[0-9a-f]{7,40}$/, 'owner/name@commit'));
const identifier = v.pipe(text, v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters and digits joined by -'));
const step = v.pipe(text, v.regex(/^\S(.*\S)? <-> \S(.*\S)?$/, 'an elementary step, A + * <-> A*'));

/** `value` and nothing else. */
function exactly<const T extends string | number>(value: T) {
  return v.literal(value, JSON.stringify(value));
}

/** An object with these keys and no other. */
function fields<const T extends v.ObjectEntries>(entries: T) {
  const known = Object.keys(entries).join(', ');
  const rule = ({ expected }: v.StrictObjectIssue): string => {
    if (expected === 'never') return `no such key, only ${known}`;
    return expected === 'Object' ? `an object with ${known}` : 'this key to be present';
  };
  return v.pipe(v.strictObject(entries, rule), v.readonly());
}

/** A list that holds at least one `item`. */
function listOf<const T extends v.GenericSchema>(item: T) {
  return v.pipe(v.array(item, 'a list'), v.minLength(1, 'at least one entry'), v.readonly());
}

const remarks = v.pipe(v.array(text, 'a list of text'), v.readonly());

/** Where the numbers stand: `file` in `repository`, under `licence`; `retrieved` says how they were read. */
const place = { repository: v.nullable(repository), file: text, licence: text, retrieved: text };

const values = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^E_[A-Z][A-Za-z0-9]*$/, 'a key E_X with X the adsorbate')),
    finite,
    'an object of numbers',
  ),
  v.minEntries(1, 'at least one energy'),
  v.readonly(),
);

const band = v.pipe(
  v.strictTuple([finite, finite], 'null or a pair of numbers'),
  v.check(([low, high]) => low < high, 'an ascending pair of numbers'),
  v.readonly(),
);

const surface = fields({
  /** Unique within the set, facet included where the source gives it, e.g. `Pt3Ru(211)`. */
  name: text,
  /** Composition as the source writes it, e.g. `RuPt3`. */
  material: text,
  /** Miller indices without brackets, e.g. `211`. */
  facet: v.pipe(text, v.regex(/^(-?\d){3,4}$/, 'three or four Miller indices')),
  /** Adsorption energy [eV] per adsorbate, `E_O` for O, in the sign and reference of the set. */
  values,
  /** Published range of log10(TOF / s^-1), ends included; null where the source shows none. */
  publishedLog10Tof: v.exactOptional(v.nullable(band)),
  note: v.exactOptional(text),
});

export const surfaceSetSchema = fields({
  sabatierDataset: exactly(1),
  kind: exactly('surfaces'),
  id: identifier,
  title: text,
  source: fields({ citation: text, doi: v.nullable(doi), ...place }),
  unit: exactly('eV'),
  sign: exactly('negative = stronger'),
  /** Reference state of the adsorption energies. */
  reference: text,
  /** What the source says about the density functional. */
  functional: text,
  notes: remarks,
  surfaces: listOf(surface),
});

/** dO x_O + dN x_N + const + F_U c U [kJ/mol]; dO, dN and F_U are pure numbers. */
const affine = fields({ dO: finite, dN: finite, const: finite, F_U: finite });

const hertzKnudsenRow = fields({
  step,
  species: text,
  /** Area of one site [m2]. */
  area_m2: positive,
  /** Mass of the molecule [amu]. */
  mass_amu: positive,
  /** Characteristic temperature of rotation [K]. */
  rotationalTemperature_K: positive,
  /** Rotational symmetry number. */
  symmetry: v.pipe(positive, v.integer('a whole number')),
  sticking: v.pipe(positive, v.maxValue(1, 'a number in (0, 1]')),
  /** Desorption energy [kJ/mol]. */
  desorption: affine,
});

const arrheniusRow = fields({
  step,
  /** Prefactor of both directions [1/s]. */
  prefactor_per_s: positive,
  /** Barrier from left to right [kJ/mol]. */
  forward: affine,
  /** Barrier from right to left [kJ/mol]. */
  reverse: affine,
});

const direction = v.picklist(['forward', 'reverse'], 'forward or reverse');

export const parameterSetSchema = fields({
  sabatierDataset: exactly(1),
  kind: exactly('kinetic-parameters'),
  id: identifier,
  title: text,
  source: fields({ papers: listOf(fields({ citation: text, doi: v.nullable(doi) })), ...place }),
  unit: exactly('kJ/mol'),
  /** Conversion the source uses; its potential term is in the same number of kJ/mol per volt. */
  kJ_per_mol_per_eV: positive,
  sign: exactly('positive = stronger'),
  /** Reference state of the descriptors. */
  reference: text,
  gasConstant_J_per_mol_K: positive,
  conditions: fields({
    /** Temperature [K]. */
    T: positive,
    /** Electrode potential [V vs RHE]. */
    U_RHE: finite,
    /** Activity or pressure ratio per reservoir species; `H+ + e-` is the proton-electron pair. */
    activities: v.pipe(
      v.record(text, v.pipe(finite, v.minValue(0, 'a number >= 0')), 'an object of numbers'),
      v.readonly(),
    ),
  }),
  hertzKnudsen: listOf(hertzKnudsenRow),
  arrhenius: listOf(arrheniusRow),
  /** Descriptor points at which every listed barrier is >= 0; the source simulates no other. */
  domain: fields({
    rule: text,
    source: text,
    barriers: listOf(fields({ step, directions: listOf(direction) })),
  }),
  /** What the source does that a reader would not expect; kept in the numbers. */
  quirks: remarks,
});

/** Adsorption energies of named surfaces [eV, negative = stronger]. */
export type SurfaceSet = v.InferOutput<typeof surfaceSetSchema>;
/** One surface of a `SurfaceSet`. */
export type SurfaceEntry = SurfaceSet['surfaces'][number];
/** Linear barriers of a microkinetic model [kJ/mol, descriptors positive = stronger]. */
export type ParameterSet = v.InferOutput<typeof parameterSetSchema>;
/** Coefficients of one barrier or desorption energy [kJ/mol]. */
export type AffineEnergy = v.InferOutput<typeof affine>;
/** One adsorption step with collision-theory kinetics. */
export type HertzKnudsenRow = ParameterSet['hertzKnudsen'][number];
/** One step with Arrhenius kinetics in both directions. */
export type ArrheniusRow = ParameterSet['arrhenius'][number];
/** Direction of a step, left to right or right to left. */
export type StepDirection = v.InferOutput<typeof direction>;

/** Throws unless every `key` differs from those before it; `name` builds the path of the i-th. */
function requireDistinct(keys: readonly string[], name: (i: number) => string, where: string): void {
  keys.forEach((key, i) => {
    const first = keys.indexOf(key);
    if (first !== i) {
      throw new InvalidInput({ name: name(i), got: key, expected: `a value not taken by ${name(first)}`, where });
    }
  });
}

/**
 * `json` as a `SurfaceSet`; `where` names the file in errors.
 * Throws `InvalidInput` with path, value and rule at the first field that breaks one.
 */
export function parseSurfaceSet(json: unknown, where: string): SurfaceSet {
  const set = validate(surfaceSetSchema, json, 'surface set', where);
  requireDistinct(
    set.surfaces.map(({ name }) => name),
    (i) => `surfaces[${i}].name`,
    where,
  );
  return set;
}

/**
 * `json` as a `ParameterSet`; `where` names the file in errors.
 * Throws `InvalidInput` with path, value and rule at the first field that breaks one, also where a step stands twice,
 * a Hertz-Knudsen step is not the adsorption of its species, or the domain names a step that has no barrier.
 */
export function parseParameterSet(json: unknown, where: string): ParameterSet {
  const set = validate(parameterSetSchema, json, 'parameter set', where);
  const adsorptions = set.hertzKnudsen.map((row) => row.step);
  const activated = set.arrhenius.map((row) => row.step);
  const pathOfStep = (i: number): string =>
    i < adsorptions.length ? `hertzKnudsen[${i}].step` : `arrhenius[${i - adsorptions.length}].step`;
  requireDistinct([...adsorptions, ...activated], pathOfStep, where);
  set.hertzKnudsen.forEach(({ step: got, species }, i) => {
    const expected = `${species} + * <-> ${species}*`;
    if (got !== expected) throw new InvalidInput({ name: pathOfStep(i), got, expected, where });
  });
  const inDomain = set.domain.barriers.map((barrier) => barrier.step);
  const pathInDomain = (i: number): string => `domain.barriers[${i}].step`;
  requireDistinct(inDomain, pathInDomain, where);
  inDomain.forEach((got, i) => {
    if (!activated.includes(got)) {
      throw new InvalidInput({ name: pathInDomain(i), got, expected: 'a step of arrhenius', where });
    }
  });
  return set;
}
