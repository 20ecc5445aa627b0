import type { Kernel } from '../src/kinetics';
import { computeEnsembleMap, computeMap, makeAxis, modelOf, type Axis } from '../src/screening';
import { embeddedStudy, parseStudy } from '../src/study';

/** Figures of an ensemble of nitrate maps on the calling thread. */
export interface EnsembleFigures {
  readonly side: number;
  readonly members: number;
  readonly membersPerSecond: number;
  /** Time of a member over that of a map started from a solution, as all members are. */
  readonly perMap: number;
}

/** Measures an ensemble with 0.1 eV for barriers and adsorbates, an assumption to time with; the best of some repeats. */
export async function benchEnsemble(
  kernel: Kernel,
  side: number,
  members: number,
  repeats: number,
): Promise<EnsembleFigures> {
  const uncertainty = { basis: 'assumed, for timing', sigma: { barrier: 0.1, energy: 0.1 } };
  const study = parseStudy({ ...embeddedStudy('no3rr'), uncertainty }, 'bench');
  const model = modelOf(study);
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, side)) as [Axis, Axis];
  const { evaluation } = await computeMap(study, x, y, {}, { kernel });
  let [ensemble_ms, map_ms] = [Infinity, Infinity];
  for (let round = 0; round < repeats; round++) {
    const begin = performance.now();
    await computeMap(study, x, y, { U: 0.09 }, { kernel, start: evaluation.solutions.lnCoverage });
    map_ms = Math.min(map_ms, performance.now() - begin);
    const again = performance.now();
    await computeEnsembleMap(study, x, y, {}, { kernel, members, seed: round });
    ensemble_ms = Math.min(ensemble_ms, performance.now() - again);
  }
  const perMember = ensemble_ms / members;
  return {
    side,
    members,
    membersPerSecond: Number((1000 / perMember).toPrecision(3)),
    perMap: Number((perMember / map_ms).toPrecision(3)),
  };
}
