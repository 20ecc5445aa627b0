import type { StepEvents } from './balancedEvents';
import type { Amount, StepChange } from './stepChange';

/** Species with counts. */
export type Counts = readonly Pick<Amount, 'species' | 'count'>[];

/** One step of a sequence: an event, or the rest of one that runs less often than once. */
export interface SequenceEvent {
  readonly step: number;
  /** 1, or the part of an event that is left. */
  readonly events: number;
  /** Tracked adsorbates afterwards. */
  readonly present: Counts;
}

/** Rests of sums that are whole numbers or fractions. */
const tiny = 1e-9;

/**
 * Events one after the other, so that what a step takes has been made before, as late as can be: one molecule goes its
 * way before the next starts, and by-products leave when the way has come to its end.
 *
 * @param order steps, those of the way first, from its start to its end. @param last step that the way ends with.
 * @param changeOf adsorbates that an event takes and makes. @param tracked adsorbates that `present` tells of.
 */
export function eventSequence(
  events: StepEvents,
  order: readonly number[],
  last: number,
  changeOf: (step: number) => StepChange,
  tracked: ReadonlySet<string>,
): readonly SequenceEvent[] {
  const left = [...events];
  const there = new Map<string, number>();
  const sequence: SequenceEvent[] = [];
  const runs = (j: number): boolean => left[j] > tiny;
  const lacks = ({ species, count }: Amount, part: number): boolean => (there.get(species) ?? 0) < count * part - tiny;
  const perform = (j: number): void => {
    const part = Math.min(1, left[j]);
    left[j] -= part;
    const { consumed, made } = changeOf(j);
    const maker = (): number | undefined =>
      consumed
        .filter((amount) => lacks(amount, part))
        .map(({ species }) => order.find((k) => runs(k) && changeOf(k).made.some((s) => s.species === species)))
        .find((k) => k !== undefined);
    for (let next = maker(); next !== undefined; next = maker()) perform(next);
    const add = ({ species, count }: Amount, sign: number): void => {
      there.set(species, (there.get(species) ?? 0) + sign * count * part);
    };
    consumed.forEach((amount) => add(amount, -1));
    made.forEach((amount) => add(amount, 1));
    const present = [...there].filter(([species, count]) => tracked.has(species) && count > tiny);
    sequence.push({ step: j, events: part, present: present.map(([species, count]) => ({ species, count })) });
  };
  perform(last);
  const goesOn = (j: number): boolean => {
    const { consumed } = changeOf(j);
    return consumed.length > 0 && !consumed.some((amount) => lacks(amount, Math.min(1, left[j])));
  };
  for (;;) {
    const rest = order.filter(runs);
    if (rest.length === 0) return sequence;
    perform(rest.find(goesOn) ?? rest[0]);
  }
}
