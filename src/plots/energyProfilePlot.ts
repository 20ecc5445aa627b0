import { InvalidInput } from '../base';
import type { EnergyProfile } from '../screening';
import { chemicalText, equationText } from './chemicalText';
import { countText, countsText, reactionText, unbalancedText } from './reactionText';
import { scientificText } from './scientificText';
import type { PictureText } from './svgDocument';

/** A level of a profile, at slot 0, 1, 2… from the left. */
export interface ProfileLevel {
  /** What is on the surface, or what has left it. */
  readonly species: string;
  /** [eV]; NaN where it is not known. */
  readonly energy: number;
}

/** The way from the level before to the level with this index. */
export interface ProfileHump {
  /** Highest energy on the way [eV]; the higher of the two levels where no barrier stands between them. */
  readonly top: number;
  /** Barrier as given, from the level before [eV]. */
  readonly barrier: number;
  readonly equation: string;
}

/** One profile of the picture. */
export interface ProfileLine {
  readonly name: string;
  readonly levels: readonly ProfileLevel[];
  /** hump i leads from level i to level i + 1. */
  readonly humps: readonly ProfileHump[];
}

/** One to four profiles over each other: solid, dashed, dotted, dash-dotted. */
export interface EnergyProfilePlot extends PictureText {
  readonly axis: string;
  readonly lines: readonly ProfileLine[];
  readonly notes: readonly string[];
}

/** A profile and its name in the legend. */
export interface NamedProfile {
  readonly name: string;
  readonly profile: EnergyProfile;
}

/** Most profiles that can be told apart by their dashes. */
export const mostProfiles = 4;

/**
 * Energy profiles as a picture.
 *
 * @throws InvalidInput for none, more than four, or profiles of different quantities.
 */
export function energyProfilePlot(profiles: readonly NamedProfile[], text: PictureText): EnergyProfilePlot {
  const quantities = new Set(profiles.map(({ profile }) => `${profile.quantity} ${String(profile.activities)}`));
  if (profiles.length < 1 || profiles.length > mostProfiles) {
    throw new InvalidInput({ name: 'profiles', got: profiles.length, expected: `1 to ${mostProfiles} profiles` });
  }
  if (quantities.size > 1) {
    throw new InvalidInput({
      name: 'profiles',
      got: [...quantities].join(' and '),
      expected: 'profiles of one quantity',
    });
  }
  const [{ profile: first }] = profiles;
  return {
    ...text,
    axis: first.quantity === 'energy' ? 'energy (eV)' : 'free energy (eV)',
    lines: profiles.map(({ name, profile }) => lineOf(name, profile)),
    notes: [...quantityNotes(first), ...profiles.map(({ name, profile }) => routeNote(name, profile))],
  };
}

function lineOf(name: string, { reactant, steps }: EnergyProfile): ProfileLine {
  const levels = [
    { species: chemicalText(reactant), energy: 0 },
    ...steps.map(({ to, present, level }) => ({
      species: present.length === 0 ? chemicalText(to) : countsText(present),
      energy: level,
    })),
  ];
  const humps = steps.map(({ barrier, equation }, i): ProfileHump => {
    const before = levels[i].energy;
    const after = levels[i + 1].energy;
    return { top: Math.max(before, before + barrier, Number.isNaN(after) ? -Infinity : after), barrier, equation };
  });
  return { name, levels, humps };
}

function quantityNotes({ quantity, activities, atUnit }: EnergyProfile): readonly string[] {
  if (quantity === 'energy') {
    return [
      'Energies in the exponents of the rate laws, without prefactors; reaction energy = barrier − reverse barrier.',
    ];
  }
  const unit = atUnit.map(chemicalText).join(', ');
  return [
    'ΔG = −kT ln(k_f / k_r); barriers ΔG‡ = −kT ln(k h / k_B T), both from the rate constants at this U, pH and T.',
    activities
      ? `kT ln a is included${unit === '' ? '' : `; ${unit} of zero activity ${atUnit.length === 1 ? 'is' : 'are'} taken at activity 1`}.`
      : 'kT ln a is not included: gases at 1 bar, solutes at activity 1.',
  ];
}

function routeNote(name: string, { route, steps, product, share, reaction, unbalanced }: EnergyProfile): string {
  const percent = (part: number): string => `${scientificText(Math.log(100 * part), 3)} %`;
  const way =
    unbalanced.length === 0
      ? `${reactionText(reaction)}, the way of up to ${percent(share)} of the ${chemicalText(product)} made.`
      : `the way that ${percent(route.chance)} of the ${route.element} atoms take; ${unbalancedText(unbalanced)}.`;
  const parts = steps
    .filter(({ events }) => events < 1)
    .map(({ events, equation }) => `${countText(events)} of ${equationText(equation)}`);
  return [
    `${name}: ${way}`,
    ...(parts.length === 0 ? [] : [`Counted in part: ${parts.join(', ')}; the barrier is that of a whole event.`]),
    ...(steps.some(({ level }) => Number.isNaN(level)) ? ['A step without reverse rate has no reaction energy.'] : []),
  ].join(' ');
}
