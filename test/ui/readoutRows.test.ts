import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { threeDigits } from '../../src/plots';
import { computeEnsembleMap, computeMap, makeAxis, modelOf, statusCounts } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { framePlot } from '../../src/ui/map/framePlot';
import { pixelAt } from '../../src/ui/map/mapCursor';
import { readoutRows } from '../../src/ui/map/readoutRows';
import type { MapFrameResult } from '../../src/ui/state/mapRunner.svelte';
import { defaultView, type View } from '../../src/ui/state/view';
import { ensembleFrame } from '../../src/ui/uncertainty/ensembleFrame';
import { withSigma } from '../../src/ui/uncertainty/sigmaEdits';
import { defaultUncertaintyView } from '../../src/ui/uncertainty/uncertaintyView';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const view: View = { ...defaultView(study), grid: [5, 5] };
const [x, y] = view.axes.map(({ name, range }) => makeAxis(model, name, range, 5));
const cursor = pixelAt(view, x.values[2], y.values[2])!;

async function frameAt(U_RHE: number): Promise<MapFrameResult> {
  const map = await computeMap(study, x, y, { U_RHE }, { kernel: cpuKernel });
  const counts = statusCounts(map.evaluation);
  return { map, study, view, elapsed_ms: 0, sharp: true, moving: false, counts, backend: null };
}

describe('readoutRows', () => {
  it('names rate and winner of one map', async () => {
    const frame = await frameAt(0);
    const rows = readoutRows({ frame, plot: framePlot(frame, null), minus: null, ensemble: false }, cursor);
    expect(rows.map(([name]) => name)).toEqual(['ΔE_O', 'ΔE_N', 'log₁₀ TOF / s⁻¹', 'winner', 'status']);
  });

  it('says of which of two maps the rates are', async () => {
    const [minus, frame] = [await frameAt(0.1), await frameAt(-0.3)];
    const rows = readoutRows({ frame, plot: framePlot(frame, minus), minus, ensemble: false }, cursor);
    const values = new Map(rows);
    expect([...values.keys()]).toEqual(['ΔE_O', 'ΔE_N', 'difference', 'first map', 'second map']);
    const rate = (name: string): number =>
      Number(/log₁₀ TOF ([−\d.]+)/.exec(values.get(name) ?? '')?.[1].replace('−', '-'));
    const difference = Number(values.get('difference')?.replace('−', '-'));
    expect(rate('second map') - rate('first map')).toBeCloseTo(difference, 1);
    expect(Math.abs(difference)).toBeGreaterThan(0.5);
  });

  it('names both terms of a difference of coverages', async () => {
    const [minus, frame] = (await Promise.all([0.1, -0.3].map((U) => frameAt(U)))).map((one) => ({
      ...one,
      view: { ...one.view, show: 'coverage:NO*' },
    }));
    const values = new Map(readoutRows({ frame, plot: framePlot(frame, minus), minus, ensemble: false }, cursor));
    const lnCoverage = (one: MapFrameResult): number => {
      const { solutions } = one.map.evaluation;
      const { states } = model.mechanism;
      return solutions.lnCoverage[12 * states.length + states.findIndex(({ name }) => name === 'NO*')];
    };
    expect(values.get('first map')).toMatch(/; log₁₀ TOF [−\d.]+, \S+$/);
    expect(values.get('first map')).toContain(`${threeDigits(Math.exp(lnCoverage(minus)))}; `);
    expect(values.get('second map')).toContain(`${threeDigits(Math.exp(lnCoverage(frame)))}; `);
  });

  it('says of an ensemble what is drawn, and what the unperturbed map has there', async () => {
    const uncertain = { ...study, uncertainty: withSigma(study, 'barrier', 0.1) };
    const map = await computeEnsembleMap(uncertain, x, y, {}, { kernel: cpuKernel, members: 3, seed: 1 });
    const uncertainty = { ...defaultUncertaintyView(model), members: 3, show: 'spread' };
    const { frame, plot } = ensembleFrame(map, { study: uncertain, view: { ...view, uncertainty } })!;
    const rows = readoutRows({ frame, plot, minus: null, ensemble: true }, cursor);
    expect(rows.map(([name]) => name)).toEqual(['ΔE_O', 'ΔE_N', 'deviation of log₁₀ TOF', 'unperturbed']);
    expect(rows[3][1]).toMatch(/^log₁₀ TOF [−\d.]+, \S+$/);
    expect(frame.counts.converged + frame.counts.masked + frame.counts.failed).toBe(25);
  });
});
