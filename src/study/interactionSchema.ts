import * as v from 'valibot';
import { formSchema } from './energySchema';

const number = v.pipe(v.number(), v.finite());
const share = v.pipe(number, v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.minLength(1));
const slope = v.optional(number, 1);

const response = v.pipe(
  v.variant('kind', [
    v.strictObject({ kind: v.literal('linear'), slope }),
    v.strictObject({ kind: v.literal('piecewise-linear'), slope, cutoff: share }),
    v.strictObject({ kind: v.literal('smooth-piecewise-linear'), slope, cutoff: share, smoothing: share }),
  ]),
  v.description(
    'How interactions set in with the total coverage t of a site type: F = slope, or slope (t - cutoff) / t above the cutoff ' +
      'and 0 below, with a parabola over cutoff ± smoothing in between when smooth.',
  ),
);

/** First-order interactions: E_i = E_i(0) + Σ_j ε_ij F θ_j. */
export const interactionSchema = v.strictObject({
  self: v.pipe(
    v.record(v.string(), formSchema),
    v.description('ε of an adsorbate with itself by name, eV per coverage, repulsion positive; 0 where absent.'),
  ),
  limits: v.optional(
    v.pipe(v.record(v.string(), number), v.description('Largest ε of an adsorbate with itself, by name.')),
    {},
  ),
  cross: v.optional(
    v.pipe(
      v.picklist(['geometric-mean', 'arithmetic-mean', 'neglect']),
      v.description('ε of two adsorbates from their own, where `pairs` does not give it.'),
    ),
    'geometric-mean',
  ),
  pairs: v.optional(
    v.pipe(
      v.array(v.strictObject({ between: v.strictTuple([text, text]), parameter: formSchema })),
      v.description('ε of two adsorbates, or of an adsorbate and a transition state.'),
    ),
    [],
  ),
  transitionStates: v.optional(
    v.pipe(
      v.record(v.string(), v.record(v.string(), number)),
      v.description(
        'Weights of adsorbates whose ε a transition state sums up, by name, or of the step for one with a barrier at ' +
          'equilibrium; those of its energy where that scales on adsorbates.',
      ),
    ),
    {},
  ),
  apart: v.optional(
    v.pipe(v.array(v.strictTuple([text, text])), v.description('Site types whose adsorbates do not interact.')),
    [],
  ),
  response: v.optional(response, { kind: 'linear' }),
  responses: v.optional(v.pipe(v.record(v.string(), response), v.description('Responses of single site types.')), {}),
  strength: v.optional(v.pipe(number, v.description('Factor of all ε; 0 is a surface without interactions.')), 1),
});
