import { chemicalText, givenText } from '../../plots';
import { formVariables, freeEnergies, isScaling, scalingLine, SpeciesEnergies, type Model } from '../../screening';
import type { Study } from '../../study';
import { affineText } from './stepRows';

/** A species or transition state as the table of the model shows it: everything that its free energy is made of. */
export interface SpeciesRow {
  readonly species: string;
  /** Electronic energy over the descriptors [eV]. */
  readonly energy: string;
  /** What that follows from: a descriptor, a fit or other species; empty for what the study gives as it stands. */
  readonly source: string;
  /** Corrections by name [eV]; empty for none. */
  readonly corrections: string;
  /** Kind of the thermochemistry; empty for none. */
  readonly thermal: string;
  /** Its part of the free energy at the temperature of the study [eV]. */
  readonly thermalPart: string;
}

type ThermalModel = NonNullable<Study['thermochemistry']>[string];

/** The species and transition states of a model that have an energy; none where its steps have all of theirs as barriers. */
export function speciesRows(model: Model): readonly SpeciesRow[] {
  const { study } = model;
  const { energies: stated } = study.energetics;
  const models = study.thermochemistry ?? {};
  const energies = new SpeciesEnergies(study, formVariables(study));
  return freeEnergies(model, {})
    .filter(({ species }) => Object.hasOwn(stated, species) || Object.hasOwn(models, species))
    .map(({ species, zeroPoint, heating, entropic }) => {
      const phase = species === 'H+' ? 'proton' : species === 'e-' ? 'electron' : 'state';
      const thermal = Object.hasOwn(models, species) ? models[species] : null;
      const corrections = energies.corrections(species);
      return {
        species: chemicalText(species),
        energy: affineText(energies.electronic({ name: species, phase }, species), study),
        source: Object.hasOwn(stated, species) ? sourceText(stated[species], study) : '',
        corrections: corrections.map(([name, form]) => `${name} ${affineText(form, study)}`).join('; '),
        thermal: thermal === null ? '' : thermalText(thermal),
        thermalPart: thermal === null ? '' : fourDecimals(zeroPoint + heating + entropic),
      };
    });
}

function sourceText(input: Study['energetics']['energies'][string], study: Study): string {
  if (typeof input === 'number') return '';
  if (isScaling(input)) {
    const { scaling } = input;
    const { slope, intercept } = scalingLine(scaling, 'scaling');
    const sign = intercept < 0 ? '−' : '+';
    const line = `${fourDecimals(slope)} (${sumText(scaling.of)}) ${sign} ${fourDecimals(Math.abs(intercept))}`;
    return 'points' in scaling ? `${line}, fit to ${scaling.points.length} points` : line;
  }
  if ('fit' in input && typeof input.fit === 'object') {
    const { on, points, constraints = {} } = input.fit;
    const over = on.length === 0 ? '' : ` over ${on.map((name) => labelOf(name, study)).join(', ')}`;
    return `fit to ${points.length} points${over}${Object.keys(constraints).length === 0 ? '' : ', within bounds'}`;
  }
  const terms = Object.entries(input).filter(([, coefficient]) => coefficient !== 0);
  const [[name, slope] = ['', 0]] = terms;
  return terms.length === 1 && slope === 1 && study.descriptors.some((d) => d.name === name) ? 'descriptor' : '';
}

function thermalText(model: ThermalModel): string {
  switch (model.kind) {
    case 'frozen':
      return model.frequencies_cm === undefined ? 'frozen' : 'zero-point energy';
    case 'fixed-entropy':
      return 'fixed entropy';
    case 'ideal-gas':
      return 'ideal gas';
    case 'shomate':
      return `Shomate equation${vibrations(model)}`;
    case 'nasa-7':
      return `NASA polynomials${vibrations(model)}`;
    case 'harmonic':
      return 'harmonic';
    case 'hindered':
      return 'hindered translation and rotation';
    case 'combination':
      return `that of ${sumText(model.of)}`;
  }
}

function vibrations({
  frequencies_cm: frequencies,
}: {
  readonly frequencies_cm?: readonly number[] | undefined;
}): string {
  return frequencies === undefined ? '' : ', zero-point energy';
}

/** Species with their weights: `O* + 2 CO*`. */
function sumText(of: Readonly<Record<string, number>>): string {
  const parts = Object.entries(of).map(([name, weight], i) => {
    const sign = weight < 0 ? (i === 0 ? '−' : '− ') : i === 0 ? '' : '+ ';
    const size = Math.abs(weight);
    return `${sign}${size === 1 ? '' : `${givenText(size)} `}${chemicalText(name)}`;
  });
  return parts.join(' ');
}

function labelOf(name: string, study: Study): string {
  return study.descriptors.find((d) => d.name === name)?.label ?? name;
}

function fourDecimals(value: number): string {
  return givenText(Number(value.toFixed(4)));
}
