import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import {
  axisTitle,
  chemicalText,
  mapPlot,
  parsePlotKind,
  renderMap,
  type CategoryField,
  type MapPlot,
  type ScalarField,
} from '../../src/plots';
import { compileModel, computeMap, makeAxis, type StudyMap } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { xmlFault } from './xml';

const study = embeddedStudy('no3rr');
const model = compileModel(study);

async function smallMap(settings: Readonly<Record<string, number>> = {}, derivatives = true): Promise<StudyMap> {
  const [x, y] = study.descriptors.map((d) => makeAxis(model, d.name, d.range, 12));
  return computeMap(study, x, y, settings, { kernel: cpuKernel, derivatives });
}

const map = await smallMap();
const plot = (text: string, of: StudyMap = map): ReturnType<typeof mapPlot> => mapPlot(of, parsePlotKind(text, model));

describe('mapPlot', () => {
  it.each([
    'activity',
    'tof:NH3',
    'tof:NO3-',
    'selectivity',
    'selectivity:N2',
    'fe:H2',
    'coverage:NO*',
    'drc:7',
    'drc:NH3:NO3*+*=NO2*+O*',
    'eapp',
    'eapp:NH3',
    'winner',
  ])('draws %s without a failed pixel', (text) => {
    const picture = plot(text);
    expect(picture.state).not.toContain('failed');
    if (picture.field.kind === 'scalar') {
      const { value } = picture.field;
      picture.state.forEach((state, p) => expect(Number.isNaN(value[p])).toBe(state === 'masked'));
    }
    expect(xmlFault(renderMap(picture))).toBeUndefined();
  });

  it('says what is held while the temperature changes', async () => {
    expect(plot('eapp:NH3').field.title).toBe('apparent activation energy of TOF(NH₃) at constant U vs RHE / eV');
    const other = await smallMap({ U_SHE: -0.3 });
    expect(plot('eapp', other).field.title).toContain('at constant U vs SHE');
  });

  it('has a band of rate control around 0', () => {
    const { levels } = plot('drc:7').field as ScalarField;
    expect(levels[levels.length / 2 - 1]).toBeCloseTo(-0.1, 12);
    expect(levels[levels.length / 2]).toBeCloseTo(0.1, 12);
  });

  it('calls a potential by its own scale, and a reference by one article', () => {
    expect(axisTitle('U_RHE', study, 'SHE').title).toBe('U (V vs RHE)');
    expect(axisTitle('U', study, 'SHE').title).toBe('U (V vs SHE)');
    const [first] = study.descriptors;
    const titled = (reference: string): string =>
      axisTitle(first.name, { descriptors: [{ ...first, reference }] }, 'RHE').title;
    expect(titled('the references of the energy table')).toContain('(eV, relative to the references of');
    expect(titled('gas-phase O atom')).toContain('(eV, relative to the gas-phase O atom)');
    expect(titled('H2O and H2')).toContain('(eV, relative to H2O and H2)');
  });

  it('shows shares of the products that sum to 1', () => {
    const parts = ['NO', 'N2', 'N2O', 'NH3'].map((p) => (plot(`selectivity:${p}`).field as ScalarField).value);
    map.evaluation.solutions.status.forEach((status, p) => {
      if (status === 0) expect(parts.reduce((sum, part) => sum + part[p], 0)).toBeCloseTo(1, 12);
    });
  });

  it('agrees with itself: the winner is the product of the largest selectivity', () => {
    const winners = plot('winner').field as CategoryField;
    const labels = winners.categories.map((c) => c.label);
    const parts = ['NO', 'N2', 'N2O', 'NH3'].map(
      (p) => [chemicalText(p), (plot(`selectivity:${p}`).field as ScalarField).value] as const,
    );
    winners.index.forEach((index, p) => {
      if (index < 0) return;
      const best = parts.reduce((a, b) => (b[1][p] > a[1][p] ? b : a));
      expect(labels[index]).toBe(best[0]);
    });
  });

  it('carries hash, version, settings and sources', () => {
    expect(plot('activity').metadata).toMatchObject({
      studyHash: model.hash,
      study: 'no3rr',
      program: 'Sabatier 0.1.0',
    });
    expect(JSON.stringify(plot('activity').metadata)).toContain('10.1016/j.jcat.2020.12.031');
  });

  it('says the conditions, and the time of a transient', async () => {
    expect(plot('activity').subtitle).toBe('U = 0.1 V vs RHE · T = 300 K · a(NO₃⁻) = 1 · steady state');
    const [x] = study.descriptors.map((d) => makeAxis(model, d.name, [-4, -3.9], 2));
    const y = makeAxis(model, 'E_N', [-4, -3.9], 2);
    const early = await computeMap(study, x, y, { time: 1, U_SHE: -0.3, pH: 7 }, { kernel: cpuKernel });
    expect(plot('activity', early).subtitle).toBe(
      'U = −0.3 V vs SHE · pH 7 · T = 300 K · a(NO₃⁻) = 1 · 1 s after exposure of the clean surface',
    );
  });

  it('puts candidates on descriptor axes only', async () => {
    expect(plot('activity').candidates).toHaveLength(62);
    const cut = await computeMap(
      study,
      makeAxis(model, 'E_O', [-5, -4], 3),
      makeAxis(model, 'U', [-0.4, 0], 3),
      { E_N: -5 },
      { kernel: cpuKernel },
    );
    expect(plot('activity', cut).candidates).toHaveLength(0);
    expect(plot('activity', cut).y.title).toBe('U (V vs RHE)');
  });

  it('puts surfaces of one descriptor at the condition at which they are computed', async () => {
    const her = embeddedStudy('her');
    const volcano = compileModel(her);
    const map = await computeMap(
      her,
      makeAxis(volcano, 'dG_H', [-0.8, 0.8], 3),
      makeAxis(volcano, 'U', [-0.6, 0.1], 3),
      {},
      { kernel: cpuKernel },
    );
    const { candidates, candidatesAt } = mapPlot(map, parsePlotKind('activity', volcano));
    expect(candidatesAt).toBe('U = −0.1 V vs RHE');
    expect(candidates.map(({ x, y }) => [x, y])).toEqual(her.candidates.map(({ values }) => [values.dG_H, -0.1]));
    expect(renderMap(mapPlot(map, parsePlotKind('activity', volcano)))).toContain(
      'Candidates stand at U = −0.1 V vs RHE.',
    );
  });
});

