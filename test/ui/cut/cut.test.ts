import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../../src/kinetics';
import { computeCut, cutLine, modelOf } from '../../../src/screening';
import { embeddedStudy } from '../../../src/study';
import type { CutPlot } from '../../../src/plots';
import { cutName } from '../../../src/ui/cut/cutName';
import { shownCuts } from '../../../src/ui/cut/shownCuts';
import { cutEnd, endBoxes, endReach, isPoint, levelCut, movedEnd, type Cut } from '../../../src/ui/cut/cutEnds';
import { CutRunner } from '../../../src/ui/cut/cutRunner.svelte';
import { mapGeometry } from '../../../src/ui/map/mapGeometry';
import { Workbench } from '../../../src/ui/state/workbench.svelte';
import { engineOf } from '../engineOf';

const study = embeddedStudy('no3rr');
const engine = engineOf(cpuKernel);
const cut: Cut = [
  [-5, -6],
  [-4, -5],
];

describe('the ends of a cut', () => {
  const { view } = new Workbench(study);

  it('have the values under the pointer to the digits of a pixel', () => {
    const margins = { left: 50, right: 10, top: 10, bottom: 40 };
    const geometry = mapGeometry(
      { width: 460, height: 450 },
      margins,
      [
        [-6, -2],
        [-7, -3],
      ],
      [101, 101],
      true,
    );
    const [x, y] = cutEnd(geometry, geometry.left, geometry.top + geometry.height);
    expect([x, y]).toEqual([-6.02, -7.02]);
    expect(String(cutEnd(geometry, 123.456, 234.567)[0]).length).toBeLessThanOrEqual(6);
  });

  it('move by pixels of the map and stay within the axes', () => {
    expect(movedEnd(cut, 1, [1, -2], view)).toEqual([
      [-5, -6],
      [-3.958, -5.1],
    ]);
    expect(movedEnd(cut, 0, [0, -1000], view)[0]).toEqual([-5, -7]);
    expect(movedEnd(cut, 0, [-1000, 0], view)[0]).toEqual([-6.7, -6]);
  });

  it('have marks around their places, which names keep clear of', () => {
    const [first, second] = endBoxes(cut, { left: 50, top: 10, width: 400, height: 200, x: [-6, -2], y: [-7, -3] });
    for (const [box, x, y] of [
      [first, 150, 160],
      [second, 250, 110],
    ] as const) {
      expect([box.x + box.width / 2, box.y + box.height / 2]).toEqual([x, y]);
      expect(Math.min(box.width, box.height)).toBeGreaterThan(2 * endReach);
    }
  });

  it('begin level, and are no line in one point', () => {
    expect(levelCut(view, -5)).toEqual([
      [-6.7, -5],
      [-2.5, -5],
    ]);
    expect(
      isPoint([
        [-5, -6],
        [-5, -6],
      ]),
    ).toBe(true);
    expect(isPoint(cut)).toBe(false);
  });
});

describe('the runner of a cut', () => {
  it('gives what computeCut gives at the conditions of the view, the newest request last', async () => {
    const bench = new Workbench(study);
    bench.show({ cut });
    const runner = new CutRunner(engine);
    runner.request(bench.document);
    bench.set('U_RHE', -0.1);
    runner.request(bench.document);
    await expect.poll(() => runner.result?.evaluation.settings.U_RHE).toBe(-0.1);
    const line = cutLine(modelOf(study), { E_O: -5, E_N: -6 }, { E_O: -4, E_N: -5 }, 241);
    const expected = await computeCut(study, line, { U_RHE: -0.1 }, { kernel: cpuKernel });
    expect(runner.result?.evaluation.solutions.lnTof).toEqual(expected.evaluation.solutions.lnTof);
    expect(runner.fault).toBeNull();
  });

  it('keeps the last cut and says what is wrong with an impossible one', async () => {
    const bench = new Workbench(study);
    bench.show({ cut });
    const runner = new CutRunner(engine);
    runner.request(bench.document);
    await expect.poll(() => runner.result).not.toBeNull();
    const before = runner.result;
    bench.show({
      cut: [
        [-5, -5],
        [-5, -5],
      ],
    });
    runner.request(bench.document);
    await expect.poll(() => runner.fault).toMatch(/^invalid ends: got "the same point"/);
    expect(runner.result).toBe(before);
  });
});

describe('the cuts that are shown', () => {
  const plotOf = (low: number, high: number): CutPlot => ({ y: { range: [low, high] } }) as unknown as CutPlot;
  const [first, second] = [plotOf(-4, 2), plotOf(-9, 1)];
  const of = (cuts: ReturnType<typeof shownCuts>) => cuts.map(({ which, name, plot }) => [which, name, plot.y.range]);

  it('are those of the maps that are wanted, never one in the place of another', () => {
    expect(shownCuts({ first, second: null }, ['second'])).toEqual([]);
    expect(of(shownCuts({ first, second }, ['second']))).toEqual([['second', '', [-9, 1]]]);
    expect(of(shownCuts({ first, second }, ['first']))).toEqual([['first', '', [-4, 2]]]);
    expect(of(shownCuts({ first, second: null }, ['first', 'second']))).toEqual([['first', 'First map', [-4, 2]]]);
  });

  it('have one scale where there are two', () => {
    expect(of(shownCuts({ first, second }, ['first', 'second']))).toEqual([
      ['first', 'First map', [-9, 2]],
      ['second', 'Second map', [-9, 2]],
    ]);
  });

  it('say in the name of a file through which map they go', () => {
    expect(cutName('no3rr', 'tof', 'first')).toBe('no3rr-cut-tof.svg');
    expect(cutName('no3rr', 'tof', 'second')).toBe('no3rr-cut-tof-second.svg');
  });
});
