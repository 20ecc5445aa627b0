import { describe, expect, it } from 'vitest';
import { mostProfiles } from '../../src/plots';
import { embeddedStudy } from '../../src/study';
import { conditionControls, potentialScale } from '../../src/ui/state/conditionControls';
import { mostPins, readView } from '../../src/ui/state/view';
import { nameOf } from '../../src/ui/state/pinRunner.svelte';
import { engineSettings, Workbench } from '../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');

describe('the workbench', () => {
  it('opens with the first two descriptors, the grid of the study and its activity', () => {
    const { view } = new Workbench(study);
    expect(view.axes.map((axis) => axis.name)).toEqual(['E_O', 'E_N']);
    expect(view.grid).toEqual([101, 101]);
    expect(view.show).toBe('activity');
  });

  it('undoes a drag as one change and brings it back', () => {
    const bench = new Workbench(study);
    for (const U of [0.05, 0, -0.05]) bench.set('U_RHE', U);
    bench.settle();
    bench.set('T', 350);
    bench.undo();
    expect(bench.settings).toEqual({ U_RHE: -0.05 });
    bench.undo();
    expect(bench.settings).toEqual({});
    expect(bench.canUndo).toBe(false);
    bench.redo();
    bench.redo();
    expect(bench.settings).toEqual({ U_RHE: -0.05, T: 350 });
  });

  it('has no step of undo for what is there already', () => {
    const bench = new Workbench(study);
    bench.set('T', 350);
    const { document } = bench;
    bench.set('T', 350, null);
    bench.resetZoom();
    expect(bench.document).toBe(document);
    bench.undo();
    expect(bench.canUndo).toBe(false);
  });

  it('takes back what it said with what it was said of', () => {
    const bench = new Workbench(study);
    bench.edit({ candidates: [] });
    bench.notice = '2 surfaces taken; undo takes them back.';
    bench.undo();
    expect(bench.notice).toBeNull();
    bench.notice = 'Saved.';
    bench.undo();
    expect(bench.notice, 'there was nothing to undo').toBe('Saved.');
    bench.redo();
    expect(bench.notice).toBeNull();
  });

  it('knows a pinned point again whose variables a link has sorted', () => {
    const bench = new Workbench(study);
    bench.pin({ kind: 'point', at: { E_N: -5, E_O: -4 } });
    bench.pin({ kind: 'point', at: { E_O: -4, E_N: -5 } });
    expect(bench.view.pins).toHaveLength(1);
    bench.unpinSame({ kind: 'point', at: { E_N: -5, E_O: -4 } });
    expect(bench.view.pins).toHaveLength(0);
  });

  it('names a pinned point in the order of the descriptors', () => {
    const name = nameOf({ kind: 'point', at: { U_RHE: 0.1, E_N: -5, E_O: -4 } }, study);
    expect(name).toMatch(/^O −4.00, N −5.00, .*0.10$/);
  });

  it('goes back to a bookmark with what could be undone and redone there', () => {
    const bench = new Workbench(study);
    for (const T of [340, 350]) bench.set('T', T, null);
    bench.undo();
    const restore = bench.bookmark();
    bench.set('T', 400, 'tour');
    bench.set('pH', 2);
    restore();
    expect([bench.settings, bench.canUndo, bench.canRedo]).toEqual([{ T: 340 }, true, true]);
  });

  it('resets a condition to the value of the study', () => {
    const bench = new Workbench(study);
    bench.set('T', 350);
    bench.set('T', undefined);
    expect('T' in bench.settings).toBe(false);
  });

  it.each([
    ['T', -3, /^invalid T: got -3, expected a temperature above 0/],
    ['a_NO3-', -1, /^invalid a_NO3-: got -1, expected an activity of at least 0/],
    ['a_Xe', 1, /^invalid settings: got "a_Xe"/],
  ])('refuses %s = %d and stays as it was', (name, value, message) => {
    const bench = new Workbench(study);
    const before = bench.document;
    expect(() => bench.set(name, value)).toThrow(message);
    expect(bench.document).toBe(before);
    expect(bench.canUndo).toBe(false);
  });

  it('gives a descriptor that is no axis any more the middle of its range, and swaps axes', () => {
    const bench = new Workbench(study);
    bench.pickAxis(0, 'U_RHE');
    expect(bench.view.axes.map((axis) => axis.name)).toEqual(['U_RHE', 'E_N']);
    expect(bench.settings).toEqual({ E_O: -4.6 });
    bench.pickAxis(1, 'U_RHE');
    expect(bench.view.axes.map((axis) => axis.name)).toEqual(['E_N', 'U_RHE']);
    bench.pickAxis(0, 'E_O');
    expect(bench.settings).toEqual({ E_N: -4.5 });
  });

  it('keeps the range of a potential axis on the other scale, and says which scale it is on', () => {
    const bench = new Workbench(study);
    bench.set('pH', 10);
    bench.pickAxis(1, 'U_RHE');
    const [low, high] = bench.view.axes[1].range;
    bench.pickAxis(1, 'U_SHE');
    const shift = 10 * 8.617333e-5 * 300 * Math.LN10;
    expect(bench.view.axes[1].range[0]).toBeCloseTo(low - shift, 3);
    expect(bench.view.axes[1].range[1]).toBeCloseTo(high - shift, 3);
    expect(potentialScale(bench.view, bench.model)).toBe('SHE');
    bench.pickAxis(0, 'pH');
    bench.pickAxis(1, 'U_RHE');
    expect(bench.view.axes[1].range).toEqual([-1, 0.5]);
  });

  it('lets an axis run over the logarithm of an activity, which is no setting then', () => {
    const bench = new Workbench(study);
    bench.set('a_NO3-', 0.01);
    bench.pickAxis(0, 'lg_a_NO3-');
    expect(bench.view.axes[0]).toEqual({ name: 'lg_a_NO3-', range: [-4, 0] });
    expect(bench.settings).toEqual({ E_O: -4.6 });
    expect(conditionControls(bench.model, bench.view).map(({ name }) => name)).not.toContain('a_NO3-');
  });

  it('frees the potential of its setting when it becomes an axis', () => {
    const bench = new Workbench(study);
    bench.set('U_RHE', -0.3);
    bench.pickAxis(1, 'U_RHE');
    expect('U_RHE' in bench.settings).toBe(false);
  });

  it('draws the profiles of all that can be pinned', () => {
    expect(mostProfiles).toBeGreaterThanOrEqual(mostPins);
  });

  it('keeps four pins, the newest, each once, and says what went', () => {
    const bench = new Workbench(study);
    const at = (E_O: number): { kind: 'point'; at: Record<string, number> } => ({
      kind: 'point',
      at: { E_O, E_N: -4 },
    });
    for (const E_O of [-3, -3.5, -4, -4.5]) bench.pin(at(E_O));
    expect(bench.notice).toBeNull();
    for (const E_O of [-5, -4]) bench.pin(at(E_O));
    expect(bench.notice).toContain('the oldest gave way');
    expect(bench.view.pins).toEqual([at(-3.5), at(-4.5), at(-5), at(-4)]);
    bench.unpin(0);
    expect(bench.view.pins.length).toBe(3);
  });

  it('opens another study with its own view, and undo leads back', () => {
    const bench = new Workbench(study);
    bench.set('T', 350);
    bench.notice = 'Said of the study before.';
    bench.open({ ...study, title: 'another' });
    expect([bench.study.title, bench.settings, bench.notice]).toEqual(['another', {}, null]);
    bench.undo();
    expect([bench.study.title, bench.settings]).toEqual([study.title, { T: 350 }]);
  });

  it('takes a time of null for the steady state', () => {
    expect(engineSettings({ time: null, T: 300 })).toEqual({ time: Infinity, T: 300 });
  });
});

describe('readView', () => {
  const view = new Workbench(study).view;

  it('reads what was written', () => {
    expect(readView(JSON.parse(JSON.stringify(view)), study)).toEqual(view);
  });

  it.each([
    [{ ...view, grid: [31623, 31623] }, /invalid grid: got "31623x31623"/],
    [{ ...view, axes: [view.axes[0], view.axes[0]] }, /invalid axes: got "E_O", expected two different/],
    [{ ...view, show: 'beauty' }, /invalid plot: got "beauty"/],
    [{ ...view, pins: Array(5).fill({ kind: 'candidate', name: 'x' }) }, /invalid view\.pins/],
    [{ ...view, settings: { T: 'hot' } }, /invalid view\.settings\.T/],
    [{ ...view, more: 1 }, /invalid view\.more/],
    [null, /invalid view/],
  ])('refuses %j', (value, message) => {
    expect(() => readView(value, study)).toThrow(message);
  });
});
