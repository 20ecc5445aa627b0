import { describe, expect, it } from 'vitest';
import { fitScaling } from '../../../src/energetics';
import { modelOf } from '../../../src/screening';
import { embeddedStudy, parseStudy, type Study } from '../../../src/study';
import { FitRunner } from '../../../src/ui/data/fitRunner.svelte';
import { FitState } from '../../../src/ui/data/fitState.svelte';
import { appliedFit, scalingTargets } from '../../../src/ui/data/scalingTargets';
import { Workbench } from '../../../src/ui/state/workbench.svelte';
import { expectClose } from '../../helpers/expectClose';

const x = [-5.5, -5, -4.6, -4.1, -3.7, -3.2];
const fit = fitScaling({
  x: [{ name: 'x', values: Float64Array.from(x) }],
  y: { name: 'E', values: Float64Array.from(x, (v, i) => 0.5 * v - 0.3 + 0.05 * Math.sin(9 * i)) },
});
const [intercept, slope] = fit.coefficients.map(({ value }) => value);
const targetOf = (study: Study, id: string) => scalingTargets(study).find((target) => target.id === id)!;

describe('scalingTargets', () => {
  it('lists barriers of nitrate reduction in both directions, and desorption energies', () => {
    const ids = scalingTargets(embeddedStudy('no3rr')).map(({ id }) => id);
    expect(ids.filter((id) => id.startsWith('barrier:'))).toHaveLength(14);
    expect(ids.filter((id) => id.startsWith('reverseBarrier:'))).toHaveLength(14);
    expect(ids.filter((id) => id.startsWith('desorption:'))).toHaveLength(5);
  });

  it('lists transition states of CO oxidation on their energies, and no descriptor', () => {
    expect(scalingTargets(embeddedStudy('co-oxidation')).map(({ id, variables }) => [id, variables])).toEqual([
      ['energy:O-O*', { of: '2 O*' }],
      ['energy:O-CO*', { of: 'O* + CO*' }],
    ]);
  });
});

describe('appliedFit', () => {
  it('writes a barrier on a descriptor, keeps terms in U, and gives the covariance a place', () => {
    const study = embeddedStudy('no3rr');
    const id = Object.keys(study.energetics.steps).find((step) => step.startsWith('NO* '))!;
    const kinetics = study.energetics.steps[id];
    if (kinetics.kind !== 'arrhenius') throw new Error('another kind of step');
    const withU = { ...(kinetics.barrier as Record<string, number>), U_RHE: 0.25 };
    const steps = { ...study.energetics.steps, [id]: { ...kinetics, barrier: withU } };
    const before: Study = { ...study, energetics: { ...study.energetics, steps } };
    const applied = appliedFit(before, targetOf(before, `barrier:${id}`), fit, new Map([['x', 'E_O']]));
    expect(applied.energetics.steps[id]).toMatchObject({ barrier: { const: intercept, E_O: slope, U_RHE: 0.25 } });
    expect(applied.covariance).toBe(true);
    const [given] = applied.uncertainty!.covariances;
    expect(given.parameters).toEqual([`barrier:${id}`, `barrier:${id}:E_O`]);
    expectClose(given.matrix[0][1], fit.covariance[1], { rel: 1e-14 });
    const whole = parseStudy(JSON.parse(JSON.stringify({ ...before, ...applied, covariance: undefined })), 'test');
    expect(() => modelOf(whole)).not.toThrow();
  });

  it('replaces what was said of the same coefficients before, and nothing else', () => {
    const study = embeddedStudy('no3rr');
    const [first, second] = Object.keys(study.energetics.steps).filter(
      (id) => study.energetics.steps[id].kind === 'arrhenius',
    );
    const sigma = { [`barrier:${first}`]: 0.1, [`barrier:${second}`]: 0.2 };
    const uncertain: Study = { ...study, uncertainty: { sources: [], sigma, covariances: [], factors: [] } };
    const target = targetOf(uncertain, `barrier:${first}`);
    const once = appliedFit(uncertain, target, fit, new Map([['x', 'E_O']]));
    const twice = appliedFit({ ...uncertain, uncertainty: once.uncertainty }, target, fit, new Map([['x', 'E_N']]));
    expect(twice.uncertainty?.sigma).toEqual({ [`barrier:${second}`]: 0.2 });
    expect(twice.uncertainty?.covariances.map(({ parameters }) => parameters[1])).toEqual([`barrier:${first}:E_N`]);
  });

  it('writes a transition state on its own energy, without a place for the covariance', () => {
    const study = embeddedStudy('co-oxidation');
    const applied = appliedFit(study, targetOf(study, 'energy:O-O*'), fit, new Map());
    expect(applied.energetics.energies['O-O*']).toEqual({ scaling: { of: { 'O*': 2 }, slope, intercept } });
    expect([applied.covariance, applied.uncertainty]).toEqual([false, study.uncertainty]);
  });

  it('goes through the workbench as one change', () => {
    const bench = new Workbench(embeddedStudy('no3rr'));
    const state = new FitState(bench, new FitRunner(undefined, Infinity));
    state.follow();
    state.refit();
    const target = state.targets.find(({ id }) => id.startsWith('barrier:NO* '))!;
    const before = bench.study;
    state.use(target, null, new Map([['E_O', 'E_O']]));
    expect(bench.study.energetics).not.toBe(before.energetics);
    expect(bench.study.uncertainty?.covariances).toHaveLength(1);
    expect(bench.notice).toMatch(/its covariance in the uncertainty; undo/);
    bench.undo();
    expect(bench.study).toBe(before);
  });
});
