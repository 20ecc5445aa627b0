import { describe, expect, test } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, log10Activity, type Settings } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { conditionTarget, documentOf } from '../../src/ui/state/conditionTarget';
import { setPotentialScale } from '../../src/ui/state/setPotentialScale';
import { defaultView } from '../../src/ui/state/view';
import { engineSettings, Workbench } from '../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');

async function activityOf(settings: Settings): Promise<number> {
  const columns = new Map([
    ['E_O', Float64Array.of(-5)],
    ['E_N', Float64Array.of(-5.2)],
  ]);
  return log10Activity(await evaluatePoints(study, { count: 1, columns }, settings, { kernel: cpuKernel }), 0);
}

describe('setPotentialScale', () => {
  test('the same electrode potential on the other scale gives the same rate: U_SHE = U_RHE − (kT/e) ln 10 pH', async () => {
    const bench = new Workbench(study);
    bench.set('pH', 7);
    bench.set('T', 320);
    bench.set('U_RHE', -0.1);
    const she = setPotentialScale(bench.model, bench.view, 'SHE');
    expect(Object.keys(she).sort()).toEqual(['T', 'U_SHE', 'pH']);
    expect(she.U_SHE).toBeCloseTo(-0.1 - 8.617333262e-5 * 320 * Math.log(10) * 7, 4);
    const [before, after] = [await activityOf(bench.settings), await activityOf(engineSettings(she))];
    expect(before).toBeLessThan(0);
    expect(after).toBeCloseTo(before, 9);
  });

  test("back on the study's scale its own potential is left to it, another stays", () => {
    const bench = new Workbench(study);
    const she = { ...bench.view, settings: setPotentialScale(bench.model, bench.view, 'SHE') };
    expect(she.settings).toEqual({ U_SHE: 0.1 });
    expect(setPotentialScale(bench.model, she, 'RHE')).toEqual({});
    const moved = { ...defaultView(study), settings: { U_SHE: 0.2, pH: 2 } };
    const back = setPotentialScale(bench.model, moved, 'RHE');
    expect(Object.keys(back).sort()).toEqual(['U_RHE', 'pH']);
    expect(back.U_RHE).toBeCloseTo(0.3191, 3);
    expect(setPotentialScale(bench.model, moved, 'SHE')).toBe(moved.settings);
  });
});

describe('conditionTarget', () => {
  test('edits the settings of the map it is for, and undo takes them back', () => {
    const bench = new Workbench(study);
    bench.show({ compare: { pH: 3 } });
    conditionTarget(bench, 'second').set('U_RHE', -0.3, null);
    conditionTarget(bench, 'first').set('T', 310, null);
    expect(bench.view.settings).toEqual({ T: 310 });
    expect(bench.view.compare).toEqual({ pH: 3, U_RHE: -0.3 });
    expect(conditionTarget(bench, 'second').view.settings).toEqual(bench.view.compare);
    conditionTarget(bench, 'second').set('pH', undefined, null);
    expect(bench.view.compare).toEqual({ U_RHE: -0.3 });
    bench.undo();
    bench.undo();
    expect(bench.view.settings).toEqual({});
  });

  test('the document of a map has its settings', () => {
    const bench = new Workbench(study);
    bench.show({ settings: { T: 310 }, compare: { pH: 3 } });
    expect(documentOf(bench, 'first')).toBe(bench.document);
    expect(documentOf(bench, 'second')).toEqual({ study: bench.study, view: { ...bench.view, settings: { pH: 3 } } });
    bench.show({ compare: null });
    expect(documentOf(bench, 'second')).toBe(bench.document);
  });

  test('with one map the second is the first', () => {
    const bench = new Workbench(study);
    conditionTarget(bench, 'second').set('pH', 5, null);
    expect([bench.view.settings, bench.view.compare]).toEqual([{ pH: 5 }, null]);
  });

  test('an axis that changes fits the settings of both maps', () => {
    const bench = new Workbench(study);
    bench.show({ settings: { U_RHE: 0 }, compare: { U_RHE: -0.2, pH: 1 } });
    bench.pickAxis(1, 'U_RHE');
    expect(bench.view.settings).toEqual({ E_N: -4.5 });
    expect(bench.view.compare).toEqual({ pH: 1, E_N: -4.5 });
  });
});
