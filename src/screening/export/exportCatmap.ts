import { InvalidInput } from '../../base';
import { evaluateForm, type AffineForm } from '../../energetics';
import { hasActivity } from '../../mechanism';
import type { Model } from '../model';
import type { Settings } from '../settings';
import { catmapExpressions, type CatmapExpressions } from './catmapExpressions';
import { catmapFreeEnergies } from './catmapFreeEnergies';
import { CatmapNaming } from './catmapNaming';
import { catmapNotes } from './catmapNotes';
import type { ExportedModel } from './exportMkmcxx';
import { exportPoint, type ExportPoint } from './foldedForm';

/** A descriptor of a study and the adsorbate whose energy CatMAP has in its place. */
export interface CatmapDescriptor {
  readonly name: string;
  readonly key: string;
  /** Energy of the adsorbate minus the descriptor [eV]. */
  readonly shift: number;
}

/**
 * A study as a CatMAP model: an `.mkm` of literals and `energies.txt`. Energies are free energies at one temperature, with
 * frozen thermochemistry, and lines in the descriptors are given by their coefficients, which CatMAP does not fit again.
 *
 * @param settings conditions; the study's where they say nothing.
 * @throws InvalidInput that lists what no CatMAP model can hold.
 */
export function exportCatmap(model: Model, settings: Settings): ExportedModel {
  const { study } = model;
  const point = exportPoint(model, settings);
  const naming = new CatmapNaming(model);
  const energies = catmapFreeEnergies(model, point);
  const expressions = catmapExpressions(model, naming, energies, point);
  const { descriptors, refused } = descriptorsOf(model, naming, energies.of);
  const all = [...refused, ...energies.refused, ...expressions.refused];
  if (study.sites.some(({ name }) => name === 'g')) all.unshift('site types other than g (the gas)');
  if (all.length > 0) {
    throw new InvalidInput({ name: 'study', got: study.id, expected: `what CatMAP can hold: ${all.join('; ')}` });
  }
  const surfaces = surfacesOf(model, descriptors);
  const lines = modelLines({ model, naming, point, expressions, descriptors, energies: energies.of, surfaces });
  const table = tableLines({ model, naming, point, expressions, descriptors, energies: energies.of, surfaces });
  const name = `${study.id.replace(/[^\w.-]+/g, '_')}.mkm`;
  return {
    files: [
      [name, `${lines.join('\n')}\n`],
      ['energies.txt', `${table.join('\n')}\n`],
    ],
    notes: [...catmapNotes(model, point, naming, descriptors), ...expressions.notes],
  };
}

interface Surface {
  readonly name: string;
  readonly values: Readonly<Record<string, number>>;
}

interface Parts {
  readonly model: Model;
  readonly naming: CatmapNaming;
  readonly point: ExportPoint;
  readonly expressions: CatmapExpressions;
  readonly descriptors: readonly CatmapDescriptor[];
  readonly energies: ReadonlyMap<string, AffineForm>;
  readonly surfaces: readonly Surface[];
}

/** The adsorbate that each descriptor is the energy of, but for a constant. */
function descriptorsOf(
  { study, mechanism }: Model,
  naming: CatmapNaming,
  energies: ReadonlyMap<string, AffineForm>,
): { readonly descriptors: readonly CatmapDescriptor[]; readonly refused: readonly string[] } {
  const refused: string[] = [];
  const descriptors = study.descriptors.flatMap(({ name }): CatmapDescriptor[] => {
    const found = mechanism.states
      .filter(({ phase }) => phase === 'surface')
      .flatMap((species) => {
        const form = energies.get(species.name);
        const alone = form !== undefined && Object.keys(form.terms).length === 1 && form.terms[name] === 1;
        return alone ? [{ name, key: naming.key(species.name), shift: form.constant }] : [];
      });
    if (found.length > 0) return [found.sort((a, b) => Math.abs(a.shift) - Math.abs(b.shift))[0]];
    refused.push(`descriptors that are energies of adsorbates (${name} is that of none)`);
    return [];
  });
  return { descriptors, refused };
}

