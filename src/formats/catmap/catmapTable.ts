import type { EnergyRow } from './energyTable';
import { nameOf, siteOf } from './catmapNames';
import type { MkmSettings } from './mkmSettings';

/** The energy table as an `.mkm` reads it: by species, site type and surface. */
export class CatmapTable {
  private readonly said = new Set<string>();

  constructor(
    readonly rows: readonly EnergyRow[],
    private readonly settings: MkmSettings,
    private readonly surfaces: readonly string[],
    private readonly warn: (message: string) => void,
  ) {}

  /** Names in the table of the sites of a type. */
  siteNames(site: string): readonly string[] {
    if (site === 'g') return ['gas'];
    const given = this.settings.member(site, 'site_names');
    if (given === null) return [];
    if (given.kind === 'string') return [given.value];
    const name = `species_definitions["${site}"].site_names`;
    return this.settings.listOf(given, name).map((item) => this.settings.textOf(item, name));
  }

  /** Formation energy of a gas [eV]; null where the table has none. */
  gasEnergy(key: string): number | null {
    return this.rowOf(key, 'None')?.energy ?? null;
  }

  /** Formation energies of an adsorbate or transition state by surface [eV]; null where the table has none. */
  energies(key: string): readonly (number | null)[] {
    return this.surfaces.map((surface) => this.rowOf(key, surface)?.energy ?? null);
  }

  /** Standard deviations of those energies [eV]; null where the table has none. */
  deviations(key: string): readonly (number | null)[] {
    return this.surfaces.map((surface) => this.rowOf(key, surface)?.deviation ?? null);
  }

  /** References of the rows of a species. */
  references(key: string): readonly string[] {
    const found = ['None', ...this.surfaces].map((surface) => this.rowOf(key, surface)?.reference ?? '');
    return [...new Set(found.filter((text) => text !== ''))];
  }

  /**
   * Frequencies of a species in the unit of the table: the mean over the rows of its site type, else, where frequencies are
   * estimated, over those of other sites; none where the table has none.
   */
  frequencies(key: string): readonly number[] {
    const name = nameOf(key);
    const site = siteOf(key);
    const gas = site === 'g';
    const preferred = this.settings.texts('frequency_surface_names');
    const estimate = this.settings.value('estimate_frequencies');
    const estimated =
      estimate === null ||
      (estimate.kind === 'boolean' ? estimate.value : estimate.kind === 'number' && estimate.value !== 0);
    const own = this.rows.filter((row) => row.species === name && row.frequencies.length > 0);
    const allowed = own.filter(({ surface }) =>
      gas ? surface === 'None' : preferred.length === 0 || preferred.includes(surface),
    );
    const sites = this.siteNames(site);
    const exact = allowed.filter((row) => sites.includes(row.site));
    const others = gas || !estimated ? [] : allowed.filter((row) => row.site !== 'gas');
    return this.mean(exact.length > 0 ? exact : others, key);
  }

  private mean(rows: readonly EnergyRow[], key: string): readonly number[] {
    const lists = new Map(
      rows.map((row) => [`${row.surface} ${row.site} ${row.frequencies.join(' ')}`, row.frequencies]),
    );
    const [first, ...rest] = [...lists.values()];
    if (first === undefined) return [];
    if (rest.some((list) => list.length !== first.length)) {
      const place = { line: rows[0].line, column: 1 };
      this.settings.refuse(
        place,
        `frequencies of ${key}`,
        [...lists.values()].map((l) => l.length),
        'lists of one length',
      );
    }
    return first.map((_, i) => [first, ...rest].reduce((sum, list) => sum + list[i], 0) / lists.size);
  }

  /** The row of a species on a surface, at the lowest coverage where the table has several. */
  private rowOf(key: string, surface: string): EnergyRow | null {
    const sites = this.siteNames(siteOf(key));
    const alternatives = this.settings.member(key, 'alternative_names');
    const names = [
      nameOf(key),
      ...(alternatives === null
        ? []
        : this.settings
            .listOf(alternatives, 'alternative_names')
            .map((v) => this.settings.textOf(v, 'alternative_names'))),
    ];
    const found = this.rows.filter(
      (row) => row.surface === surface && names.includes(row.species) && sites.includes(row.site),
    );
    if (found.length <= 1) return found[0] ?? null;
    const order = (row: EnergyRow): number => row.coverage ?? 0;
    const extra = (row: EnergyRow): number => row.coadsorbateCoverage ?? 0;
    const least = found.reduce((best, row) =>
      order(row) < order(best) || (order(row) === order(best) && extra(row) <= extra(best)) ? row : best,
    );
    const same = found.filter((row) => order(row) === order(least) && extra(row) === extra(least));
    const message = `the table has ${same.length} energies of ${key} on ${surface}; the one on line ${least.line} counts`;
    if (same.length > 1 && !this.said.has(message)) {
      this.said.add(message);
      this.warn(message);
    }
    return least;
  }
}
