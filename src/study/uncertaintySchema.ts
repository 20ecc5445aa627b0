import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.minLength(1));
const deviation = v.pipe(number, v.minValue(0, 'a standard deviation, at least 0'));

/** Most parameters of a covariance matrix or an ensemble. */
const mostParameters = 1000;
/** Most members of an ensemble that a study holds. */
const mostRows = 100_000;

const parameters = v.pipe(
  v.array(text),
  v.minLength(1),
  v.maxLength(mostParameters),
  v.check((list) => new Set(list).size === list.length, 'each parameter once'),
);

const covariance = v.strictObject({
  name: text,
  parameters,
  matrix: v.pipe(
    v.array(v.array(number)),
    v.description(
      'Covariances in the order of `parameters`, in products of their units; symmetric, no negative eigenvalue.',
    ),
  ),
});

const factor = v.strictObject({
  name: text,
  loadings: v.pipe(
    v.record(v.string(), number),
    v.description('What one standard deviation of the factor does to each parameter, in the unit of the parameter.'),
  ),
});

const ensemble = v.strictObject({
  parameters,
  rows: v.pipe(
    v.array(v.array(number)),
    v.minLength(1),
    v.maxLength(mostRows),
    v.description('One member a row: deviations from the study’s own values, in the order of `parameters`.'),
  ),
});

/**
 * How uncertain the parameters of a study are. Parameters are named `energy:NO*` (eV, of an adsorbate or a gas),
 * `barrier:STEP` (eV, both directions), `reaction:STEP` (eV), `prefactor:STEP` (ln, both directions), `bep:STEP` (the
 * slope), `descriptor:E_O` (eV), and `energy:NO*:E_O`, `barrier:STEP:E_O` for coefficients of descriptors and `T`.
 */
export const uncertaintySchema = v.strictObject({
  basis: v.optional(v.pipe(text, v.description('Where the numbers come from, in words; an assumption is called one.'))),
  sources: v.optional(v.array(text), []),
  sigma: v.optional(
    v.pipe(
      v.record(v.string(), deviation),
      v.description(
        'Standard deviations by parameter, independent of each other. A kind alone (`barrier`, `reaction`, `prefactor`, ' +
          '`energy` for all adsorbates, `descriptor`) stands for all of its parameters that are not named elsewhere.',
      ),
    ),
    {},
  ),
  covariances: v.optional(v.array(covariance), []),
  factors: v.optional(
    v.pipe(v.array(factor), v.description('Common causes; their contributions add to the others.')),
    [],
  ),
  ensemble: v.optional(ensemble),
});

/** Uncertainties of a study, defaults filled in. */
export type Uncertainty = v.InferOutput<typeof uncertaintySchema>;
