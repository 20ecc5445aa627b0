import { combine, constantForm, type AffineForm } from '../../energetics';
import type { ParsedStep, Species, Term } from '../../mechanism';
import type { StepKinetics } from '../../study';
import type { Model, ModelStep } from '../model';
import { parseSteps } from '../parseSteps';
import { CatmapNaming } from './catmapNaming';
import type { CatmapFreeEnergies } from './catmapFreeEnergies';
import { foldedForm, sameForm, type ExportPoint } from './foldedForm';

/** Steps of a study in CatMAP's notation. */
export interface CatmapExpressions {
  readonly expressions: readonly string[];
  /** Energies of transition states by CatMAP key, lines in the descriptors. */
  readonly transitionStates: ReadonlyMap<string, AffineForm>;
  /** What the steps would have to be, with those that are not. */
  readonly refused: readonly string[];
  readonly notes: readonly string[];
}

/** Writes every step as `initial <-> transition -> final; options`. */
export function catmapExpressions(
  model: Model,
  naming: CatmapNaming,
  energies: CatmapFreeEnergies,
  point: ExportPoint,
): CatmapExpressions {
  const parsed = parseSteps(model.study);
  const writer = new Writer(model, naming, energies, point);
  const expressions = model.steps.map((step, i) => writer.expression(step, parsed[i]));
  const { transitionStates, refused, notes } = writer;
  return { expressions: expressions.filter((text) => text !== null), transitionStates, refused, notes };
}

class Writer {
  readonly transitionStates = new Map<string, AffineForm>();
  readonly notes: string[] = [];
  private readonly refusals = new Map<string, readonly string[]>();
  private readonly kept: ReadonlySet<string>;

  constructor(
    private readonly model: Model,
    private readonly naming: CatmapNaming,
    private readonly energies: CatmapFreeEnergies,
    private readonly point: ExportPoint,
  ) {
    this.kept = new Set([...model.study.descriptors.map(({ name }) => name), point.potentialName]);
  }

  expression(step: ModelStep, parsed: ParsedStep): string | null {
    const { study } = this.model;
    const kinetics = study.energetics.steps[step.id];
    const pairs = [pairsOf(parsed.left), pairsOf(parsed.right)];
    if (pairs.includes(null)) return this.refuse(step, 'an electron with a proton in every charge transfer');
    const [left, right] = pairs as number[];
    if (kinetics.kind === 'hertz-knudsen') {
      return this.refuse(step, 'one prefactor for both directions, unlike Hertz–Knudsen laws');
    }
    if (kinetics.kind === 'arrhenius' && (kinetics.reversePrefactor ?? kinetics.prefactor) !== kinetics.prefactor) {
      return this.refuse(step, 'the same prefactor in both directions');
    }
    const change = this.reactionForm(parsed, left - right);
    if (change === null) return null;
    const [forward, reverse] = [step.forward, step.reverse].map((law) =>
      law === null ? null : foldedForm(law.barriers[0], this.point.values, this.kept),
    );
    if (kinetics.barrier !== 'none' && reverse !== null) {
      const difference = combine([
        [1, forward!],
        [-1, reverse],
      ]);
      if (!sameForm(difference, change)) {
        return this.refuse(step, 'two barriers that differ by the energies of the species');
      }
    }
    if (reverse === null) this.notes.push(`${step.id} has no reverse; CatMAP gives it one`);
    const sides = [this.side(parsed.left, left), this.side(parsed.right, right)];
    const beta = this.betaOf(forward!, left, right);
    if (beta === undefined) {
      return this.refuse(step, 'barriers that feel a share of the potential from 0 to 1, and none without charge');
    }
    const options = [
      ...(kinetics.kind === 'arrhenius' ? [`prefactor=${kinetics.prefactor}`] : []),
      ...(beta === null || kinetics.barrier === 'none' ? [] : [`beta=${beta}`]),
    ];
    const end = options.length === 0 ? '' : `; ${options.join(', ')}`;
    const middle = this.middle(parsed, kinetics, forward!, left, right);
    return `${sides[0]} <-> ${middle}${sides[1]}${end}`;
  }

  private refuse(step: ModelStep, wanted: string): null {
    this.refusals.set(wanted, [...(this.refusals.get(wanted) ?? []), step.id]);
    return null;
  }

  /** What steps would have to be, with those that are not. */
  get refused(): readonly string[] {
    return [...this.refusals].map(([wanted, ids]) => `${wanted} (not ${ids.join(', ')})`);
  }

  /** ΔG of a step at the point, a line in the descriptors and the potential; null where a species has no energy. */
  private reactionForm({ left, right }: ParsedStep, electrons: number): AffineForm | null {
    const parts: (readonly [number, AffineForm])[] = [
      [electrons, { constant: 0, terms: { [this.point.potentialName]: 1 } }],
    ];
    for (const [sign, terms] of [
      [-1, left],
      [1, right],
    ] as const) {
      for (const { species, count } of terms) {
        if (isCharge(species)) continue;
        const form = this.energies.of.get(species.name);
        if (form === undefined) return null;
        parts.push([sign * count, form]);
      }
    }
    return combine(parts);
  }