/** Candidates, else the corners of the map: CatMAP wants surfaces with energies. */
function surfacesOf({ study }: Model, descriptors: readonly CatmapDescriptor[]): readonly Surface[] {
  if (descriptors.length === 0) return [{ name: 'surface', values: {} }];
  const named = new Map(study.candidates.map(({ name, values }) => [name.replace(/[\s'"\\]+/g, '_'), values]));
  if (named.size > 1) return [...named].map(([name, values]) => ({ name, values }));
  const corners = study.descriptors.reduce<Surface[]>(
    (list, { name, range }) =>
      list.flatMap(({ name: before, values }) =>
        range.map((value, i) => ({ name: `${before}${i + 1}`, values: { ...values, [name]: value } })),
      ),
    [{ name: 'corner', values: {} }],
  );
  return [...[...named].map(([name, values]) => ({ name, values })), ...corners];
}

function quoted(text: string): string {
  return `'${text}'`;
}

function listed(items: readonly (string | number)[]): string {
  return `[${items.join(', ')}]`;
}

/** Coefficients of a line in the energies of CatMAP's descriptors, its constant last. */
function coefficients(form: AffineForm, descriptors: readonly CatmapDescriptor[]): readonly number[] {
  const slopes = descriptors.map(({ name }) => form.terms[name] ?? 0);
  const constant = descriptors.reduce((sum, { shift }, i) => sum - slopes[i] * shift, form.constant);
  return [...slopes, constant];
}

function modelLines({ model, naming, point, expressions, descriptors, energies, surfaces }: Parts): readonly string[] {
  const { study, mechanism } = model;
  const charged = mechanism.externals.some(({ phase }) => phase === 'electron');
  const gases = mechanism.externals.filter(hasActivity);
  const adsorbates = mechanism.states.filter(({ phase }) => phase === 'surface');
  const scaling = (key: string, form: AffineForm): string =>
    `    ${quoted(key)}: ${listed(coefficients(form, descriptors))},`;
  const definitions = [
    ...gases.map((s) => `species_definitions[${quoted(naming.key(s.name))}] = {'pressure': ${point.activity(s.name)}}`),
    ...(charged ? ["species_definitions['pe_g'] = {'pressure': 1.0}"] : []),
    ...study.sites.map(
      ({ name, fraction }) =>
        `species_definitions[${quoted(name)}] = {'site_names': [${quoted(name)}], 'total': ${fraction}}`,
    ),
    ...adsorbates
      .filter(({ denticity }) => denticity > 1)
      .map((s) => `species_definitions[${quoted(naming.key(s.name))}] = {'n_sites': ${s.denticity}}`),
    ...[...naming.declared].flatMap(([key, { composition, site, denticity }]) => {
      if (site !== null && denticity <= 1) return [`species_definitions[${quoted(key)}] = ${dictionary(composition)}`];
      return [`species_definitions[${quoted(key)}]['composition'] = ${atomsText(composition)}`];
    }),
  ];
  const axes = study.outputs.axes ?? [];
  const names = descriptors.map(({ key }) => key);
  const ranges = descriptors.map(({ name, shift }) => {
    const [low, high] =
      axes.find((axis) => axis.name === name)?.range ?? study.descriptors.find((d) => d.name === name)!.range;
    return listed([low + shift, high + shift]);
  });
  const voltage = listed([point.potential, point.potential]);
  return [
    `# ${study.title.replace(/\s+/g, ' ')}`,
    `# free energies at ${point.T} K in place of formation energies`,
    ...(descriptors.length === 0 ? ["scaler = 'ThermodynamicScaler'"] : []),
    'rxn_expressions = [',
    ...expressions.expressions.map((text) => `    ${quoted(text)},`),
    ']',
    `surface_names = ${listed(surfaces.map(({ name }) => quoted(name)))}`,
    ...(descriptors.length === 0
      ? [
          "descriptor_names = ['voltage', 'temperature']",
          `descriptor_ranges = [${voltage}, ${listed([point.T, point.T])}]`,
        ]
      : [`descriptor_names = ${listed(names.map(quoted))}`, `descriptor_ranges = ${listed(ranges)}`]),
    `resolution = ${listed(study.outputs.grid)}`,
    `temperature = ${point.T}`,
    ...(charged ? [`voltage = ${point.potential}`, `beta = ${study.energetics.beta}`] : []),
    'species_definitions = {}',
    ...definitions,
    "input_file = 'energies.txt'",
    "data_file = 'data.pkl'",
    "gas_thermo_mode = 'frozen_gas'",
    "adsorbate_thermo_mode = 'frozen_adsorbate'",
    ...(charged ? ["electrochemical_thermo_mode = 'simple_electrochemical'"] : []),
    ...(descriptors.length === 0
      ? []
      : [
          'scaling_constraint_dict = {',
          ...adsorbates.map((s) => scaling(naming.key(s.name), energies.get(s.name)!)),
          ...[...expressions.transitionStates].map(([key, form]) => scaling(key, form)),
          '}',
        ]),
    'decimal_precision = 100',
    'tolerance = 1e-50',
    'max_rootfinding_iterations = 100',
    'max_bisections = 3',
  ];
}

function dictionary(composition: Readonly<Record<string, number>> | null): string {
  return `{'composition': ${atomsText(composition)}}`;
}

function atomsText(composition: Readonly<Record<string, number>> | null): string {
  return `{${Object.entries(composition ?? {})
    .map(([element, n]) => `${quoted(element)}: ${n}`)
    .join(', ')}}`;
}

const header = ['surface_name', 'site_name', 'species_name', 'formation_energy', 'frequencies', 'reference'];

function tableLines({ model, naming, expressions, energies, surfaces }: Parts): readonly string[] {
  const { mechanism, study } = model;
  const charged = mechanism.externals.some(({ phase }) => phase === 'electron');
  const source = study.id.replace(/\s+/g, ' ');
  const row = (surface: string, key: string, site: string, energy: number): string =>
    [surface, site, key.slice(0, key.lastIndexOf('_')), energy, '[]', source].join('\t');
  const states = [
    ...mechanism.states
      .filter(({ phase }) => phase === 'surface')
      .map((s) => [naming.key(s.name), s.site!, energies.get(s.name)!] as const),
    ...[...expressions.transitionStates].map(
      ([key, form]) => [key, key.slice(key.lastIndexOf('_') + 1), form] as const,
    ),
  ];
  return [
    header.join('\t'),
    ...(charged ? [row('None', 'pe_g', 'gas', 0)] : []),
    ...mechanism.externals
      .filter(hasActivity)
      .map((s) => row('None', naming.key(s.name), 'gas', energies.get(s.name)!.constant)),
    ...surfaces.flatMap(({ name, values }) =>
      states.map(([key, site, form]) => row(name, key, site, evaluateForm(form, values))),
    ),
  ];
}