describe('the candidates of pictures', () => {
  const her = embeddedStudy('her');
  const volcano = compileModel(her);
  const across = makeAxis(volcano, 'dG_H', [-0.8, 0.8], 2);
  const listAt = async (pH: number): Promise<MapPlot['candidates']> => {
    const up = makeAxis(volcano, 'U_SHE', [-0.6, 0.1], 2);
    const map = await computeMap(her, across, up, { pH }, { kernel: cpuKernel });
    return mapPlot(map, parsePlotKind('activity', volcano)).candidates;
  };

  it('are one list on maps that move, two side by side, and not kept of places that were passed by', async () => {
    const [first, second] = [await listAt(1), await listAt(2)];
    expect(second[0].y).toBeLessThan(first[0].y);
    for (let k = 0; k < 3; k++) {
      expect(await listAt(1)).toBe(first);
      expect(await listAt(2)).toBe(second);
    }
    await listAt(3);
    expect(await listAt(2), 'drawn after the first').toBe(second);
    const again = await listAt(1);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});

describe('parsePlotKind', () => {
  it.each([
    ['volcano', /^invalid plot: got "volcano", expected activity, /],
    ['winner:NH3', /^invalid plot: got "winner:NH3"/],
    ['coverage', /^invalid plot: got "coverage"/],
    ['coverage:Pt', /^invalid species: got "Pt", expected one of \*, NO\*/],
    ['selectivity:Pt', /^invalid product: got "Pt", expected one of NO, N2, N2O, NH3, H2, H2O$/],
    ['drc:20', /^invalid step: got "20", expected 1 to 19 or one of /],
    ['drc:NH3:nothing', /^invalid step: got "nothing"/],
  ])('refuses %s', (text, message) => {
    expect(() => parsePlotKind(text, model)).toThrow(message);
  });

  it('knows a step by number, equation with any spacing and any arrow', () => {
    for (const text of ['drc:10', 'drc:2N* <-> N2* + *', 'drc:2N*=N2*+*', 'drc:NO3-:2N*<=>N2*+*']) {
      expect(parsePlotKind(text, model)).toEqual({ kind: 'drc', species: model.reactant, step: 9 });
    }
  });
});

describe('chemicalText', () => {
  it.each([
    ['NO3-', 'NO₃⁻'],
    ['N2O*', 'N₂O*'],
    ['SO4^2-', 'SO₄²⁻'],
    ['H+', 'H⁺'],
    ['Pt3Ru(211)', 'Pt₃Ru(211)'],
    ['*', '*'],
  ])('%s', (name, text) => expect(chemicalText(name)).toBe(text));
});
