import { hasActivity, parseMechanism, type Species } from '../../mechanism';
import type { StudyInput } from '../../study';
import { descriptorRange, thermodynamicDescriptors } from './catmapDescriptors';
import type { CatmapNames } from './catmapNames';
import type { CatmapMechanism } from './catmapSteps';
import type { MkmSettings } from './mkmSettings';

/**
 * What a map of an `.mkm` shows. The reactant is a gas that some step takes up and that has a pressure, else any such gas,
 * else protons; products are the gases that some step gives off.
 */
export function catmapOutputs(
  names: CatmapNames,
  mechanism: CatmapMechanism,
  written: readonly string[],
  descriptors: readonly unknown[],
  settings: MkmSettings,
): StudyInput['outputs'] {
  const steps = parseMechanism(mechanism.lines, {
    defaultSite: names.sites[0],
    declared: new Map(Object.entries(mechanism.species)),
  });
  const fed = steps.flatMap(({ left }) => left.map(({ species }) => species)).filter(hasActivity);
  const made = steps.flatMap(({ right }) => right.map(({ species }) => species)).filter(hasActivity);
  const pressure = (s: Species): number =>
    settings.memberNumber(`${s.name}_g`, 'pressure') ?? settings.memberNumber(`${s.name}_g`, 'concentration') ?? 0;
  const carriers = fed.filter((s) => pressure(s) > 0 && s.composition !== null);
  const charged = steps.some(({ left, right }) =>
    [...left, ...right].some(({ species }) => species.phase === 'proton'),
  );
  const hydrogen = charged && carriers.length === 0;
  const holds = (element: string) => (s: Species) => (s.composition?.[element] ?? 0) > 0;
  const reactant: Species | undefined =
    carriers.find(holds('C')) ?? carriers.find(holds('N')) ?? carriers[0] ?? fed[0] ?? made[0];
  if (reactant === undefined && !hydrogen) {
    settings.refuse(settings.placeOf('rxn_expressions'), 'rxn_expressions', 'no gas', 'at least one gas in the steps');
  }
  const elements = Object.keys(reactant?.composition ?? {});
  const atom = ['C', 'N', 'O', 'S', 'H'].find((element) => elements.includes(element)) ?? elements[0];
  return {
    reactant: hydrogen ? 'H+' : reactant.name,
    atom: hydrogen ? 'H' : atom,
    products: [...new Set(made.map(({ name }) => name))].filter((name) => hydrogen || name !== reactant.name),
    grid: gridOf(settings),
    ...(descriptors.length > 0 ? {} : { axes: axesOf(written, settings) }),
  };
}

function axesOf(written: readonly string[], settings: MkmSettings): { name: string; range: [number, number] }[] {
  return written.map((name, i) => {
    const [low, high] = descriptorRange(i, settings) ?? [0, 1];
    return { name: thermodynamicDescriptors[name], range: low < high ? [low, high] : [low - 1, low + 1] };
  });
}

function gridOf(settings: MkmSettings): [number, number] {
  const value = settings.value('resolution');
  if (value === null) return [15, 15];
  const items = value.kind === 'list' ? value.items : [value, value];
  const sides = items.map((item) => Math.max(2, Math.round(settings.numberOf(item, 'resolution'))));
  return [sides[0] ?? 15, sides[1] ?? sides[0] ?? 15];
}
