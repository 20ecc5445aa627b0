import { describe, expect, it } from 'vitest';
import { readEnergyTable } from '../../../src/formats';
import { tableText } from './models';

describe('readEnergyTable', () => {
  const tabs = readEnergyTable(tableText(), 'e.txt');

  it('reads surfaces, sites, species, energies, frequencies and references', () => {
    expect(tabs.rows).toHaveLength(17);
    expect(tabs.rows[2]).toMatchObject({
      surface: 'None',
      site: 'gas',
      species: 'CO2',
      energy: 2.45,
      frequencies: [1333, 2349, 667, 667],
      line: 4,
    });
    expect(tabs.rows[0].reference).toBe('Paper, 1 (2010)');
    expect(tabs.warnings).toEqual([]);
  });

  it.each([',', '  ', ' ', ', '])('reads the same between %j', (separator) => {
    const other = readEnergyTable(tableText(separator), 'e.txt');
    expect(other.rows).toEqual(tabs.rows);
    expect(other.warnings).toEqual(['e.txt is not separated by tabs; CatMAP would not read it']);
  });

  it('reads other line ends, blank lines, a byte order mark, and columns in any order', () => {
    const text =
      '\ufeff\r\nspecies_name\tformation_energy\tsite_name\tsurface_name\tcoverage\r\n\r\nO\t-1e-1\t111\tPt\t0.25\r\n';
    expect(readEnergyTable(text, 'e.txt').rows).toEqual([
      {
        ...{ surface: 'Pt', site: '111', species: 'O', energy: -0.1, frequencies: [], coverage: 0.25 },
        ...{ coadsorbateCoverage: null, coadsorbate: null, deviation: null, reference: '', line: 4 },
      },
    ]);
  });

  it('leaves out lines that lack fields, and says so', () => {
    const { rows, warnings } = readEnergyTable(`${tableText()}\nPt\t111`, 'e.txt');
    expect(rows).toHaveLength(17);
    expect(warnings).toEqual(['e.txt line 19 has 2 of 6 fields and is left out']);
  });

  const energies = ['Pt', '111', 'O', '1 eV', '[]', 'x'];
  const frequencies = ['Pt', '111', 'O', '1', "[__import__('os')]", 'x'];
  it.each([
    [
      '',
      'header: got "", expected the column surface_name (separated by tabs, commas or spaces) (e.txt line 1, column 1)',
    ],
    [
      'surface_name\tsite_name\tspecies_name',
      'header: got "surface_name\\tsite_name\\tspecies_name", expected the column formation_energy (separated by tabs, commas or spaces) (e.txt line 1, column 1)',
    ],
    [tableText('\t', [energies]), 'formation_energy: got "1 eV", expected a number (e.txt line 19, column 10)'],
    [
      tableText('\t', [frequencies]),
      'frequencies: got "[__import__(\'os\')]", expected a list of positive numbers, [a, b, …] (e.txt line 19, column 12)',
    ],
    [
      tableText('\t', [['Pt', '111', 'O', '1', '[-5]', 'x']]),
      'frequencies: got "[-5]", expected a list of positive numbers, [a, b, …] (e.txt line 19, column 12)',
    ],
  ])('refuses %#', (text, message) => {
    expect(() => readEnergyTable(text, 'e.txt')).toThrow(`invalid ${message}`);
  });
});
