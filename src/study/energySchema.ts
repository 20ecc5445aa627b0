import * as v from 'valibot';

const number = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.minLength(1));

const constraint = v.pipe(
  v.union([
    v.picklist(['+', '-']),
    number,
    v.pipe(
      v.strictTuple([v.nullable(number), v.nullable(number)]),
      v.check(([low, high]) => low === null || high === null || low <= high, 'a range with low <= high'),
    ),
  ]),
  v.description('"+" at least 0, "-" at most 0, a fixed number, or [lowest, highest] with null for no bound.'),
);

/** A scaling relation that is fitted to points by least squares. */
export const fitSchema = v.strictObject({
  fit: v.strictObject({
    on: v.pipe(v.array(text), v.description('Descriptors of the scaling relation; none fits a constant.')),
    points: v.pipe(
      v.array(v.array(number)),
      v.minLength(1),
      v.description('Rows of descriptor values, then the energy, in eV.'),
    ),
    constraints: v.optional(
      v.pipe(v.record(v.string(), constraint), v.description('Bounds of the slopes by descriptor, and of const.')),
    ),
    decimals: v.optional(
      v.pipe(
        number,
        v.integer(),
        v.minValue(0),
        v.maxValue(15),
        v.description(
          'Decimals that the coefficients are rounded to, as some published maps do; not rounded if absent.',
        ),
      ),
    ),
  }),
});

/** An energy, or another quantity in eV, that is affine in the variables of a study. */
export const formSchema = v.pipe(
  v.union([number, fitSchema, v.record(v.string(), number)]),
  v.description(
    'Energy in eV, affine in variables: a number, { const, E_O: slope, U_RHE: slope, pH: slope, T: slope }, or a scaling ' +
      'relation to fit by least squares, { fit: { on, points } }.',
  ),
);

const weights = v.pipe(
  v.record(v.string(), number),
  v.minEntries(1, 'at least one species'),
  v.description('Species whose energies are summed, with their weights.'),
);

/** An energy that is a line in the energies of other species: of a transition state in its initial or final state. */
export const scalingSchema = v.strictObject({
  scaling: v.union([
    v.strictObject({ of: weights, slope: number, intercept: number }),
    v.strictObject({
      of: weights,
      points: v.pipe(
        v.array(v.strictTuple([number, number])),
        v.minLength(1),
        v.description('Summed energy and the energy that follows it, eV; fitted by least squares.'),
      ),
      slope: v.optional(v.pipe(number, v.description('Slope kept fixed in the fit.'))),
    }),
  ]),
});

/** Energies that do not stand in the formation energy: solvation, hydrogen bonds, fields; eV by name. */
export const correctionName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9 -]*$/, 'a name such as solvation or hydrogen bond'),
);
