import { electronvolt_kJ_per_mol } from '../base';

/** Units in which energies are read. */
export const energyUnits = ['eV', 'meV', 'kJ/mol', 'kcal/mol'] as const;

/** Unit of an energy per particle or per mole. */
export type EnergyUnit = (typeof energyUnits)[number];

/** One thermochemical calorie [J], exact. */
const calorie_J = 4.184;

/** Size of each unit [eV], CODATA. */
export const unitSize_eV: Readonly<Record<EnergyUnit, number>> = {
  eV: 1,
  meV: 1e-3,
  'kJ/mol': 1 / electronvolt_kJ_per_mol,
  'kcal/mol': calorie_J / electronvolt_kJ_per_mol,
};

const symbols: Readonly<Record<string, EnergyUnit>> = { ev: 'eV', mev: 'meV', kj: 'kJ/mol', kcal: 'kcal/mol' };

const perMole = String.raw`\s*(?:\/|·|\.|per)?\s*mole?(?:\s*\^?\s*[-\u2212\u207b]\s*[1\u00b9])?`;
const known = new RegExp(
  String.raw`(?:^|[\s_([{,;/])(meV|eV|kJ|kcal)(?:${perMole}|\s*\/\s*atom)?(?=$|[\s)\]},;])`,
  'i',
);
const unknown = /[([/]\s*(Ry|Rydbergs?|Ha|Hartrees?|a\.?u\.?|E_?h|cm-1|J(?:\/mol)?|cal(?:\/mol)?)\s*[)\]]?\s*$/i;

/** What a header says about the unit of its column. */
export interface HeaderUnit {
  readonly unit: EnergyUnit | null;
  /** A unit that is not read, such as `Ry`; null where there is none. */
  readonly unknown: string | null;
  /** The header without its unit. */
  readonly rest: string;
}

/** Takes the unit off a header: `dE_O (eV)`, `E_N [kJ/mol]`, `ΔE_O / eV`, `E_O, kJ mol⁻¹`, `E_O_eV`. */
export function headerUnit(header: string): HeaderUnit {
  const match = known.exec(header);
  if (match !== null) {
    const rest = `${header.slice(0, match.index)} ${header.slice(match.index + match[0].length)}`;
    return { unit: symbols[match[1].toLowerCase()], unknown: null, rest };
  }
  const other = unknown.exec(header);
  if (other === null) return { unit: null, unknown: null, rest: header };
  return { unit: null, unknown: other[1], rest: header.slice(0, other.index) };
}
