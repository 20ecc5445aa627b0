import * as v from 'valibot';
import { correctionName, fitSchema, scalingSchema } from './energySchema';
import { thermalModelSchema } from './thermochemistrySchema';
import { uncertaintySchema } from './uncertaintySchema';

/** Version of the study document that this code writes. Older versions are upgraded on reading. */
export const studyVersion = 1;

const number = v.pipe(v.number(), v.finite());
const side = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1_000_000));
const positive = v.pipe(number, v.gtValue(0));
const fraction = v.pipe(number, v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.minLength(1));
const name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z][A-Za-z0-9_]*$/, 'a name of letters, digits and _'),
  v.check(
    (s) => !reserved.has(s) && !s.startsWith('a_'),
    'a name that is not const, T, U, U_RHE, U_SHE, pH, time, beta, scale, lg_p or a_…',
  ),
);
const reserved = new Set(['const', 'T', 'U', 'U_RHE', 'U_SHE', 'pH', 'time', 'beta', 'scale', 'lg_p']);

const form = v.pipe(
  v.union([number, fitSchema, v.record(v.string(), number)]),
  v.description(
    'Energy in eV, affine in variables: a number, { const, E_O: slope, U_RHE: slope, pH: slope, T: slope }, or a scaling ' +
      'relation to fit by least squares, { fit: { on, points } }.',
  ),
);

const barrier = v.pipe(
  v.union([
    number,
    v.strictObject({ bep: v.strictObject({ slope: number, intercept: number }) }),
    v.strictObject({ transitionState: form }),
    v.strictObject({ through: v.pipe(v.array(text), v.minLength(1)) }),
    v.strictObject({ atEquilibrium: form }),
    v.literal('none'),
    fitSchema,
    v.record(v.string(), number),
  ]),
  v.description(
    'Barrier at 0 V in eV: an affine form, { bep: { slope, intercept } } on the reaction (free) energy, ' +
      '{ transitionState: form }, { through: [species of the transition state, from energies] }, { atEquilibrium: form } ' +
      'for the barrier at the potential at which the step itself is in equilibrium, or "none" for a step that is uphill by ' +
      'its reaction energy alone.',
  ),
);

const energy = v.pipe(
  v.union([number, fitSchema, scalingSchema, v.record(v.string(), number)]),
  v.description(
    'Electronic energy in eV: an affine form, a fit on descriptors, or { scaling: { of, slope, intercept } } on the ' +
      'energies of other species.',
  ),
);

const beta = v.pipe(fraction, v.description('Transfer coefficient of this step; the study-wide one when absent.'));

const activated = {
  barrier,
  reverseBarrier: v.optional(form),
  energy: v.optional(form),
  beta: v.optional(beta),
};

const stepKinetics = v.variant('kind', [
  v.strictObject({
    kind: v.literal('arrhenius'),
    prefactor: v.pipe(positive, v.description('1/s, of the forward direction and, by default, of the reverse.')),
    reversePrefactor: v.optional(positive),
    ...activated,
  }),
  v.strictObject({ kind: v.literal('eyring'), ...activated }),
  v.strictObject({
    kind: v.literal('hertz-knudsen'),
    area_m2: positive,
    mass_amu: positive,
    rotationalTemperature_K: positive,
    symmetry: v.pipe(number, v.integer(), v.minValue(1)),
    sticking: v.pipe(positive, v.maxValue(1)),
    desorption: form,
  }),
]);

const source = v.strictObject({
  id: text,
  citation: text,
  doi: v.optional(v.nullable(v.string())),
  note: v.optional(v.string()),
});

const descriptor = v.strictObject({
  name,
  label: text,
  unit: v.literal('eV'),
  reference: v.pipe(text, v.description('Reference state, e.g. "gas-phase O atom"; more negative = stronger binding.')),
  range: v.pipe(
    v.strictTuple([number, number]),
    v.check(([a, b]) => a < b, 'an ascending range'),
  ),
});

const conditions = v.strictObject({
  T: v.pipe(positive, v.maxValue(5000), v.description('Temperature in K.')),
  potential: v.optional(v.strictObject({ value: number, scale: v.picklist(['RHE', 'SHE']) }), {
    value: 0,
    scale: 'RHE',
  }),
  pH: v.optional(number, 0),
  activities: v.optional(
    v.pipe(
      v.record(v.string(), v.pipe(number, v.minValue(0))),
      v.description('Gases in bar, solutes as activity; 0 if not named.'),
    ),
    {},
  ),
  time: v.optional(
    v.pipe(
      v.union([v.literal('steady'), positive]),
      v.description('"steady", or seconds after a clean surface was exposed.'),
    ),
    'steady',
  ),
});

const directions = v.pipe(v.array(v.picklist(['forward', 'reverse'])), v.minLength(1));

