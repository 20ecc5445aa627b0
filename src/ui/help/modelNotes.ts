import type { Study } from '../../study';

/** A heading and its sentences. */
export interface ModelNote {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What a mean-field model is, and what its energies depend on. */
function meanField({ thermochemistry = {} }: Study): ModelNote {
  // Combinations are sums of the others.
  const alongT = Object.values(thermochemistry).every(
    ({ kind }) => kind === 'frozen' || kind === 'fixed-entropy' || kind === 'combination',
  );
  const affine = alongT
    ? 'affine in the descriptors, the potential, the pH and the temperature'
    : 'affine in the descriptors, the potential and the pH, and follows the temperature as its thermochemistry says';
  return {
    title: 'What the model is',
    sentences: [
      'A mean-field microkinetic model: sites of one kind are alike and species are spread over them at random.',
      `Every energy of a clean surface is ${affine}, so a point of the map is a surface.`,
      'Coverages solve the balance of every surface species, at the steady state or at a time after a clean surface was exposed.',
      'A point that has no solution within the tolerance is marked as failed; nothing is filled in.',
      'A rate that runs backwards has arrows in the place of a colour, and one that rounding hides question marks.',
    ],
  };
}

const notes: Readonly<Record<string, readonly ModelNote[]>> = {
  no3rr: [
    {
      title: 'What the nitrate model is not',
      sentences: [
        'No transport: nitrate reaches the surface at its activity in the reservoir, and products leave as they form.',
        'Two descriptors stand for a surface; a metal that leaves the scaling lines is placed where its O and N put it.',
        'Negative adsorption barriers are kept as published, and a cycle of steps does not close by up to 0.7 eV.',
        'At 300 K an error of 0.06 eV in a barrier is a decade in its rate constant: mind it where two surfaces are close.',
      ],
    },
    {
      title: 'Early and steady rates',
      sentences: [
        'The published map at 0.1 V vs RHE is the rate about a second after a clean surface was exposed: set time to 1 s to compare with it.',
        'The steady state is many decades slower on stronger binding surfaces: OH* comes off slowly, so O*, OH*, NO* and N* fill the surface within minutes.',
        'At 1 s the most active of the surfaces is Ni(111), closely followed by Rh(211).',
      ],
    },
  ],
};

/** How a covered surface binds. */
function coverageNote({ energetics: { interactions } }: Study): ModelNote {
  const title = 'Interactions between adsorbates';
  if (interactions === undefined || interactions.strength === 0) {
    return { title, sentences: ['No lateral interactions: a covered surface binds as a clean one does.'] };
  }
  const { response, responses, cross } = interactions;
  const alike = Object.keys(responses).length === 0;
  const onset = !alike
    ? ', as the response of each site type sets in'
    : response.kind === 'linear'
      ? ''
      : ` once they cover more than ${response.cutoff} of the sites`;
  return {
    title,
    sentences: [
      `First order: adsorbates change each other’s energies and those of transition states in proportion to their coverages${onset}.`,
      `Parameters of pairs that are not given: ${crossWords[cross]}.`,
      'Rate constants follow the coverages; degrees of rate control and other derivatives count that.',
      'Such studies are computed by the cpu backend, several times more slowly than others.',
    ],
  };
}

const crossWords = {
  'geometric-mean': 'the geometric mean of those of the two',
  'arithmetic-mean': 'the arithmetic mean of those of the two',
  neglect: 'none',
} as const;

/** What deserves to be known about the model of a study: what holds for all, and what holds for this one. */
export function modelNotes(study: Study): readonly ModelNote[] {
  return [meanField(study), coverageNote(study), ...(Object.hasOwn(notes, study.id) ? notes[study.id] : [])];
}
