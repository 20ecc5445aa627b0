/** A term of the field as the page uses it. */
export interface GlossaryTerm {
  readonly term: string;
  /** One sentence. */
  readonly definition: string;
  /** TeX; null for a term that has no equation. */
  readonly equation: string | null;
  /** Where it is defined; null for what is this program's own or common knowledge. */
  readonly source: { readonly citation: string; readonly doi: string } | null;
}

const boudart = { citation: 'Boudart, Chem. Rev. 95, 661 (1995)', doi: '10.1021/cr00035a009' };
const campbell = { citation: 'Campbell, ACS Catal. 7, 2770 (2017)', doi: '10.1021/acscatal.7b00115' };
const mao = { citation: 'Mao, Campbell, ACS Catal. 9, 9465 (2019)', doi: '10.1021/acscatal.9b02761' };
const norskov = { citation: 'Nørskov et al., J. Phys. Chem. B 108, 17886 (2004)', doi: '10.1021/jp047349j' };
const abild = {
  citation: 'Abild-Pedersen et al., Phys. Rev. Lett. 99, 016105 (2007)',
  doi: '10.1103/PhysRevLett.99.016105',
};
const bligaard = { citation: 'Bligaard et al., J. Catal. 224, 206 (2004)', doi: '10.1016/j.jcat.2004.02.034' };
const wang = { citation: 'Wang et al., J. Catal. 395, 143 (2021)', doi: '10.1016/j.jcat.2020.12.031' };

/** Terms that controls and panels explain, by the key under which they ask for them. */
export const glossary = {
  descriptor: {
    term: 'Descriptor',
    definition:
      'An adsorption energy that stands for a whole surface: all other energies follow from it; more negative binds more strongly.',
    equation: String.raw`\Delta E_\mathrm{A} = E_{\mathrm{A}*} - E_{*} - E_\mathrm{ref}`,
    source: abild,
  },
  tof: {
    term: 'Turnover frequency (TOF)',
    definition: 'Molecules made, or consumed, per site and second.',
    equation: String.raw`\mathrm{TOF} = \frac{1}{N_\mathrm{sites}}\,\frac{\mathrm{d}N}{\mathrm{d}t}`,
    source: boudart,
  },
  coverage: {
    term: 'Coverage',
    definition:
      'Amount of a species per site that rates are counted by; the free sites and the sites taken of one type sum to the fraction of that type (1 where all sites are alike).',
    equation: String.raw`\theta_{*,t} + \sum_i n_i\,\theta_{i,t} = f_t`,
    source: null,
  },
  steady: {
    term: 'Steady state',
    definition: 'All coverages have stopped changing: every species forms as fast as it is consumed.',
    equation: String.raw`\frac{\mathrm{d}\theta_i}{\mathrm{d}t} = \sum_s \nu_{is} r_s = 0`,
    source: null,
  },
  early: {
    term: 'Early rate',
    definition:
      'The rate at a time after a clean surface was exposed, before slowly removed species have filled it; it can lie many decades above the steady one.',
    equation: String.raw`r(t) = r\bigl(\theta(t)\bigr), \quad \theta_*(0) = 1`,
    source: wang,
  },
  rateControl: {
    term: 'Degree of rate control',
    definition:
      'Relative gain of the rate when one step is made faster in both directions; over the steps they sum to 1.',
    equation: String.raw`X_{\mathrm{RC},s} = \left(\frac{\partial \ln r}{\partial \ln k_s}\right)_{K_s,\,k_{s'\neq s}}`,
    source: campbell,
  },
  selectivity: {
    term: 'Selectivity',
    definition: 'Share of the converted atoms (N for nitrate) that leave in a product; hydrogen does not count.',
    equation: String.raw`S_p = \frac{n_p\,\mathrm{TOF}_p}{\sum_q n_q\,\mathrm{TOF}_q}`,
    source: null,
  },
  faradaic: {
    term: 'Faradaic efficiency',
    definition:
      'Share of the electrons that a product takes, hydrogen evolution included; selectivity counts atoms instead.',
    equation: String.raw`\mathrm{FE}_p = \frac{z_p\,\mathrm{TOF}_p}{\sum_q z_q\,\mathrm{TOF}_q}`,
    source: null,
  },
  winner: {
    term: 'Winner and margin',
    definition:
      'The product that takes most atoms, and by how many decades it leads the second; below one decade the colour is light.',
    equation: String.raw`m = \log_{10} \frac{S_\mathrm{first}}{S_\mathrm{second}}`,
    source: null,
  },
  activationEnergy: {
    term: 'Apparent activation energy',
    definition:
      'Slope of the rate in an Arrhenius plot, coverages and all, with the potential held on the scale that is chosen (RHE moves with the temperature against SHE); it can be far from every barrier, and negative.',
    equation: String.raw`E_\mathrm{app} = k_\mathrm{B} T^2\,\frac{\partial \ln r}{\partial T}`,
    source: mao,
  },
  scaling: {
    term: 'Scaling relation',
    definition: 'Adsorption energies of related species lie on a line over those of an atom they bind through.',
    equation: String.raw`\Delta E_{\mathrm{AH}_x} = \gamma\,\Delta E_\mathrm{A} + \xi`,
    source: abild,
  },
  bep: {
    term: 'Brønsted–Evans–Polanyi relation (BEP)',
    definition: 'The barrier of a step follows its reaction energy on a line.',
    equation: String.raw`E_\mathrm{a} = \alpha\,\Delta E + \beta`,
    source: bligaard,
  },
  volcano: {
    term: 'Volcano ridge',
    definition:
      'Where binding is neither too weak to activate the reactant nor too strong to let products go, the rate has its maximum.',
    equation: String.raw`r(\Delta E) \le \min_s r_s^\mathrm{max}(\Delta E)`,
    source: bligaard,
  },
  rhe: {
    term: 'V vs RHE',
    definition:
      'Potential against a hydrogen electrode in the same electrolyte: at 0 V, H⁺ and e⁻ are in equilibrium with H₂ at every pH.',
    equation: String.raw`U_\mathrm{RHE} = U_\mathrm{SHE} + \frac{k_\mathrm{B} T}{e} \ln 10 \cdot \mathrm{pH}`,
    source: norskov,
  },
  she: {
    term: 'V vs SHE',
    definition: 'Potential against a hydrogen electrode at pH 0; at a fixed value, protons cost more at higher pH.',
    equation: String.raw`U_\mathrm{SHE} = U_\mathrm{RHE} - \frac{k_\mathrm{B} T}{e} \ln 10 \cdot \mathrm{pH}`,
    source: norskov,
  },
  che: {
    term: 'Computational hydrogen electrode',
    definition: 'A proton and an electron have the free energy of half a hydrogen molecule, less the potential.',
    equation: String.raw`\mu(\mathrm{H^+}) + \mu(\mathrm{e^-}) = \tfrac{1}{2}\,\mu(\mathrm{H_2}) - e U_\mathrm{RHE}`,
    source: norskov,
  },
  transfer: {
    term: 'Transfer coefficient',
    definition: 'Share of a change of the potential that goes into the barrier of a reduction step.',
    equation: String.raw`E_\mathrm{a}(U) = E_\mathrm{a}(0) + \beta e U`,
    source: null,
  },
  pH: {
    term: 'pH',
    definition:
      'At a fixed potential vs RHE the pH acts only where a model names it; at a fixed potential vs SHE it shifts the energy of every proton.',
    equation: String.raw`\Delta E = k_\mathrm{B} T \ln 10 \cdot \mathrm{pH}`,
    source: norskov,
  },
  activity: {
    term: 'Activity in the reservoir',
    definition:
      'What a species outside the surface contributes to rates: pressure in bar for a gas, about mol/L for a dilute solute; 0 means that it is carried away.',
    equation: String.raw`a_i \approx \frac{c_i}{1\ \mathrm{mol/L}}`,
    source: null,
  },
  temperature: {
    term: 'Temperature',
    definition: 'Temperature of surface and reservoir; it enters every rate constant.',
    equation: String.raw`k = A\, \mathrm{e}^{-E_\mathrm{a}/k_\mathrm{B} T}`,
    source: null,
  },
  masked: {
    term: 'Masked',
    definition:
      'Outside the domain of the study, where a barrier that the domain tests would be negative: hatched, with the reason on hover, and not computed.',
    equation: String.raw`\exists\, s \in \mathrm{domain}:\ E_{\mathrm{a},s} < 0`,
    source: null,
  },
  difference: {
    term: 'Difference map',
    definition: 'The second map minus the first, pixel by pixel; orange where the second is larger.',
    equation: String.raw`\Delta f = f_\mathrm{second} - f_\mathrm{first}`,
    source: null,
  },
} as const satisfies Readonly<Record<string, GlossaryTerm>>;

