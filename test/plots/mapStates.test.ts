import { describe, expect, it } from 'vitest';
import { converged, cpuKernel } from '../../src/kinetics';
import { mapPlot, parsePlotKind, renderMap, stateCounts, type MapPlot } from '../../src/plots';
import {
  compileModel,
  computeMap,
  log10Activity,
  log10Size,
  makeAxis,
  tof,
  tofWay,
  tofWays,
} from '../../src/screening';
import type { StudyMap } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

const study = embeddedStudy('no3rr');
const model = compileModel(study);
const { reactant } = model;

async function mapOf(settings: Readonly<Record<string, number>>, O: [number, number], N: [number, number]) {
  return computeMap(study, makeAxis(model, 'E_O', O, 3), makeAxis(model, 'E_N', N, 2), settings, { kernel: cpuKernel });
}

const plot = (map: StudyMap, text: string): MapPlot => mapPlot(map, parsePlotKind(text, model));
/** A second after exposure: weak surfaces consume nitrate, strong ones give back what they took up at first. */
const early = await mapOf({ U_RHE: 0.45, time: 1 }, [-5.44, -4], [-5.25, -5.2]);
const steady = await mapOf({}, [-5, -4.6], [-5, -4.6]);

/** The map with the TOFs of some externals unknown at its first pixels. */
function cancelling(map: StudyMap, externals: readonly number[], points: number): StudyMap {
  const { evaluation } = map;
  const lnTof = evaluation.solutions.lnTof.slice();
  for (let p = 0; p < points; p++) for (const x of externals) lnTof[p * model.mechanism.externals.length + x] = NaN;
  return { ...map, evaluation: { ...evaluation, solutions: { ...evaluation.solutions, lnTof } } };
}

describe('a reactant that is released', () => {
  it('runs backwards at the size that its TOF has', () => {
    const { evaluation } = early;
    expect(tofWay(evaluation, 0, reactant)).toBe('backward');
    const rate = tof(evaluation, 0, reactant);
    expect(rate).toBeGreaterThan(1e-6);
    expect(rate).toBeLessThan(1e-5);
    expect(log10Size(evaluation, 0, reactant)).toBeCloseTo(Math.log10(rate), 12);
    expect(log10Activity(evaluation, 0)).toBe(-Infinity);
    const ways = tofWays(evaluation, reactant);
    expect(ways.backward).toBeGreaterThan(0);
    expect(ways.forward).toBeGreaterThan(0);
    expect(ways.backward + ways.forward + ways.unsolved).toBe(6);
  });

  it('has a state of its own in maps of its rate, and none in those of other quantities', () => {
    const { state, backwardReason } = plot(early, 'activity');
    expect(stateCounts(state).backward).toBe(tofWays(early.evaluation, reactant).backward);
    expect(backwardReason).toBe('NO₃⁻ is released, not consumed');
    expect(plot(early, 'tof:NO3-').state).toEqual(state);
    for (const other of ['coverage:NO*', 'winner', 'selectivity:NO']) {
      expect(plot(early, other).state).not.toContain('backward');
      expect(plot(early, other).backwardReason).toBeUndefined();
    }
    expect(renderMap(plot(early, 'activity'))).toContain('runs backwards: NO₃⁻ is released, not consumed');
  });

  it('leaves steady maps as they are', () => {
    const { state, backwardReason, unknownReason, emptyReason } = plot(steady, 'activity');
    expect(new Set(state)).toEqual(new Set(['good']));
    expect([backwardReason, unknownReason, emptyReason]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a TOF that is not known', () => {
  it('is unknown, not failed', () => {
    const map = cancelling(steady, [reactant], 2);
    const { state, unknownReason } = plot(map, 'activity');
    expect(state.slice(0, 3)).toEqual(['unknown', 'unknown', 'good']);
    expect(unknownReason).toBe('TOF not known: gross rates cancel to within rounding');
    expect(tofWays(map.evaluation, reactant)).toMatchObject({ unknown: 2, forward: 4 });
    expect(plot(map, 'coverage:NO*').state).not.toContain('unknown');
  });

  it('leaves no share and no winner where no other product forms', () => {
    const map = cancelling(steady, model.products, 1);
    expect(plot(map, 'fe:NH3')).toMatchObject({ unknownReason: 'no share: a TOF is not known (cancellation)' });
    expect(plot(map, 'winner').state.slice(0, 2)).toEqual(['unknown', 'good']);
  });

  it('is told from one that vanishes', () => {
    const { evaluation } = steady;
    const tofSign = evaluation.solutions.tofSign.slice().fill(0);
    const still = { ...steady, evaluation: { ...evaluation, solutions: { ...evaluation.solutions, tofSign } } };
    expect(tofWay(still.evaluation, 0, reactant)).toBe('none');
    expect(plot(still, 'activity').state[0]).toBe('good');
    expect(plot(still, 'fe:NH3')).toMatchObject({ unknownReason: 'no share: no product forms' });
    expect(plot(still, 'winner').state[0]).toBe('good');
  });
});

describe('a map that shows nothing', () => {
  it('says which rule masks it and what to do', async () => {
    const map = await mapOf({ U_RHE: 5 }, [-5, -4], [-5, -4]);
    expect(map.evaluation.solutions.status).not.toContain(converged);
    const { emptyReason } = plot(map, 'activity');
    expect(emptyReason).toMatch(
      /^Nothing is shown: all 6 points lie outside the model’s domain \(mostly: .* barrier of .* is negative\)/,
    );
    expect(emptyReason).toContain(
      'Go back towards the study’s own conditions (U = 0.1 V vs RHE) or show another part of the axes.',
    );
    const own = await mapOf({}, [-6.7, -6.5], [-2.2, -2]);
    expect(plot(own, 'activity').emptyReason).toMatch(/negative\)\. Show another part of the axes\.$/);
  });

  it('counts what there is where it has several reasons', () => {
    expect(plot(cancelling(steady, [reactant], 6), 'activity').emptyReason).toBe(
      'Nothing is shown: of 6 points 6 have no value of this quantity. Show another part of the axes.',
    );
  });
});
