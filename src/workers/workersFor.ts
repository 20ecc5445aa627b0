import type { BackendWork } from './chooseBackend';

/** Typical time of a point [µs], steady and transient: only the order of magnitude counts here. */
const steady_us: Readonly<Record<string, number>> = { cpu: 80, wasm: 8 };
const transient_us: Readonly<Record<string, number>> = { cpu: 15_000, wasm: 4_000 };
/** How much longer a point takes where adsorbates interact. */
const interactionFactor = 5;
/** Work [ms] that repays the start of threads, which takes some 50 ms each. */
const least_ms = 200;

/** Worker threads that a piece of work repays on so many cores; 0 when it is done before they have started. */
export function workersFor(backend: string, { points, time, interactions }: BackendWork, cores: number): number {
  const perPoint_us = (time === Infinity ? steady_us : transient_us)[backend] ?? 0;
  const work_us = perPoint_us * points * (interactions ? interactionFactor : 1);
  return cores > 1 && work_us / 1000 > least_ms ? cores : 0;
}