/** Schema of the study document. */
export const studySchema = v.strictObject({
  $schema: v.optional(v.string()),
  sabatier: v.literal(studyVersion),
  id: text,
  title: text,
  description: v.optional(v.string(), ''),
  sources: v.optional(v.array(source), []),
  constants: v.optional(
    v.strictObject({
      kJ_per_mol_per_eV: v.optional(
        v.pipe(positive, v.description('Conversion that the energies were made with; CODATA when absent.')),
      ),
      boltzmann_eV_per_K: v.optional(
        v.pipe(positive, v.description('Boltzmann constant of the source; of CODATA when absent.')),
      ),
      planck_eV_s: v.optional(v.pipe(positive, v.description('Planck constant of the source; of CODATA when absent.'))),
    }),
  ),
  descriptors: v.array(descriptor),
  sites: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name,
          fraction: v.pipe(positive, v.description('Sites of this type per site that rates are counted by.')),
        }),
      ),
      v.minLength(1),
    ),
    [{ name: 's', fraction: 1 }],
  ),
  species: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        composition: v.optional(v.record(v.string(), v.pipe(number, v.integer(), v.minValue(0)))),
        charge: v.optional(v.pipe(number, v.integer())),
        denticity: v.optional(v.pipe(number, v.integer(), v.minValue(1))),
        phase: v.optional(v.picklist(['gas', 'solution'])),
      }),
    ),
    {},
  ),
  mechanism: v.pipe(v.union([v.string(), v.array(v.string())]), v.description('Elementary steps, one a line.')),
  energetics: v.strictObject({
    potentialScale: v.optional(v.picklist(['RHE', 'SHE']), 'RHE'),
    beta: v.optional(fraction, 0.5),
    floorBarriers: v.optional(
      v.pipe(v.boolean(), v.description('Barriers at least 0 and at least the reaction energy.')),
      true,
    ),
    energies: v.optional(
      v.pipe(
        v.record(v.string(), energy),
        v.description('Electronic energies of species and transition states, on one reference.'),
      ),
      {},
    ),
    corrections: v.optional(
      v.pipe(
        v.record(v.string(), v.record(correctionName, form)),
        v.description('By species: solvation, hydrogen bonds and the like, added to its energy.'),
      ),
    ),
    steps: v.record(v.string(), stepKinetics),
    sources: v.optional(v.array(text), []),
  }),
  thermochemistry: v.optional(
    v.pipe(
      v.record(v.string(), thermalModelSchema),
      v.description('By species or transition state: zero-point energy, heating and entropy added to its energy.'),
    ),
  ),
  domain: v.optional(
    v.strictObject({
      rule: text,
      sources: v.optional(v.array(text), []),
      barriers: v.optional(v.array(v.strictObject({ step: text, directions })), []),
    }),
  ),
  conditions,
  uncertainty: v.optional(v.pipe(uncertaintySchema, v.description('How uncertain the parameters are, for ensembles.'))),
  candidates: v.optional(
    v.array(
      v.strictObject({
        name: text,
        values: v.record(v.string(), number),
        uncertainties: v.optional(
          v.pipe(
            v.record(v.string(), v.pipe(number, v.minValue(0, 'a standard deviation, at least 0'))),
            v.description('Standard deviations of descriptors, eV; drawn as an ellipse.'),
          ),
        ),
        source: v.optional(text),
        group: v.optional(text),
        functional: v.optional(text),
        note: v.optional(v.string()),
      }),
    ),
    [],
  ),
  outputs: v.strictObject({
    reactant: v.pipe(text, v.description('Species whose consumption is the activity.')),
    atom: v.pipe(text, v.description('Element that selectivities count.')),
    products: v.optional(
      v.pipe(
        v.array(text),
        v.check((list) => new Set(list).size === list.length, 'each product once'),
      ),
    ),
    grid: v.optional(v.strictTuple([side, side]), [101, 101]),
    axes: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            name: text,
            range: v.pipe(
              v.strictTuple([number, number]),
              v.check(([a, b]) => a < b, 'an ascending range'),
            ),
          }),
        ),
        v.maxLength(2),
        v.description('Axes of maps and their ranges; the descriptors when absent.'),
      ),
    ),
    levels: v.optional(
      v.pipe(
        v.strictTuple([number, number, positive]),
        v.description('Lowest, highest and step of log10 TOF in pictures; from the data when absent.'),
      ),
    ),
  }),
});

/** A study with every default filled in. */
export type Study = v.InferOutput<typeof studySchema>;

/** A study as a person may write it. */
export type StudyInput = v.InferInput<typeof studySchema>;

/** Rate parameters of one step. */
export type StepKinetics = v.InferOutput<typeof stepKinetics>;

/** Energy written in a study: a number or coefficients by variable. */
export type FormInput = v.InferOutput<typeof form>;

/** Electronic energy of a species written in a study. */
export type EnergyInput = v.InferOutput<typeof energy>;

/** Barrier written in a study. */
export type BarrierInput = v.InferOutput<typeof barrier>;

/** A named surface. */
export type Candidate = Study['candidates'][number];

/** Conditions of a study. */
export type Conditions = Study['conditions'];
