import type { StudyInput } from '../../study';
import { siteOf, type CatmapNames } from './catmapNames';
import type { CatmapTable } from './catmapTable';
import type { MkmSettings } from './mkmSettings';
import type { CatmapReaction } from './reactionExpression';
import { leastNormSolution, relaxedFit, type CoefficientBounds } from './relaxedFit';
import { scalingConstraints } from './scalingConstraints';
import { constraintBounds, type TransitionRule } from './scalingRule';
import { adsorbateWeights, difference, gasOffset, lineThrough, summedEnergy, transitionStates } from './stateEnergies';

type Energies = NonNullable<StudyInput['energetics']['energies']>;
type Energy = Energies[string];

/** What energies are read from. */
export interface EnergySource {
  readonly settings: MkmSettings;
  readonly names: CatmapNames;
  readonly table: CatmapTable;
  readonly reactions: readonly CatmapReaction[];
  readonly surfaces: readonly string[];
  /** Descriptors that are energies: CatMAP key and name of the variable. */
  readonly descriptors: readonly { readonly key: string; readonly variable: string }[];
  /** Write fits with their points, to be solved exactly, instead of CatMAP's own coefficients. */
  readonly exactFits: boolean;
  readonly warn: (message: string) => void;
}

/** Electronic energies of gases, adsorbates and transition states. */
export class CatmapEnergies {
  private readonly constraints: ReadonlyMap<string, CoefficientBounds[] | TransitionRule>;

  constructor(private readonly source: EnergySource) {
    this.constraints = scalingConstraints(source);
  }

  /** Energies by name in the study. @throws InvalidInput that names a species without an energy. */
  all(): Energies {
    const { names, reactions } = this.source;
    const energies: Record<string, Energy> = {};
    for (const key of names.gases) {
      if (names.role(key) === 'gas') energies[names.namesOf(key)[0]] = this.gas(key);
    }
    for (const key of names.adsorbates) energies[names.surfaceName(key)] = this.adsorbate(key);
    for (const reaction of reactions) {
      for (const { key } of transitionStates(reaction, names)) {
        const name = names.surfaceName(key);
        if (!Object.hasOwn(energies, name)) energies[name] = this.transitionState(key, this.ownerOf(key));
      }
    }
    return energies;
  }

  private gas(key: string): number {
    const energy = this.source.table.gasEnergy(key);
    if (energy !== null) return energy;
    return this.missing(key, 'surface None, site gas');
  }

  private missing(key: string, where: string): never {
    const { settings } = this.source;
    return settings.refuse(
      settings.placeOf('input_file'),
      `energy of ${key}`,
      undefined,
      `a row of the energy table (${where})`,
    );
  }

  private adsorbate(key: string): Energy {
    const { descriptors, table, surfaces } = this.source;
    const values = table.energies(key);
    if (descriptors.length === 0) {
      return values[0] ?? this.missing(key, `surface ${surfaces[0] ?? '(none)'}, site ${this.siteText(key)}`);
    }
    return this.line(key, this.boundsOf(key));
  }

  private siteText(key: string): string {
    return this.source.table.siteNames(siteOf(key)).join(' or ') || '(none)';
  }

  private boundsOf(key: string): readonly CoefficientBounds[] {
    const own = this.constraints.get(key);
    if (own !== undefined && Array.isArray(own)) return own;
    const { descriptors, settings } = this.source;
    const given = settings.value('default_constraints');
    if (given !== null) return constraintBounds(given, settings, 'default_constraints', descriptors.length + 1);
    const free = { low: -Infinity, high: Infinity };
    return [...descriptors.map(() => ({ low: 0, high: Infinity })), free];
  }

  /** A species' energy as a line in the descriptors. */
  private line(key: string, bounds: readonly CoefficientBounds[]): Energy {
    const { descriptors, table, surfaces, exactFits, warn } = this.source;
    const variables = descriptors.map(({ variable }) => variable);
    const form = (coefficients: readonly number[]): Energy => ({
      const: coefficients[variables.length],
      ...Object.fromEntries(variables.flatMap((name, j) => (coefficients[j] === 0 ? [] : [[name, coefficients[j]]]))),
    });
    const itself = descriptors.map((d) => (d.key === key ? 1 : 0)).concat(0);
    const allowed = itself.every((value, j) => value >= bounds[j].low && value <= bounds[j].high);
    if (itself.includes(1) && allowed) return form(itself);
    if (bounds.every(({ low, high }) => low === high)) return form(bounds.map(({ low }) => low));
    const at = table.energies(key);
    const own = descriptors.map((d) => table.energies(d.key));
    const rows = surfaces.flatMap((_, i) => {
      const x = own.map((column) => column[i]);
      const y = at[i];
      return y === null || x.includes(null) ? [] : [{ x: x as number[], y }];
    });
    if (rows.length === 0) return this.missing(key, `any of ${surfaces.join(', ')}, site ${this.siteText(key)}`);
    if (rows.length === 1) {
      warn(`${key} has one energy, ${rows[0].y} eV, and is taken as constant`);
      return rows[0].y;
    }
    if (rows.length <= variables.length + 1) {
      warn(
        `${key} has ${rows.length} energies for ${variables.length + 1} coefficients: the line is not determined by them`,
      );
    }
    if (exactFits) {
      return {
        fit: {
          on: variables,
          points: rows.map(({ x, y }) => [...x, y]),
          constraints: constraintsOf(variables, bounds),
        },
      };
    }
    const design = rows.map(({ x }) => [...x, 1]);
    const y = rows.map((row) => row.y);
    return form(relaxedFit(design, y, leastNormSolution(design, y), bounds));
  }

