import { embeddedStudy, type Study } from '../../src/study';
import type { Settings } from '../../src/screening';
import type { Row } from './evaluated';
import {
  bidentateLangmuir,
  bidentateTurnover,
  closedCycle,
  competitiveLangmuir,
  dissociativeLangmuir,
  hydrogenElectrode,
  langmuir,
  oneStep,
  twoSiteTypes,
  volcano,
} from './toyStudies';

/** A study with points and conditions at which identities must hold. */
export interface Case {
  readonly name: string;
  readonly study: Study;
  readonly rows: readonly Row[];
  readonly settings: Settings;
  /** Species whose steady net rate does not vanish; none at equilibrium. */
  readonly products: readonly string[];
}

const perEv = 96.485;

/** Binding energies [kJ/mol, positive = stronger] inside the domain at all potentials of the table. */
const bindings: readonly (readonly [number, number])[] = [
  [380, 450],
  [400, 480],
  [420, 460],
  [430, 500],
  [450, 430],
  [470, 520],
];

/** Descriptor values of the nitrate study at binding energies [kJ/mol, positive = stronger]. */
export function bindingRow(E_O: number, E_N: number): Row {
  return { E_O: -E_O / perEv, E_N: -E_N / perEv };
}

export const no3rr = embeddedStudy('no3rr');

const nitrateRows = bindings.map(([O, N]) => bindingRow(O, N));
const nitrateProducts = ['NO', 'N2', 'N2O', 'H2O', 'NH3', 'NO3-', 'H2'];

const nitrateConditions: readonly { readonly name: string; readonly settings: Settings }[] = [
  { name: 'as published', settings: {} },
  { name: '-0.3 V', settings: { U_RHE: -0.3 } },
  { name: '450 K, dilute', settings: { T: 450, 'a_NO3-': 1e-5 } },
  { name: '-0.9 V vs SHE at pH 14', settings: { U_SHE: -0.9, pH: 14 } },
  { name: 'products in the reservoir', settings: { a_H2: 0.3, a_NH3: 1e-6, a_N2: 0.01, a_H2O: 0.03, a_NO: 1e-9 } },
];

export const nitrateCases: readonly Case[] = nitrateConditions.map(({ name, settings }) => ({
  name: `no3rr, ${name}`,
  study: no3rr,
  rows: nitrateRows,
  settings,
  products: nitrateProducts,
}));

export const descriptorRows: readonly Row[] = [-1.6, -1.1, -0.6, -0.1, 0.4].map((E) => ({ E }));

function toyCase(name: string, study: Study, products: readonly string[], settings: Settings = {}): Case {
  return { name, study, rows: descriptorRows, settings, products };
}

export const cases: readonly Case[] = [
  ...nitrateCases,
  toyCase('Langmuir', langmuir(), []),
  toyCase('dissociative Langmuir', dissociativeLangmuir(), []),
  toyCase('competitive Langmuir', competitiveLangmuir(), []),
  toyCase('bidentate Langmuir', bidentateLangmuir(), []),
  toyCase('one step', oneStep(), ['A', 'B']),
  toyCase('volcano', volcano(), ['A', 'B']),
  toyCase('two site types', twoSiteTypes(), ['A', 'AB', 'B2']),
  toyCase('bidentate turnover', bidentateTurnover(), ['A2', 'B']),
  toyCase('closed cycle', closedCycle(), ['A', 'B']),
  toyCase('hydrogen electrode at -0.1 V', hydrogenElectrode(), ['H2'], { U: -0.1 }),
];
