import type { CompiledMechanism, Species } from '../../mechanism';
import { balancedEvents, type StepEvents } from './balancedEvents';
import { eventSequence, type Counts, type SequenceEvent } from './eventSequence';
import type { ReactionRoute } from './reactionRoute';
import { stepChange, type StepChange } from './stepChange';
import type { StepRates } from './stepRates';

/** An event of a step, on the route of the followed atom or beside it. */
export interface WayEvent extends SequenceEvent {
  readonly reversed: boolean;
  /** Species that the followed atom is in before and after; beside the route what the event takes and makes first. */
  readonly from: string;
  readonly to: string;
  /** True for what makes a co-reactant or removes a by-product. */
  readonly beside: boolean;
}

/** Events that make a product along a route. */
export interface ReactionWay {
  readonly events: readonly WayEvent[];
  /** What all events together make (positive) and take away from the surface. */
  readonly reaction: Counts;
  /** Adsorbates that they leave behind (positive) or use up: none where they make a closed cycle. */
  readonly unbalanced: Counts;
  /**
   * The part of all that is made of the product, by net rates, that can come this way: its rarest step limits it.
   * NaN where adsorbates do not balance.
   */
  readonly share: number;
}

/** More events beside a route than on it, and more than this, hide it: they are left out. */
const fewBeside = 4;
/** Largest multiple that is tried for whole events. */
const largestMultiple = 12;
const tiny = 1e-9;

/**
 * A route with as many events of each step as the others need, and what makes its co-reactants and removes its by-products:
 * the events on the route and the molecules of the product are whole numbers, as small as can be. Where nothing closes the
 * cycle, or it takes more events than there are on the route (nitrate: every O* of NO3- leaves as water), only species on
 * the route balance.
 */
export function reactionWay(
  mechanism: CompiledMechanism,
  rates: readonly Pick<StepRates, 'netSign' | 'lnNet'>[],
  { edges }: ReactionRoute,
  product: string,
): ReactionWay {
  const names = mechanism.states.map(({ name }) => name);
  const adsorbates = [...names.keys()].filter((i) => mechanism.states[i].phase === 'surface');
  const passed = adsorbates.filter((i) => edges.some(({ from, to }) => [from, to].includes(names[i])));
  const route = [...new Set(edges.map(({ step }) => step))];
  const least = rates.map((_, j) => edges.filter(({ step }) => step === j).length);
  const made = (j: number): number => rates[j].netSign * externalOf(mechanism, j, product);
  const whole = (events: StepEvents | null): StepEvents | null =>
    events === null ? null : wholeEvents(events, route, (list) => sumOf(list, made));
  const onRoute = (j: number): boolean => least[j] > 0;

  const closed = whole(balancedEvents(mechanism, rates, { least, open: () => true, balanced: adsorbates }));
  const complete = closed !== null && isShort(closed, onRoute) ? closed : null;
  const events =
    complete ?? whole(balancedEvents(mechanism, rates, { least, open: onRoute, balanced: passed })) ?? least;

  const changes = rates.map(({ netSign }, j) => stepChange(mechanism, j, netSign < 0));
  const surface = new Set(adsorbates.map((i) => names[i]));
  const tracked = complete === null ? new Set(passed.map((i) => names[i])) : surface;
  const order = [...route, ...[...rates.keys()].filter((j) => !onRoute(j))];
  const sequence = eventSequence(events, order, route[route.length - 1], (j) => within(changes[j], surface), tracked);
  const { externals, netExternal } = mechanism;
  // Electrons stand last: 2H+ + 2e-.
  const isElectron = (x: number): number => (externals[x].phase === 'electron' ? 1 : 0);
  const named = [...externals.keys()].sort((a, b) => isElectron(a) - isElectron(b));
  return {
    events: sequence.map((event): WayEvent => {
      const { step } = event;
      const edge = edges.find((other) => other.step === step);
      const { consumed, made: makes } = changes[step];
      return {
        ...event,
        reversed: rates[step].netSign < 0,
        from: edge?.from ?? consumed[0]?.species ?? '*',
        to: edge?.to ?? makes[0]?.species ?? '*',
        beside: edge === undefined,
      };
    }),
    reaction: counted(named, externals, (x) =>
      sumOf(events, (j) => rates[j].netSign * netExternal[j * externals.length + x]),
    ),
    unbalanced: counted(adsorbates, mechanism.states, (i) =>
      sumOf(events, (j) => rates[j].netSign * mechanism.netState[j * names.length + i]),
    ),
    share: complete === null ? NaN : shareOf(events, rates, made),
  };
}

function isShort(events: StepEvents, onRoute: (j: number) => boolean): boolean {
  const drawn = (wanted: boolean): number =>
    events.reduce((sum, n, j) => (onRoute(j) === wanted ? sum + Math.ceil(n - tiny) : sum), 0);
  return drawn(false) <= Math.max(fewBeside, drawn(true));
}

/** The smallest multiple with whole events on the route and whole molecules of the product; null where none are made. */
function wholeEvents(
  events: StepEvents,
  route: readonly number[],
  productOf: (events: StepEvents) => number,
): StepEvents | null {
  const isWhole = (n: number): boolean => Math.abs(n - Math.round(n)) < tiny;
  const product = productOf(events);
  if (product < tiny) return null;
  for (let multiple = 1; multiple <= largestMultiple; multiple++) {
    const all = [product, ...route.map((j) => events[j])];
    if (all.every((n) => isWhole(multiple * n))) return events.map((n) => multiple * n);
  }
  return events;
}

function shareOf(events: StepEvents, rates: readonly Pick<StepRates, 'lnNet'>[], made: (j: number) => number): number {
  const lnWay = Math.min(...events.map((n, j) => (n > tiny ? rates[j].lnNet - Math.log(n) : Infinity)));
  const relative = (j: number): number => (made(j) > 0 ? Math.exp(rates[j].lnNet - lnWay) * made(j) : 0);
  const all = [...events.keys()].reduce((sum, j) => sum + relative(j), 0);
  return sumOf(events, (j) => Math.max(0, made(j))) / all;
}

function externalOf({ externals, netExternal }: CompiledMechanism, j: number, name: string): number {
  return netExternal[j * externals.length + externals.findIndex((species) => species.name === name)];
}

function sumOf(events: StepEvents, of: (j: number) => number): number {
  return events.reduce((sum, n, j) => (n === 0 ? sum : sum + n * of(j)), 0);
}

function counted(which: readonly number[], species: readonly Species[], countOf: (i: number) => number): Counts {
  return which
    .map((i) => ({ species: species[i].name, count: countOf(i) }))
    .filter(({ count }) => Math.abs(count) > tiny);
}

function within({ consumed, made }: StepChange, species: ReadonlySet<string>): StepChange {
  const kept = (list: StepChange['made']): StepChange['made'] => list.filter((s) => species.has(s.species));
  return { consumed: kept(consumed), made: kept(made) };
}
