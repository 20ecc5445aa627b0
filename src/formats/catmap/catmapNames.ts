import { parseFormula } from '../../mechanism';
import { defaultSite, speciesKey, type CatmapReaction, type CatmapSpecies } from './reactionExpression';
import type { MkmSettings } from './mkmSettings';

/** What a species of an `.mkm` is. */
export type CatmapRole = 'gas' | 'adsorbate' | 'site' | 'pair' | 'proton' | 'electron' | 'hydroxide';

/** Site type of gases. */
const gasSite = 'g';

/** Species of an `.mkm` and their names in a study. */
export class CatmapNames {
  /** Site types of the surface, the default one first. */
  readonly sites: readonly string[];
  /** Keys of adsorbates, such as `CO_s`, in the order of appearance. */
  readonly adsorbates: readonly string[];
  /** Keys of gases, such as `CO_g`. */
  readonly gases: readonly string[];
  private readonly charged: boolean;

  constructor(
    reactions: readonly CatmapReaction[],
    private readonly settings: MkmSettings,
  ) {
    const all = reactions.flatMap(({ initial, final }) => [...initial, ...final]);
    const through = reactions.flatMap(({ transition }) => transition ?? []);
    const types = [...new Set([...all, ...through].map(({ site }) => site))].filter((site) => site !== gasSite);
    const defined = [...settings.dictionary('species_definitions').keys()];
    const ordered = [...defined.filter((name) => types.includes(name)), ...types];
    this.sites = [...new Set([...(types.includes(defaultSite) ? [defaultSite] : []), ...ordered])];
    const keys = (test: (s: CatmapSpecies) => boolean): readonly string[] => [
      ...new Set(all.filter(test).map(speciesKey)),
    ];
    this.gases = keys(({ site }) => site === gasSite);
    this.adsorbates = keys(({ name, site }) => site !== gasSite && name !== '*');
    this.charged = this.gases.includes('ele_g');
  }

  role(key: string): CatmapRole {
    if (key === 'pe_g') return 'pair';
    if (key === 'ele_g') return 'electron';
    if (this.charged && key === 'H_g') return 'proton';
    if (this.charged && key === 'OH_g') return 'hydroxide';
    if (this.gases.includes(key)) return 'gas';
    return this.sites.includes(key) ? 'site' : 'adsorbate';
  }

  /** Name of a species in a study; a proton-electron pair has two. */
  namesOf(key: string): readonly string[] {
    switch (this.role(key)) {
      case 'pair':
        return ['H+', 'e-'];
      case 'electron':
        return ['e-'];
      case 'proton':
        return ['H+'];
      case 'hydroxide':
        return ['OH-'];
      case 'gas':
        return [nameOf(key)];
      case 'site':
        return [`*${this.suffix(key)}`];
      case 'adsorbate':
        return [this.surfaceName(key)];
    }
  }

  /** Name of an adsorbate or transition state, `O-CO*` or `O-CO*_t`. */
  surfaceName(key: string): string {
    return `${nameOf(key)}*${this.suffix(siteOf(key))}`;
  }

  /** Atoms that the `.mkm` gives a species, or null where its name says them. */
  declaredComposition(key: string): Readonly<Record<string, number>> | null {
    const given = this.settings.member(key, 'composition');
    if (given === null) return parseFormula(nameOf(key)) === null ? {} : null;
    const entries = [...this.settings.dictionaryOf(given, `species_definitions["${key}"].composition`)];
    return Object.fromEntries(entries.map(([element, n]) => [element, this.settings.numberOf(n, element)]));
  }

  private suffix(site: string): string {
    return site === this.sites[0] ? '' : `_${site}`;
  }
}

/** `CO` of `CO_s`. */
export function nameOf(key: string): string {
  return key.slice(0, key.lastIndexOf('_'));
}

/** `s` of `CO_s`. */
export function siteOf(key: string): string {
  return key.slice(key.lastIndexOf('_') + 1);
}
