import { parseFormula } from '../../mechanism';
import { nameOf } from './catmapNames';
import type { MkmSettings } from './mkmSettings';

/**
 * Stabilisation of adsorbates by water [eV], estimated for Pt(111).
 * Source: A. A. Peterson et al., Energy Environ. Sci. 3, 1311 (2010), doi 10.1039/c0ee00071j.
 */
const published: Readonly<Record<string, number>> = {
  CHO: -0.1,
  CH2OH: -0.25,
  CHOH: -0.25,
  CO: -0.1,
  COH: -0.25,
  COHOH: -0.25,
  COOH: -0.25,
  OH: -0.5,
};

/** Adsorbates that have none. */
const without: ReadonlySet<string> = new Set('C CH CH2 CH2O CH3 H O OCH2O OCH3 OCHCH2 OCHCHO OCHO'.split(' '));

/**
 * Hydrogen-bond corrections of an `.mkm` by CatMAP key [eV]: those of `hbond_dict`, else the published ones; with
 * `hbond_with_estimates_electrochemical` those of other species by their OH and O groups.
 */
export function hydrogenBonds(keys: readonly string[], settings: MkmSettings): ReadonlyMap<string, number> {
  const mode = settings.text('electrochemical_thermo_mode') ?? 'simple_electrochemical';
  const given = settings.dictionary('hbond_dict');
  const bonds = new Map<string, number>();
  if (mode === 'simple_electrochemical') return bonds;
  if (mode !== 'hbond_electrochemical' && mode !== 'hbond_with_estimates_electrochemical') {
    const expected = 'simple_electrochemical, hbond_electrochemical or hbond_with_estimates_electrochemical';
    settings.refuse(settings.placeOf('electrochemical_thermo_mode'), 'electrochemical_thermo_mode', mode, expected);
  }
  for (const key of keys) {
    const name = nameOf(key);
    // Transition states are corrected in CatMAP where they transfer charge.
    const state = name.includes('-');
    if (state && !/pe|ele/.test(name)) continue;
    const own = given.get(key) ?? given.get(name);
    const known =
      given.size > 0
        ? own && settings.numberOf(own, `hbond_dict["${key}"]`)
        : Object.hasOwn(published, name)
          ? published[name]
          : without.has(name)
            ? 0
            : undefined;
    const energy = known ?? (mode === 'hbond_electrochemical' ? 0 : estimate(name));
    if (energy !== 0) bonds.set(key, energy);
  }
  return bonds;
}

/** -0.25 eV for each OH group, -0.1 eV for each other O. */
function estimate(name: string): number {
  const hydroxyls = name.split('OH').length - 1;
  const oxygens = parseFormula(name.replace(/pe|ele/g, ''))?.O ?? 0;
  return -0.25 * hydroxyls - 0.1 * Math.max(0, oxygens - hydroxyls);
}