  private side(terms: readonly Term[], pairs: number): string {
    const texts = terms
      .filter(({ species }) => !isCharge(species))
      .map(({ count, species }) => `${count === 1 ? '' : count}${this.naming.term(species)}`);
    if (pairs > 0) texts.push(`${pairs === 1 ? '' : pairs}pe_g`);
    return texts.join(' + ');
  }

  /** β that CatMAP needs for the barrier to feel its share; null without charge, undefined where there is none. */
  private betaOf(forward: AffineForm, left: number, right: number): number | null | undefined {
    const share = forward.terms[this.point.potentialName] ?? 0;
    if (left === right) return Math.abs(share) < 1e-12 ? null : undefined;
    const beta = 1 - left + share;
    const rounded = Math.abs(beta - Math.round(beta * 1e12) / 1e12) < 1e-14 ? Math.round(beta * 1e12) / 1e12 : beta;
    return rounded >= 0 && rounded <= 1 ? rounded : undefined;
  }

  private middle(
    parsed: ParsedStep,
    kinetics: Exclude<StepKinetics, { kind: 'hertz-knudsen' }>,
    forward: AffineForm,
    left: number,
    right: number,
  ): string {
    const { barrier } = kinetics;
    if (barrier === 'none') return '';
    const surface = [...parsed.left, ...parsed.right].map(({ species }) => species).find(({ site }) => site !== null);
    const site = surface?.site ?? this.model.study.sites[0].name;
    if (typeof barrier === 'object' && 'atEquilibrium' in barrier && typeof barrier.atEquilibrium === 'number') {
      return `^${barrier.atEquilibrium}eV_${site} -> `;
    }
    const start = this.reactants(parsed);
    const share = forward.terms[this.point.potentialName] ?? 0;
    const energy = combine([
      [1, start],
      [1, forward],
      [-share, { constant: 0, terms: { [this.point.potentialName]: 1 } }],
    ]);
    const key = this.transitionKey(this.transitionName(kinetics, parsed, left !== right, left), site, energy);
    const rest = this.spareSites(parsed, site);
    return `${[key, ...rest].join(' + ')} -> `;
  }

  private reactants({ left }: ParsedStep): AffineForm {
    return combine(
      left
        .filter(({ species }) => !isCharge(species))
        .map(({ count, species }) => [count, this.energies.of.get(species.name) ?? constantForm(NaN)] as const),
    );
  }

  /** A name with a dash whose atoms are those of the state, with `pe` where charge passes. */
  private transitionName(
    kinetics: Exclude<StepKinetics, { kind: 'hertz-knudsen' }>,
    { left }: ParsedStep,
    charged: boolean,
    pairs: number,
  ): string {
    const { barrier } = kinetics;
    const through =
      typeof barrier === 'object' && 'through' in barrier && Array.isArray(barrier.through) ? barrier.through : [];
    const [only] = through as readonly string[];
    const written = (only ?? '').replace(/\*.*$/, '');
    const fits = through.length === 1 && written.includes('-') && /^[A-Za-z][A-Za-z0-9-]*$/.test(written);
    if (fits && /pe|ele/.test(written) === charged) return written;
    const bodies = left.filter(({ species }) => !isCharge(species) && species.phase !== 'site');
    const names = bodies.flatMap(({ count, species }) => {
      const key = this.naming.key(species.name);
      return Array.from({ length: count }, () => key.slice(0, key.lastIndexOf('_')));
    });
    const electrons = Array.from({ length: charged ? Math.max(1, pairs) : 0 }, () => 'pe');
    const parts = [...names, ...electrons];
    return parts.length > 1 ? parts.join('-') : `${parts[0] ?? 'X'}-`;
  }

  /** Key under which an energy stands; another name where the first stands for another energy. */
  private transitionKey(name: string, site: string, energy: AffineForm): string {
    for (let tried = name; ; tried += '-') {
      const key = `${tried}_${site}`;
      const before = this.transitionStates.get(key);
      if (before === undefined) this.transitionStates.set(key, energy);
      if (before === undefined || sameForm(before, energy)) return key;
    }
  }

  /** Empty sites beside the transition state, which takes one of its type, so that sites balance. */
  private spareSites({ left }: ParsedStep, own: string): readonly string[] {
    const sums = new Map<string, number>();
    for (const { species, count } of left) {
      if (species.site === null) continue;
      sums.set(species.site, (sums.get(species.site) ?? 0) + count * species.denticity);
    }
    sums.set(own, (sums.get(own) ?? 0) - 1);
    return [...sums].filter(([, n]) => n > 0).map(([site, n]) => `${n === 1 ? '' : n}*_${site}`);
  }
}

function isCharge({ phase }: Species): boolean {
  return phase === 'proton' || phase === 'electron';
}

/** Proton–electron pairs on a side; null where one stands without the other. */
function pairsOf(terms: readonly Term[]): number | null {
  const count = (phase: string): number =>
    terms.reduce((sum, { species, count: n }) => sum + (species.phase === phase ? n : 0), 0);
  return count('proton') === count('electron') ? count('proton') : null;
}
