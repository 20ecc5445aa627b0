import { importCatmap, readEnergyTable, type CatmapImport } from '../../../src/formats';

/** A small model: adsorption, dissociation through a transition state, and a product. */
export const model = `
rxn_expressions = [
    '*_s + CO_g -> CO*',
    '2*_s + O2_g <-> O-O* + *_s -> 2O*',
    'CO* + O* <-> O-CO* + * -> CO2_g + 2*',
]
surface_names = ['A', 'B', 'C', 'D']
descriptor_names = ['O_s', 'CO_s']
descriptor_ranges = [[-1, 3], [-0.5, 4]]
resolution = 5
temperature = 500
species_definitions = {'CO_g': {'pressure': 1.}, 'O2_g': {'pressure': 1./3.}}
species_definitions['CO2_g'] = {'pressure': 0}
species_definitions['s'] = {'site_names': ['111'], 'total': 1}
gas_thermo_mode = 'frozen_gas'
adsorbate_thermo_mode = 'frozen_adsorbate'
scaling_constraint_dict = {
    'O_s': ['+', 0, None],
    'CO_s': [0, '+', None],
    'O-CO_s': 'initial_state',
    'O-O_s': 'final_state',
}
`;

const header = ['surface_name', 'site_name', 'species_name', 'formation_energy', 'frequencies', 'reference'];

const rows: readonly (readonly string[])[] = [
  ['None', 'gas', 'CO', '2.74', '[2170]', '"Paper, 1 (2010)"'],
  ['None', 'gas', 'O2', '5.42', '[1580]', 'Other'],
  ['None', 'gas', 'CO2', '2.45', '[1333, 2349, 667, 667]', 'Other'],
  ['A', '111', 'O', '0.5', '[]', 'Other'],
  ['B', '111', 'O', '1.0', '[400, 500, 600]', 'Other'],
  ['C', '111', 'O', '1.6', '[]', 'Other'],
  ['D', '111', 'O', '2.4', '[]', 'Other'],
  ['A', '111', 'CO', '1.3', '[]', 'Other'],
  ['B', '111', 'CO', '2.4', '[]', 'Other'],
  ['C', '111', 'CO', '1.7', '[]', 'Other'],
  ['D', '111', 'CO', '2.9', '[]', 'Other'],
  ['A', '111', 'O-O', '3.8', '[]', 'Other'],
  ['B', '111', 'O-O', '4.7', '[]', 'Other'],
  ['C', '111', 'O-O', '5.3', '[]', 'Other'],
  ['A', '111', 'O-CO', '3.1', '[]', 'Other'],
  ['B', '111', 'O-CO', '4.2', '[]', 'Other'],
  ['D', '111', 'O-CO', '5.7', '[]', 'Other'],
];

/** The energy table of the model, with other rows added. */
export function tableText(separator = '\t', more: readonly (readonly string[])[] = []): string {
  return [header, ...rows, ...more].map((row) => row.join(separator)).join('\n');
}

/** The model with statements added at its end, imported with its table. */
export function imported(statements = '', table = tableText(), exactFits = false): CatmapImport {
  return importCatmap({
    text: model + statements,
    file: 'model.mkm',
    exactFits,
    table: (name) => readEnergyTable(table, name),
  });
}
