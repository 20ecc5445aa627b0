import { leastSum } from '../../math';
import type { CompiledMechanism } from '../../mechanism';
import type { StepRates } from './stepRates';

/** Events of each step, in the direction of its net rate. [steps] */
export type StepEvents = readonly number[];

/** What must hold of `balancedEvents`. */
export interface EventRules {
  /** Fewest events of each step. [steps] */
  readonly least: StepEvents;
  /** Steps that may run. */
  readonly open: (step: number) => boolean;
  /** Surface species of which as many are made as taken, by index into the states. */
  readonly balanced: readonly number[];
}

/**
 * Events of steps, each as its net rate runs, that leave what is on the surface as it was. Of the steps that could do so,
 * those that turn over the fewest adsorbates are left out as long as the others can do without them: a co-adsorbate comes
 * from the step that makes most of it.
 *
 * @returns null when no events do that, as in a transient.
 */
export function balancedEvents(
  mechanism: CompiledMechanism,
  rates: readonly Pick<StepRates, 'netSign' | 'lnNet'>[],
  { least, open, balanced }: EventRules,
): StepEvents | null {
  const states = mechanism.states.length;
  const net = (j: number, state: number): number => rates[j].netSign * mechanism.netState[j * states + state];
  const target = balanced.map((state) => 0 - least.reduce((sum, n, j) => sum + (n === 0 ? 0 : n * net(j, state)), 0));
  const solve = (steps: readonly number[]): StepEvents | null => {
    const rows = balanced.map((state) => steps.map((j) => net(j, state)));
    const more = leastSum(rows, target, steps.length);
    return more === null ? null : least.map((n, j) => n + (steps.includes(j) ? more[steps.indexOf(j)] : 0));
  };
  const turned = (j: number): number => {
    const most = Math.max(1, ...balanced.map((state) => Math.abs(net(j, state))));
    return rates[j].lnNet + Math.log(most);
  };
  let steps = [...rates.keys()].filter((j) => rates[j].netSign !== 0 && open(j));
  let events = solve(steps);
  for (const j of [...steps].filter((k) => least[k] === 0).sort((a, b) => turned(a) - turned(b))) {
    if (events === null) return null;
    const others = steps.filter((k) => k !== j);
    const without = events[j] === 0 ? events : solve(others);
    if (without !== null) [steps, events] = [others, without];
  }
  return events;
}