  /** The reaction whose states a transition state is scaled from: the last that passes through it. */
  private ownerOf(key: string): CatmapReaction {
    const { reactions, names, warn } = this.source;
    const owners = reactions.filter((reaction) => transitionStates(reaction, names).some((state) => state.key === key));
    const last = owners[owners.length - 1];
    if (owners.length > 1) {
      warn(`${key} is passed through by ${owners.length} steps; its scaling is that of ${last.text.trim()}`);
    }
    return last;
  }

  private transitionState(key: string, reaction: CatmapReaction): Energy {
    const { descriptors, table, surfaces, settings } = this.source;
    if (descriptors.length === 0) {
      return (
        table.energies(key)[0] ?? this.missing(key, `surface ${surfaces[0] ?? '(none)'}, site ${this.siteText(key)}`)
      );
    }
    const rule = this.constraints.get(key);
    if (rule !== undefined && Array.isArray(rule)) return this.line(key, rule);
    const fallback = settings.text('transition_state_scaling_mode') ?? 'initial_state';
    const { mode, species, parameters } = rule ?? {
      mode: fallback as TransitionRule['mode'],
      species: [],
      parameters: [],
    };
    switch (mode) {
      case 'BEP':
        return this.bep(key, reaction, parameters);
      case 'TS':
        if (species.some((s) => this.isTransitionState(s))) {
          this.source.warn(
            `${key}: CatMAP gives the slope 0 to a line on a transition state (${species.join(' + ')}); the line counts here`,
          );
        }
        return this.scaled(
          key,
          species.map((s) => [s, 1] as const),
          parameters,
        );
      case 'initial_state':
        return this.scaled(key, adsorbateWeights(reaction.initial, this.source.names), parameters);
      case 'final_state':
        return this.scaled(key, adsorbateWeights(reaction.final, this.source.names), parameters);
      default:
        return settings.refuse(
          settings.placeOf('transition_state_scaling_mode'),
          'transition_state_scaling_mode',
          mode,
          'initial_state, final_state or BEP',
        );
    }
  }

  private isTransitionState(key: string): boolean {
    const { reactions, names } = this.source;
    return reactions.some((reaction) => transitionStates(reaction, names).some((state) => state.key === key));
  }

  /** A line on the summed energies of species; gases count as zero, as in CatMAP. */
  private scaled(key: string, weights: readonly (readonly [string, number])[], parameters: readonly number[]): Energy {
    const { names } = this.source;
    const of = Object.fromEntries(weights.map(([s, n]) => [names.surfaceName(s), n]));
    if (weights.length === 0) {
      const { settings } = this.source;
      settings.refuse(
        settings.placeOf('scaling_constraint_dict'),
        `scaling of ${key}`,
        'no adsorbate',
        'a state with adsorbates',
      );
    }
    if (parameters.length === 2) return { scaling: { of, slope: parameters[0], intercept: parameters[1] } };
    const points = this.points(
      key,
      (i) => summedEnergy(weights, this.source.table, i),
      (energy) => energy,
    );
    return { scaling: { of, points, ...(parameters.length === 1 ? { slope: parameters[0] } : {}) } };
  }

  /** E_TS = E_IS + m (E_FS - E_IS) + n over adsorbates, fitted to barriers against reaction energies. */
  private bep(key: string, reaction: CatmapReaction, parameters: readonly number[]): Energy {
    const { names, table } = this.source;
    const initial = adsorbateWeights(reaction.initial, names);
    const final = adsorbateWeights(reaction.final, names);
    let [m, n] = parameters;
    if (parameters.length < 2) {
      const points = this.points(
        key,
        (i) => difference(summedEnergy(final, table, i), summedEnergy(initial, table, i)),
        (energy, i) => energy - (summedEnergy(initial, table, i) ?? NaN),
      );
      [m, n] = lineThrough(points, parameters[0]);
    } else {
      n += gasOffset(reaction, names, table, m);
    }
    const of: Record<string, number> = {};
    const add = (s: string, weight: number): void => {
      const name = names.surfaceName(s);
      of[name] = (of[name] ?? 0) + weight;
    };
    for (const [s, count] of initial) add(s, (1 - m) * count);
    for (const [s, count] of final) add(s, m * count);
    return { scaling: { of, slope: 1, intercept: n } };
  }

  private points(
    key: string,
    x: (surface: number) => number | null,
    y: (energy: number, surface: number) => number,
  ): [number, number][] {
    const { table, surfaces } = this.source;
    const points = table.energies(key).flatMap((energy, i): [number, number][] => {
      const at = x(i);
      return energy === null || at === null ? [] : [[at, y(energy, i)]];
    });
    if (new Set(points.map(([at]) => at)).size < 2) {
      this.missing(
        key,
        `at least two of ${surfaces.join(', ')}, site ${this.siteText(key)}, with different energies that it scales on`,
      );
    }
    return points;
  }
}

function constraintsOf(
  variables: readonly string[],
  bounds: readonly CoefficientBounds[],
): Record<string, number | [number | null, number | null]> {
  const end = (value: number): number | null => (Number.isFinite(value) ? value : null);
  const rules: Record<string, number | [number | null, number | null]> = {};
  [...variables, 'const'].forEach((name, j) => {
    const { low, high } = bounds[j];
    if (low === high) rules[name] = low;
    else if (Number.isFinite(low) || Number.isFinite(high)) rules[name] = [end(low), end(high)];
  });
  return rules;
}
