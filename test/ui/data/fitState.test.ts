import { describe, expect, it } from 'vitest';
import { fitScaling } from '../../../src/energetics';
import { embeddedStudy } from '../../../src/study';
import type { FitPort } from '../../../src/ui/data/fitPort';
import { FitRunner } from '../../../src/ui/data/fitRunner.svelte';
import { fitService } from '../../../src/ui/data/fitService';
import { FitState } from '../../../src/ui/data/fitState.svelte';
import { linkOf, readLink } from '../../../src/ui/state/links';
import { readView } from '../../../src/ui/state/view';
import { Workbench } from '../../../src/ui/state/workbench.svelte';
import { expectClose } from '../../helpers/expectClose';
import { smallTable } from './tables';

/** A fitter that answers like a worker, after a turn of the event loop. */
function port(asked: string[] = []): FitPort {
  const serve = fitService();
  return {
    ask: (question) => {
      asked.push(question.kind);
      return new Promise((resolve) => setTimeout(() => resolve(serve(question)), 0));
    },
    close: () => asked.push('close'),
  };
}

function desk(name = 'no3rr', asked: string[] = [], most_ms = Infinity) {
  const bench = new Workbench(embeddedStudy(name));
  const runner = new FitRunner(() => port(asked), most_ms);
  const state = new FitState(bench, runner);
  const settle = (): void => {
    state.follow();
    state.refit();
  };
  settle();
  return { bench, runner, state, settle };
}

const slope = ({ runner }: ReturnType<typeof desk>): number => runner.outcome!.pooled!.coefficients[1].value;

