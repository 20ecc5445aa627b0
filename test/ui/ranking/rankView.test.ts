import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../src/screening';
import { embeddedStudy } from '../../../src/study';
import { shownColumns } from '../../../src/ui/ranking/rankColumns';
import { defaultRankView, nextSort, screenCommandOf } from '../../../src/ui/ranking/rankView';
import { linkOf, readLink } from '../../../src/ui/state/links';
import { defaultView, readView } from '../../../src/ui/state/view';

const study = embeddedStudy('no3rr');
const usual = defaultRankView(modelOf(study));

describe('the view of a ranking', () => {
  it('travels in links: sort, filter and draws', () => {
    const ranking = {
      ...usual,
      samples: 64,
      where: 'E_O < -4 and not contains(name, "Pt")',
      sort: { column: 'domain_distance', descending: true },
      sigma: { E_O: 0.3 },
      winner: 'NH3',
      solved: true,
    };
    const { document } = readLink(linkOf({ study, view: { ...defaultView(study), ranking } }));
    expect(document.view.ranking).toEqual(ranking);
    expect(linkOf({ study, view: { ...defaultView(study), ranking } })).toMatch(/^#s2=/);
    expect(linkOf({ study, view: defaultView(study) })).toMatch(/^#s1=/);
  });

  it('is none in views that were made before there was one', () => {
    const { ranking, ...older } = defaultView(study);
    expect(ranking).toBeNull();
    expect(readView(older, study).ranking).toBeNull();
  });

  it.each([
    [{ samples: 0 }, 'view.ranking.samples'],
    [{ top: 1e9 }, 'view.ranking.top'],
    [{ confidence: 1 }, 'view.ranking.confidence'],
    [{ sigma: { E_O: -1 } }, 'view.ranking.sigma.E_O'],
  ])('is refused where it makes no sense: %o', (change, name) => {
    expect(() => readView({ ...defaultView(study), ranking: { ...usual, ...change } }, study)).toThrow(name);
  });

  it('begins with a front of activity and the most reduced product', () => {
    expect(usual.pareto).toBe('activity,selectivity:NH3');
  });

  it('turns the order of a column, then leaves it', () => {
    const first = nextSort(null, 'domain_distance', true);
    expect(first).toEqual({ column: 'domain_distance', descending: true });
    const second = nextSort(first, 'domain_distance', true);
    expect(second).toEqual({ column: 'domain_distance', descending: false });
    expect(nextSort(second, 'domain_distance', true)).toBeNull();
    expect(nextSort(second, 'name', false)).toEqual({ column: 'name', descending: false });
  });

  it('is a command line', () => {
    const view = { ...usual, samples: 16, where: "name != 'Pt'", sigma: { E_O: 0.3 } };
    expect(screenCommandOf(view, study, { time: Infinity, U: -0.1 }, 'my file.csv', 'wasm')).toBe(
      "sabatier screen no3rr --candidates 'my file.csv' --out ranked.csv --backend wasm --set time=steady --set U=-0.1 --samples 16 --seed 1 --confidence 0.9 --top 50 --sigma E_O=0.3 --where 'name != '\\''Pt'\\''' --pareto activity,selectivity:NH3",
    );
  });
});

describe('the columns of a ranking', () => {
  const names = ['rank', 'pareto', 'name', 'note', 'status', 'log10_tof:NO3-', 'log10_tof:NO3-:low', 'log10_tof:NO3-:median', 'log10_tof:NO3-:high', 'selectivity:NH3', 'selectivity:NH3:low', 'selectivity:NH3:high', 'selectivity:H2', 'winner', 'p_winner', 'p_inside', 'p_top_50', 'domain_distance', 'reason']; // prettier-ignore
  const columns = names.map((name) => ({
    name,
    numeric: !['name', 'note', 'status', 'winner', 'reason'].includes(name),
    kind: ['rank', 'pareto'].includes(name) ? ('own' as const) : ['name', 'note'].includes(name) ? ('carried' as const) : ('result' as const),
  })); // prettier-ignore
  const shown = shownColumns({ columns }, 0.9, 50, ['NH3'], ['E_O']);
  const texts = (cells: readonly (number | string)[], released = NaN): Readonly<Record<string, string>> => {
    const row = { candidate: 0, name: 'Pt3Ru(211)', values: {}, released, cells };
    return Object.fromEntries(shown.map(({ title, text }) => [title, text(row)]));
  };

  it('show the descriptors before the status, all within the usual panel', () => {
    const own = ['rank', 'log10_tof:NO3-', 'winner', 'domain_distance', 'pareto', 'status', 'reason'];
    const shares = ['NO', 'N2', 'N2O', 'NH3'];
    const carried = ['name', 'E_O', 'E_N', 'group'];
    const all = [...own, ...shares.map((name) => `selectivity:${name}`), ...carried];
    const kindOf = (name: string) => (carried.includes(name) ? ('carried' as const) : ('result' as const));
    const list = all.map((name) => ({ name, numeric: name !== 'group', kind: kindOf(name) }));
    const found = shownColumns({ columns: list }, 0.9, 50, shares, ['E_O', 'E_N']);
    expect(found.slice(-4).map(({ title }) => title)).toEqual(['E_O', 'E_N', 'status', 'group']);
    const cells = list.map(({ name }) => (name === 'E_O' ? '-5.145678' : name === 'E_N' ? -4.5 : ''));
    const row = { candidate: 0, name: 'Pt', values: {}, released: NaN, cells };
    expect(found.slice(-4, -2).map(({ text }) => text(row))).toEqual(['−5.146', '−4.5']);
    const width = found.slice(0, -2).reduce((sum, column) => sum + column.width, 0);
    expect(width * 0.58 * 12 + 3 * 12, 'px at 12 px of text').toBeLessThan(776);
  });

  it('say what a candidate does, with true minus signs', () => {
    const good = texts([3, 1, 'x', 'mine', 'converged', -2.346, -4, -2.5, -1.234, 0.9996, 0.5, 1, 0, 'NH3', 0.75, 1, 0.0004, 0.127, '']); // prettier-ignore
    expect(good).toMatchObject({
      'rank': '3', 'name': 'Pt₃Ru(211)', 'lg TOF': '−2.35', 'median': '−2.50', '90 %': '−4.00 to −1.23', 'P(top 50)': '<0.001',
      'winner': 'NH₃', 'S(NH₃)': '>0.999', 'S(NH₃), 90 %': '0.500 to 1', 'edge (eV)': '0.13', 'front': '◆', 'status': 'converged', 'note': 'mine',
    }); // prettier-ignore
    expect(shown.some(({ title }) => title.includes('H₂'))).toBe(false);
  });

  it('have words for rates that run backwards, vanish or are not known', () => {
    const cells = (tof: number, low: number) => [9, 0, 'x', '', 'converged', tof, low, tof, -3, 0, 0, 1, 0, 'NO', 1, 1, 0, 0.1, '']; // prettier-ignore
    expect(texts(cells(-Infinity, -Infinity), -5.132)).toMatchObject({ 'lg TOF': '−5.13 released', 'median': 'none', '90 %': 'none to −3.00' }); // prettier-ignore
    expect(texts(cells(-Infinity, -9))).toMatchObject({ 'lg TOF': 'none' });
    expect(texts(cells(NaN, -9))).toMatchObject({ 'lg TOF': 'not known' });
  });

  it('say why there is nothing', () => {
    const outside = texts(['', 0, 'x', '', 'masked', NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, '', NaN, 0, 0, -0.3, 'barrier of N*']); // prettier-ignore
    expect(outside).toMatchObject({ 'rank': '', 'lg TOF': '', '90 %': '', 'front': '', 'edge (eV)': '−0.30', 'status': 'masked: barrier of N*' }); // prettier-ignore
  });
});