/** Key of a term in the glossary. */
export type TermKey = keyof typeof glossary;

const kinds: Readonly<Record<string, TermKey>> = {
  activity: 'tof',
  tof: 'tof',
  selectivity: 'selectivity',
  efficiency: 'faradaic',
  fe: 'faradaic',
  winner: 'winner',
  coverage: 'coverage',
  drc: 'rateControl',
  eapp: 'activationEnergy',
};

/** The term behind what a map shows, such as `activity` or `drc`; null for none. */
export function termOfShow(kind: string): TermKey | null {
  return Object.hasOwn(kinds, kind) ? kinds[kind] : null;
}

/** What the term of a condition is told by. */
interface NamedCondition {
  /** Name of the setting. */
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  /** What the energy of a descriptor is relative to; absent for other conditions. */
  readonly reference?: string;
}

/** The term behind a condition: its key, or the term of a descriptor with the label, unit and reference of its study. */
export function termOfCondition({ name, label, unit, reference }: NamedCondition): TermKey | GlossaryTerm {
  if (reference !== undefined) {
    return {
      term: label,
      definition: `Descriptor: an energy in ${unit} (reference: ${reference}) that the others of a surface follow from; more negative binds more strongly.`,
      equation: null,
      source: null,
    };
  }
  if (name === 'U_SHE') return 'she';
  if (name.startsWith('U')) return 'rhe';
  if (name === 'pH') return 'pH';
  if (name === 'T') return 'temperature';
  return name === 'time' ? 'early' : 'activity';
}