describe('the data panel', () => {
  it('begins with the candidates of the study, the second descriptor on the first', () => {
    const panel = desk();
    const { state, runner, bench } = panel;
    expect(state.chosen).toEqual({ x: ['E_O'], y: 'E_N', group: null });
    const { candidates } = bench.study;
    const column = (name: string) => ({ name, values: Float64Array.from(candidates, ({ values }) => values[name]) });
    const fit = fitScaling({ x: [column('E_O')], y: column('E_N') });
    expectClose(slope(panel), fit.coefficients[1].value, { rel: 1e-14 });
    expect(runner.outcome?.used).toBe(candidates.length);
    expect(bench.canUndo, 'looking changes nothing').toBe(false);
  });

  it('reads a table, finds its energies, and tells which rows were not read', () => {
    const { state, runner, settle } = desk();
    state.takeText('mine.csv', smallTable);
    settle();
    expect(state.chosen).toMatchObject({ x: ['E_O'], y: 'E_OH' });
    expect(runner.outcome?.unread.count).toBe(2);
    expect(runner.outcome?.unread.first).toEqual(['line 9: E_O is no number, “x”', 'line 8: a value is missing']);
    expect(state.unitOf('E_OH')).toBe('eV');
  });

  it('leaves rows of another width out, with their lines', () => {
    const { state, runner, settle } = desk();
    state.takeText('mine.csv', `${smallTable}Os(211),211,-6\n`);
    settle();
    expect(runner.outcome?.fault).toBeNull();
    expect(runner.outcome?.unread.first[0]).toBe('line 11: 3 cells, expected 5 cells');
    expect(runner.outcome?.unread.count).toBe(3);
  });

  it('reads a table with decimal commas as one with points', () => {
    const fitted = (text: string): number => {
      const panel = desk();
      panel.state.takeText('mine.csv', text);
      panel.settle();
      expect(panel.runner.outcome?.fault).toBeNull();
      return slope(panel);
    };
    expect(fitted(smallTable.replaceAll(',', ';').replaceAll('.', ','))).toBe(fitted(smallTable));
  });

  it('follows a dragged point live, keeps the axes, and undoes the whole drag at once', () => {
    const panel = desk();
    const { state, bench, settle } = panel;
    state.takeText('mine.csv', smallTable);
    settle();
    const [before, range] = [slope(panel), state.plot!.y.range];
    for (const y of [-1.5, -2, -3.2]) {
      state.dragTo(8, -6, y);
      settle();
    }
    expect(slope(panel)).not.toBe(before);
    expect(state.plot!.y.range).toEqual(range);
    expect(bench.view.data?.moved, 'nothing is kept before it is let go').toEqual([]);
    state.drop();
    settle();
    expect(state.plot!.y.range).not.toEqual(range);
    expect(bench.view.data?.moved).toEqual([{ row: 8, x: [-6], y: -3.2 }]);
    bench.undo();
    settle();
    expect(slope(panel)).toBe(before);
  });

  it('gives up a drag without a trace', () => {
    const panel = desk();
    const before = slope(panel);
    panel.state.dragTo(0, -9, -9);
    panel.settle();
    panel.state.cancelDrag();
    panel.settle();
    expect(slope(panel)).toBe(before);
    expect(panel.bench.canUndo).toBe(false);
  });

  it('moves a point by the keyboard, steps in a row undone together', () => {
    const panel = desk();
    const { state, bench, settle } = panel;
    const [{ values }] = bench.study.candidates;
    for (let k = 0; k < 3; k++) {
      state.nudge(0, 0, 0.1);
      settle();
    }
    expect(bench.view.data?.moved[0].y).toBe(Number((values.E_N + 0.3).toPrecision(12)));
    bench.undo();
    expect(bench.view.data).toBeNull();
  });

  it('leaves a row out and takes it back, and resets everything', () => {
    const panel = desk();
    const { state, runner, settle, bench } = panel;
    state.toggle(3);
    settle();
    expect([runner.outcome?.used, runner.outcome?.left[0].row]).toEqual([bench.study.candidates.length - 1, 3]);
    expect(state.places.get(3)?.left).toBe(true);
    state.nudge(5, 1, 1);
    state.reset();
    settle();
    expect(bench.view.data).toMatchObject({ moved: [], left: [] });
    expect(runner.outcome?.used).toBe(bench.study.candidates.length);
  });

  it('fits groups apart, and shows rows of a group that is too small', () => {
    const { state, runner, settle } = desk();
    state.takeText('mine.csv', smallTable.replace('Ag(211),211', 'Ag(100),100'));
    state.choose({ group: 'facet' });
    settle();
    expect(runner.outcome?.grouped).toBe(true);
    expect(runner.outcome?.fits.map(([name]) => name)).toEqual(['111', '211']);
    expect(runner.outcome?.refused.map(([name]) => name)).toEqual(['100']);
    expect(runner.outcome?.left.map(({ label }) => label)).toEqual(['Ag(100)']);
  });

  it('takes the fit of a group into the study while there is one, else that of all rows', () => {
    const { state, settle, bench } = desk();
    state.takeText('mine.csv', smallTable);
    state.choose({ group: 'facet' });
    settle();
    expect([state.groups, state.usedGroup]).toEqual([['111', '211'], null]);
    state.picked = '211';
    expect(state.usedGroup).toBe('211');
    expect(state.fitOf('211').count).toBe(4);
    state.choose({ group: null });
    settle();
    expect([state.groups, state.usedGroup]).toEqual([[], null]);
    expect(state.fitOf(state.usedGroup).count).toBe(7);
    const [target] = state.targets;
    const before = bench.study;
    expect(() => state.use(target, '211', new Map([['E_O', 'E_O']]))).toThrow('invalid fit: got "none of 211"');
    expect(bench.study).toBe(before);
    state.choose({ group: 'facet' });
    settle();
    expect(state.usedGroup, 'it was picked').toBe('211');
  });

  it('puts no fit into the study while the next one is on its way', async () => {
    const { state, runner, settle, bench } = desk();
    const target = state.targets.find(({ variables }) => variables === 'descriptors')!;
    const use = (): void => state.use(target, null, new Map([['E_O', 'E_O']]));
    const before = bench.study;
    state.choose({ method: 'theil-sen' });
    settle();
    expect([runner.busy, runner.outcome?.pooled?.method]).toEqual([true, 'ordinary']);
    expect(use).toThrow(/^invalid fit: got "one from before the last change"/);
    expect(bench.study).toBe(before);
    await expect.poll(() => runner.busy, { timeout: 20_000 }).toBe(false);
    use();
    expect(bench.study).not.toBe(before);
  });

  it('keeps a slope in its constraint, and names a rule that is none', () => {
    const panel = desk();
    panel.state.choose({ bounds: { E_O: '0.5' } });
    panel.settle();
    expect(slope(panel)).toBe(0.5);
    panel.state.choose({ bounds: { E_O: 'half' } });
    panel.settle();
    expect(panel.runner.outcome?.fault).toMatch(/^invalid constraint of E_O: got "half"/);
  });

  it('converts kJ/mol to eV, by the header or the unit of the table', () => {
    const table = (unit: string): string =>
      `name,A${unit},B${unit}\n${[1, 2, 4].map((k) => `Pt,${-100 * k},${-50 * k - 7}`).join('\n')}\n`;
    const { state, runner, settle } = desk();
    state.takeText('a.csv', table(' (kJ/mol)'));
    settle();
    const [a] = runner.outcome!.pooled!.coefficients;
    expectClose(a.value, -7 / 96.48533212331, { rel: 1e-9 });
    state.takeText('b.csv', table(''));
    state.choose({ unit: 'kJ/mol' });
    settle();
    expectClose(runner.outcome!.pooled!.coefficients[0].value, a.value, { rel: 1e-12 });
  });

  it('fits on two descriptors, where only y can be moved', () => {
    const { state, bench, settle } = desk();
    state.takeText('t.csv', 'name,E_A,E_B,E_C\na,1,2,3\nb,2,1,4\nc,3,5,9\nd,4,4,8\ne,0,1,1\n');
    state.setColumns(['E_A', 'E_B'], 'E_C');
    settle();
    expect(state.plot?.x.title).toBe('E_C as fitted (eV)');
    state.dragTo(1, 99, 5);
    state.drop();
    expect(bench.view.data?.moved).toEqual([{ row: 1, x: [2, 1], y: 5 }]);
  });

  it('goes elsewhere for a method that takes long, and answers the newest request only', async () => {
    const asked: string[] = [];
    const panel = desk('no3rr', asked);
    panel.state.choose({ method: 'theil-sen' });
    panel.settle();
    panel.state.choose({ bounds: { const: '0' }, method: 'theil-sen' });
    panel.settle();
    panel.state.choose({ bounds: {} });
    panel.settle();
    expect(panel.runner.busy).toBe(true);
    await expect.poll(() => panel.runner.busy, { timeout: 20_000 }).toBe(false);
    expect(panel.runner.outcome?.pooled?.method).toBe('theil-sen');
    expect(panel.runner.outcome?.pooled?.coefficients[0].held).toBe(false);
    expect(asked.filter((kind) => kind === 'open')).toHaveLength(1);
    panel.runner.close();
    expect(asked.at(-1)).toBe('close');
  });

  it('goes elsewhere with a method after a fit that took too long here', async () => {
    const asked: string[] = [];
    const panel = desk('no3rr', asked, -1);
    expect([panel.runner.busy, asked]).toEqual([false, []]);
    panel.state.choose({ bounds: { E_O: '1' } });
    panel.settle();
    expect(panel.runner.busy).toBe(true);
    await expect.poll(() => panel.runner.busy, { timeout: 20_000 }).toBe(false);
    expect(asked).toEqual(['open', 'fit']);
    expect(slope(panel)).toBe(1);
  });

  it('reads a large table elsewhere, fits all of it and draws a part', async () => {
    const { state, runner, settle, bench } = desk();
    const rows = Array.from({ length: 9000 }, (_, i) => `Pt${i},${(i % 97) / 30},${(i % 89) / 40}`);
    state.takeText('large.csv', `name,E_A,E_B\n${rows.join('\n')}\n`);
    expect(bench.view.data?.source.kind).toBe('file');
    settle();
    await expect.poll(() => runner.summary?.count, { timeout: 20_000 }).toBe(9000);
    settle();
    await expect.poll(() => runner.busy, { timeout: 20_000 }).toBe(false);
    expect(runner.outcome?.used).toBe(9000);
    expect(runner.outcome?.drawn).toBe(3000);
    expect(runner.outcome?.pooled?.count).toBe(9000);
  });

  it('names the columns without numbers where too few have some', async () => {
    const panel = desk();
    panel.state.takeText('few.csv', 'name,E_O,site\nPt,-4,top\nCu,-3,fcc\n');
    panel.settle();
    await expect.poll(() => panel.runner.outcome?.fault).toBe(
      'invalid columns of numbers: got "E_O", expected one for y and one for x; no numbers are in name, site',
    ); // prettier-ignore
  });

  it('says why a table cannot be read, and that a large one is not in a link', async () => {
    const { state, runner, settle } = desk();
    state.takeText('bad.csv', 'a,b\n1,2,3\n');
    settle();
    expect(runner.fault).toMatch(/^invalid row: got "3 cells"/);
    state.take({ kind: 'file', name: 'big.csv', key: 'nobody-has-it' });
    settle();
    await expect.poll(() => state.missing ?? '').toMatch(/^big\.csv is too large for a link/);
  });

  it('is carried by links, table included, and older views open without it', () => {
    const { state, bench } = desk();
    state.takeText('mine.csv', smallTable);
    state.toggle(2);
    state.choose({ method: 'huber', bounds: { E_O: '0:1' } });
    const { document } = readLink(linkOf(bench.document));
    expect(document.view).toEqual(bench.view);
    expect(linkOf(bench.document)).toMatch(/^#s2=/);
    bench.undo();
    bench.undo();
    bench.undo();
    expect(linkOf(bench.document), 'a view without a panel opens in older pages').toMatch(/^#s1=/);
    for (let k = 0; k < 3; k++) bench.redo();
    const { data, ...older } = bench.view;
    expect(data?.open).toBe(true);
    expect(readView(older, bench.study).data).toBeNull();
    expect(() => readView({ ...older, data: { ...data, method: 'lasso' } }, bench.study)).toThrow(/view\.data\.method/);
  });
});
