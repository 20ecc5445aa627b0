import { describe, expect, it } from 'vitest';
import { cpuKernel, type Batch, type BranchSearch, type Solutions } from '../../src/kinetics';
import { modelOf, programOf } from '../../src/screening/modelCache';
import { parseStudy, type Study } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

/** CO oxidation with given rate constants [1/s] at 1 K-free energies: no barriers, prefactors alone. */
function study(k: { co: number; desorption: number; o2: number; reaction: number }): Study {
  const step = (prefactor: number, reversePrefactor = 1): object => ({
    kind: 'arrhenius',
    prefactor,
    reversePrefactor,
    barrier: 0,
    reverseBarrier: 0,
  });
  return parseStudy(
    {
      sabatier: 1,
      id: 'bistable',
      title: 'Bistable',
      descriptors: [{ name: 'E', label: 'E', unit: 'eV', reference: 'none', range: [0, 1] }],
      mechanism: ['CO + * <-> CO*', 'O2 + 2* -> 2O*', 'CO* + O* -> CO2 + 2*'],
      energetics: {
        floorBarriers: false,
        steps: {
          'CO + * <-> CO*': step(k.co, k.desorption),
          'O2 + 2* -> 2O*': step(k.o2),
          'CO* + O* -> CO2 + 2*': step(k.reaction),
        },
      },
      conditions: { T: 500, activities: { CO: 1, O2: 1 } },
      outputs: { reactant: 'CO', atom: 'C' },
    },
    'x',
  );
}

async function solve(
  of: Study,
  start: readonly number[] | null,
  branches?: BranchSearch,
  time = Infinity,
): Promise<Solutions> {
  const { mechanism } = modelOf(of);
  const program = programOf(modelOf(of), 500, 'RHE');
  const batch: Batch = {
    ...{ mechanism, program, count: 1, time, derivatives: false, ...(branches === undefined ? {} : { branches }) },
    x: new Float64Array(program.variables.length),
    start: start === null ? null : Float64Array.from(start, Math.log),
  };
  return cpuKernel.solve(batch);
}

const coverage = ({ lnCoverage }: Solutions): readonly number[] => [...lnCoverage].map(Math.exp);

describe('branches', () => {
  // O2 adsorbs on two empty sites and CO on one: an active surface, rich in O, and a poisoned one, rich in CO.
  const bistable = study({ co: 1, desorption: 0.02, o2: 1.5, reaction: 100 });

  it('returns the state that a clean surface runs into, whatever the start', async () => {
    const late = coverage(await solve(bistable, null, undefined, 1e6));
    for (const start of [null, [0.01, 0.98, 0.01], [0.01, 0.01, 0.98]]) {
      const steady = coverage(await solve(bistable, start, 'clean'));
      steady.forEach((theta, i) => expectClose(theta, late[i], { rel: 1e-6 }, `state ${i} from ${String(start)}`));
    }
  });

  it('counts the states that other starts end at, where asked', async () => {
    expect((await solve(bistable, null, 'corners')).branches![0]).toBeGreaterThan(1);
    expect((await solve(study({ co: 1, desorption: 50, o2: 1, reaction: 100 }), null, 'corners')).branches![0]).toBe(1);
    expect((await solve(bistable, null)).branches).toBeNull();
  });
});
