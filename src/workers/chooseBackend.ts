import { InvalidInput } from '../base';

/** What a short trial of a backend showed. */
export interface BackendTrial {
  readonly backend: string;
  /** Why it cannot run here, or null when it can. */
  readonly missing: string | null;
  /** True when it follows a surface in time (finite `time`). */
  readonly transients: boolean;
  /** Time before the first point, such as compilation [ms]. */
  readonly startup_ms: number;
  /** Measured time per point [µs]; NaN when not measured. */
  readonly perPoint_us: number;
  /** What it runs on, where that is worth a word. */
  readonly note: string | null;
}

/** Work that a backend is chosen for. */
export interface BackendWork {
  /** Points to solve. */
  readonly points: number;
  /** Seconds, or Infinity for the steady state. */
  readonly time: number;
  /** True when other steady states are looked for, which takes what transients take. */
  readonly branches?: boolean;
}

/** The backend that is used, and why in one sentence. */
export interface BackendChoice {
  readonly backend: string;
  readonly reason: string;
}

/** A gain below this factor does not leave the first backend, which is the reference. */
const leastGain = 1.1;

/**
 * The backend that ends first, start-up included, among those that can do the work; the first of the list unless another
 * is clearly faster.
 *
 * @param trials the reference first.
 * @throws InvalidInput when none can do it.
 */
export function chooseBackend(trials: readonly BackendTrial[], work: BackendWork): BackendChoice {
  const refused = trials.map((trial) => ({ trial, why: whyNot(trial, work) }));
  const able = refused.filter(({ why }) => why === null).map(({ trial }) => trial);
  if (able.length === 0) {
    const got = refused.map(({ trial, why }) => `${trial.backend}: ${why ?? ''}`).join('; ');
    throw new InvalidInput({ name: 'backend', got, expected: 'one that can do this work' });
  }
  const others = refused.flatMap(({ trial, why }) => (why === null ? [] : [`${trial.backend} ${why}`]));
  if (able.length === 1) {
    const only = able[0].backend;
    return {
      backend: only,
      reason: others.length === 0 ? `${only} is the only backend` : `${only}: ${others.join('; ')}`,
    };
  }
  const total = (trial: BackendTrial): number => trial.startup_ms + (trial.perPoint_us * work.points) / 1000;
  const reference = able[0];
  const fastest = able.reduce((best, trial) => (total(trial) < total(best) ? trial : best));
  const chosen = total(reference) / total(fastest) >= leastGain ? fastest : reference;
  return {
    backend: chosen.backend,
    reason: `${comparison(chosen, able, work)}${others.map((o) => `; ${o}`).join('')}`,
  };
}

function whyNot(
  { missing, transients, perPoint_us }: BackendTrial,
  { time, branches = false }: BackendWork,
): string | null {
  if (missing !== null) return `cannot run here (${missing})`;
  if (time !== Infinity && !transients) return 'has no transients';
  if (branches && !transients) return 'does not look for other steady states';
  return perPoint_us >= 0 ? null : 'failed its trial';
}

function comparison(chosen: BackendTrial, able: readonly BackendTrial[], { points }: BackendWork): string {
  const rival = able.filter((trial) => trial !== chosen).reduce((a, b) => (b.perPoint_us < a.perPoint_us ? b : a));
  const times = `${micro(chosen)} a point, ${rival.backend} ${micro(rival)}`;
  const ratio = rival.perPoint_us / chosen.perPoint_us;
  if (ratio >= leastGain)
    return `${chosen.backend} is ${ratio.toPrecision(2)} times as fast as ${rival.backend} (${times})`;
  if (ratio > 1 / leastGain) return `${chosen.backend} is the reference and no slower (${times})`;
  return `${chosen.backend} ends first: ${points} points do not repay the start of ${rival.backend}, ${Number(rival.startup_ms.toPrecision(2))} ms (${times})`;
}

function micro({ perPoint_us }: BackendTrial): string {
  return `${Number(perPoint_us.toPrecision(2))} µs`;
}
