import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import {
  ensembleCaption,
  ensemblePlot,
  parseEnsembleKind,
  renderMap,
  type EnsembleKind,
  type MapPlot,
} from '../../src/plots';
import { computeEnsembleMap, makeAxis, modelOf, type EnsembleMap } from '../../src/screening';
import { uncertainNitrate } from '../screening/ensemble/ensembleOf';
import { xmlFault } from './xml';

const study = uncertainNitrate({ basis: 'assumed for a test', sigma: { barrier: 0.15 } });
const model = modelOf(study);
const thresholds = [{ species: model.reactant, tof: 1e-15 }];
const axis = (i: 0 | 1, range: [number, number], n: number): ReturnType<typeof makeAxis> =>
  makeAxis(model, study.descriptors[i].name, range, n);
const map: EnsembleMap = await computeEnsembleMap(study, axis(0, [-6, -3], 9), axis(1, [-6.4, -3], 8), {}, {
  kernel: cpuKernel,
  members: 15,
  seed: 4,
  thresholds,
}); // prettier-ignore
const kind = (text: string): EnsembleKind => parseEnsembleKind(text, model, thresholds);
const plot = (text: string, level?: number): MapPlot => ensemblePlot(map, kind(text), level);

describe('parseEnsembleKind', () => {
  it.each(['mean', 'mean:NH3', 'spread', 'spread:N2', 'winner', 'wins:N2', 'exceeds', 'exceeds:NO3-', 'solved'])(
    'reads %s',
    (text) => expect(() => kind(text)).not.toThrow(),
  );

  it.each([
    ['activity', 'mean[:SPECIES], spread[:SPECIES], winner, wins:PRODUCT, exceeds[:SPECIES] or solved'],
    ['wins', 'mean[:SPECIES]'],
    ['winner:N2', 'mean[:SPECIES]'],
    ['wins:XY', 'one of NO, N2, N2O, NH3, H2, H2O'],
    ['exceeds:N2', 'a species with a threshold, NO3-'],
  ])('refuses %s', (text, expected) => {
    expect(() => kind(text)).toThrow(expected);
  });
});

describe('a picture of an ensemble', () => {
  it('says members and seed, and carries them', () => {
    const { subtitle, metadata } = plot('mean');
    expect(subtitle).toContain('15 members, seed 4');
    expect(metadata.ensemble).toMatchObject({ members: 15, seed: 4, level: 0.9, basis: 'assumed for a test' });
    expect(ensembleCaption(map, plot('winner'))).toContain('14 parameters are perturbed (assumed for a test)');
  });

  it('has probabilities from 0 to 1 that sum to 1 over the products', () => {
    const all = ['NO', 'N2', 'N2O', 'NH3'].map((name) => plot(`wins:${name}`));
    all[0].state.forEach((state, p) => {
      if (state !== 'good') return;
      const sum = all.reduce((total, { field }) => total + (field.kind === 'scalar' ? field.value[p] : NaN), 0);
      expect(sum).toBeCloseTo(1, 12);
    });
  });

  it('is striped where the winner is uncertain, and says so', () => {
    const { field, state } = plot('winner', 0.9);
    if (field.kind !== 'category') throw new Error(field.kind);
    const { wins, solved } = map.ensemble;
    const width = model.products.length;
    state.forEach((kind, p) => {
      if (kind !== 'good') return;
      const most = Math.max(...wins.subarray(p * width, (p + 1) * width));
      expect(field.uncertain!.pixels[p]).toBe(most < 0.9 * solved[p] ? 1 : 0);
    });
    const svg = renderMap(plot('winner', 0.9));
    expect(xmlFault(svg)).toBeUndefined();
    expect(svg).toContain('the winner in less than 90 % of the members');
    expect(svg).toContain('url(#uncertain-hatch)');
    expect(svg).toContain('id="uncertain-hatch"');
  });

  it('is not striped where no pixel is uncertain', () => {
    const svg = renderMap(plot('winner', 0.01));
    expect(svg).not.toContain('uncertain-hatch');
  });

  it('masks a pixel that most members do, whatever the study does there', () => {
    const { solved, masked, members } = map.ensemble;
    const states = plot('spread').state;
    states.forEach((state, p) => expect(state).toBe(2 * solved[p] >= members ? 'good' : 'masked'));
    expect(masked.some((n) => n > 0 && n < members)).toBe(true);
  });

  it('has no mean where the species forms in no member: not known, and no colour', () => {
    const { formed, mean, species } = map.ensemble;
    const at = species.indexOf(model.reactant);
    const none = (values: typeof formed | typeof mean, to: number) =>
      values.map((value, i) => (i % species.length === at ? to : value));
    const ensemble = {
      ...map.ensemble,
      formed: none(formed, 0) as Uint32Array,
      mean: none(mean, NaN) as Float64Array,
    };
    const { state, unknownReason, emptyReason } = ensemblePlot({ ...map, ensemble }, kind('mean'), 0.9);
    expect(new Set(state)).toEqual(new Set(['unknown', 'masked']));
    expect(unknownReason).toBe('no value: NO₃⁻ is consumed in no member');
    expect(emptyReason).toContain('have no value of this quantity');
    expect(plot('mean').state).not.toContain('unknown');
    expect(plot('mean').unknownReason).toBeUndefined();
  });

  it.each(['mean:NH3', 'spread', 'exceeds', 'solved', 'wins:N2'])('%s is drawn as other maps are', (text) => {
    expect(xmlFault(renderMap(plot(text)))).toBeUndefined();
  });
});
