import { headerUnit, unitSize_eV } from '../energyUnit';
import { energyTable, type ForeignTable, type SpeciesEnergy } from './energyList';
import { stateReference } from './gasReference';
import { member, numberOf, plainKey, textOf, type JsonObject } from './jsonValue';
import { adsorbateName, adsorbateWords, adsorptionWords, facetName, facetWords } from './listWords';

/** Names of an energy that need an adsorbate beside them to mean an adsorption energy. */
const energyWords = [...adsorptionWords, 'yrelaxed', 'energy', 'mlenergy', 'relaxedenergy', 'minenergy', 'eadsmin'];
/** Names that only tables of the Open Catalyst datasets have. */
const oc20Words = new Set([
  'adssymbols',
  'bulkmpid',
  'bulksrcid',
  'yrelaxed',
  'yinit',
  'oc20energy',
  'adsid',
  'bulksymbols',
]);
const nameWords = [
  'bulkformula', 'formula', 'composition', 'slabformula', 'surface', 'surfacename', 'name', 'material', 'bulksymbols',
  'slab', 'bulkmpid', 'bulksrcid', 'bulkid', 'mpid', 'systemid', 'sid',
]; // prettier-ignore

/** Column that holds the energies, and what a number in it is in eV. */
function energyColumn(header: readonly string[]): { readonly name: string; readonly size_eV: number } | null {
  for (const word of energyWords) {
    const name = header.find((one) => plainKey(headerUnit(one).rest) === word);
    if (name !== undefined) return { name, size_eV: unitSize_eV[headerUnit(name).unit ?? 'eV'] };
  }
  return null;
}

/** True for columns that hold one energy of one adsorbate a row, such as tables of OC20. */
export function listsEnergies(header: readonly string[]): boolean {
  return header.some((name) => adsorbateWords.includes(plainKey(name))) && energyColumn(header) !== null;
}

/**
 * A list of adsorption energies as a table of surfaces. Energies of the Open Catalyst datasets, known by the names of their
 * columns, are relative to ½ H2, H2O − H2, CO − (H2O − H2) and ½ N2.
 *
 * @throws InvalidInput for no energies.
 */
export function energyRowsTable(header: readonly string[], rows: readonly JsonObject[], where: string): ForeignTable {
  const { name, size_eV } = energyColumn(header)!;
  const oc20 = header.some((one) => oc20Words.has(plainKey(one)));
  let left = 0;
  const energies = rows.flatMap((row): readonly SpeciesEnergy[] => {
    const species = adsorbateName(textOf(member(row, adsorbateWords)));
    const energy_eV = numberOf(row[name]) * size_eV;
    if (Number.isNaN(energy_eV) || species === '' || species === '*') {
      left++;
      return [];
    }
    const functional = textOf(member(row, ['functional', 'xc']));
    const source = textOf(member(row, ['source', 'doi', 'pubid']));
    return [
      {
        surface: textOf(member(row, nameWords)) || 'unnamed',
        facet: facetName(member(row, facetWords)),
        species,
        energy_eV,
        reference: oc20 ? stateReference('OC20', species) : null,
        ...(functional === '' ? {} : { functional }),
        ...(source === '' ? {} : { source }),
      },
    ];
  });
  const notes = left === 0 ? [] : [`${left} rows have no adsorbate or no energy and are not read.`];
  return energyTable(oc20 ? 'OC20' : 'list of energies', energies, notes, where);
}
