import type { StudyInput } from '../../study';
import { refuseAt, type MkmcxxDocument } from './mkmcxxDocument';
import type { TemperatureAxis } from './mkmcxxConditions';
import type { MkmcxxSpecies, MkmcxxSpeciesTable } from './mkmcxxSpecies';

const carriers = ['C', 'N', 'S', 'O', 'H'];

/**
 * What a map of an input shows: the first of `REAGENTS` is the reactant, else the gas or solute that is fed and holds
 * carbon, nitrogen and so on; all others that hold the same element are products, those of `KEYCOMPONENTS` first. Axes are
 * the temperatures of the runs and the amount of the reactant.
 */
export function mkmcxxOutputs(
  input: MkmcxxDocument,
  { all }: MkmcxxSpeciesTable,
  temperatures: TemperatureAxis,
  file: string,
): StudyInput['outputs'] {
  const outer = [...all.values()].filter(({ site }) => site === null);
  if (outer.length === 0) {
    const place = input.sections.get('compounds')!;
    return refuseAt(file, place, '&compounds', undefined, 'a gas or solute in a reaction');
  }
  const listed = (name: string): readonly MkmcxxSpecies[] => {
    const setting = input.settings.get(name);
    if (setting === undefined) return [];
    const names = [...setting.value.matchAll(/\{([^{}]*)\}/g)].map(([, inside]) => inside.trim());
    return names.flatMap((text) => {
      const species = all.get(text);
      if (species === undefined) return refuseAt(file, setting, name, text, 'compounds of the reactions, in braces');
      return species.site === null ? [species] : [];
    });
  };
  const left = new Set(input.reactions.flatMap((reaction) => reaction.left.map(({ name }) => name)));
  const fed = outer.filter(({ compound }) => compound.start > 0 && left.has(compound.name));
  const pool = fed.length > 0 ? fed : outer;
  const holding = carriers.map((element) => pool.find(({ composition }) => (composition[element] ?? 0) > 0));
  const reagents = listed('REAGENTS');
  const keys = listed('KEYCOMPONENTS');
  const reactant = reagents[0] ?? holding.find((species) => species !== undefined) ?? pool[0];
  const elements = Object.keys(reactant.composition);
  const atom = carriers.find((element) => elements.includes(element)) ?? elements[0];
  const others = [...keys, ...outer].filter((species) => species !== reactant);
  const holders = others.filter(({ composition }) => (composition[atom] ?? 0) > 0);
  const products = (holders.length > 0 ? holders : others).map(({ name }) => name);
  const amount = reactant.compound.start > 0 ? reactant.compound.start : 1;
  return {
    reactant: reactant.name,
    atom,
    products: [...new Set(products)],
    grid: [temperatures.columns, 21],
    axes: [
      { name: 'T', range: [...temperatures.range] },
      { name: `a_${reactant.name}`, range: [amount / 10, amount] },
    ],
  };
}
