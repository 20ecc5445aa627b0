import { describe, expect, it } from 'vitest';
import { pointBars, pointText, scientificText, threeDigitsOf } from '../../src/plots';
import { explainPoint } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { evaluated } from '../identities/evaluated';
import { no3rr } from '../identities/studyTable';

const results = await evaluated(
  no3rr,
  [
    { E_O: -4.5, E_N: -5 },
    { E_O: -4.3, E_N: -4.6 },
    { E_O: -4, E_N: -7 },
  ],
  { derivatives: true },
);
const [point, before, masked] = [0, 1, 2].map((p) => explainPoint(results.evaluation, p, 'NH3'));

describe('pointBars', () => {
  it('has the largest coverages first, before and after', () => {
    const chart = pointBars(point, 'coverages', { before });
    expect([chart.scale, chart.range]).toEqual(['linear', [0, 1]]);
    expect(chart.bars).toHaveLength(8);
    expect(chart.note).toBe('6 smaller not shown');
    expect(chart.bars[0].label).toBe('NO*');
    for (const { label, value, before: was } of chart.bars) {
      const species = (x: typeof point) =>
        x.coverages.find((c) => label.replace('free ', '').replace(/₂/g, '2').replace(/₃/g, '3') === c.species)!;
      expect([value, was]).toEqual([point, before].map((at) => Math.exp(species(at).lnCoverage)));
    }
  });

  it('says how far a coverage can grow where there are several types of sites', async () => {
    const study = embeddedStudy('co-oxidation-sites');
    const { evaluation } = await evaluated(study, [study.candidates.find(({ name }) => name === 'Pt(211)')!.values]);
    const { bars } = pointBars(explainPoint(evaluation, 0), 'coverages');
    const full = bars.find(({ label }) => label === 'CO*')!;
    expect(full.of).toBe(0.05);
    expect(full.value).toBeCloseTo(0.05, 6);
    expect(bars.find(({ label }) => label === 'free *_t')!.of).toBe(0.95);
    expect(pointBars(point, 'coverages').bars.every(({ of }) => of === undefined)).toBe(true);
  });

  it('has the selectivities to what forms, from 0 to 1', () => {
    const chart = pointBars(point, 'selectivities', { before });
    expect([chart.scale, chart.range, chart.title]).toEqual(['linear', [0, 1], 'Selectivity']);
    const share = ({ turnovers }: typeof point, name: string) => turnovers.find((t) => t.species === name)!.selectivity;
    const [first] = chart.bars;
    expect([first.label, first.value, first.before]).toEqual(['NH₃', share(point, 'NH3'), share(before, 'NH3')]);
    expect(chart.bars.map(({ label }) => label)).not.toContain('H₂');
    const idle = { ...point, turnovers: point.turnovers.map((own) => ({ ...own, selectivity: 0 })) };
    expect(pointBars(idle, 'selectivities').note).toBe('nothing forms');
  });

  it('has all products, over as many decades as they span', () => {
    const chart = pointBars(point, 'turnovers');
    expect(chart.bars.map(({ label }) => label)).toEqual(['H₂', 'H₂O', 'NH₃', 'NO', 'N₂', 'N₂O']);
    const [low, high] = chart.range.map((ln) => ln / Math.LN10);
    expect([low, high]).toEqual([expect.closeTo(-44, 9), expect.closeTo(4, 9)]);
  });

  it('names products that are consumed below the bars of those that form', () => {
    const backwards = (own: (typeof point.turnovers)[number]): typeof own =>
      own.species === 'H2' ? { ...own, sign: -1, lnTof: Math.log(0.0125) } : own;
    const chart = pointBars({ ...point, turnovers: point.turnovers.map(backwards) }, 'turnovers');
    expect(chart.bars.map(({ label }) => label)).not.toContain('H₂');
    expect(chart.note).toBe('consumed: H₂ 0.0125');
  });

  it('has the apparent activation energies of the products that form', async () => {
    const chart = pointBars(point, 'activation', { before });
    expect(chart.bars.map(({ label }) => label)).toContain('NH₃');
    const of = ({ turnovers }: typeof point): number => turnovers.find((t) => t.species === 'NH3')!.activationEnergy;
    const bar = chart.bars.find(({ label }) => label === 'NH₃')!;
    expect([bar.value, bar.before]).toEqual([of(point), of(before)]);
    expect(of(point)).toBeGreaterThan(0.5);
    const flat = point.turnovers.map((own) => ({ ...own, activationEnergy: -4e-6 }));
    const { bars, range } = pointBars({ ...point, turnovers: flat }, 'activation');
    expect([bars[0].value, ...range]).toEqual([0, 0, 1]);
    const plain = await evaluated(no3rr, [{ E_O: -4.5, E_N: -5 }]);
    expect(pointBars(explainPoint(plain.evaluation, 0), 'activation').note).toBe('not computed');
  });

  it('has the steps that control, and says when control was not computed', async () => {
    const chart = pointBars(point, 'rate-control');
    expect([chart.scale, chart.title]).toEqual(['linear', 'Rate control over TOF(NH₃)']);
    expect(chart.bars.map(({ label }) => label)).toEqual(['NO* + * ⇌ N* + O*', 'NO₃* + * ⇌ NO₂* + O*']);
    const plain = await evaluated(no3rr, [{ E_O: -4.5, E_N: -5 }]);
    expect(pointBars(explainPoint(plain.evaluation, 0), 'rate-control').note).toBe('not computed');
  });

  it('knows nothing of a masked point', () => {
    for (const kind of ['coverages', 'turnovers', 'selectivities', 'activation', 'rate-control'] as const) {
      const { bars, range } = pointBars(masked, kind);
      expect(bars.filter(({ value }) => !Number.isNaN(value))).toEqual([]);
      expect(range.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('scientificText', () => {
  it.each([
    [1, '1'],
    [0.35, '0.35'],
    [0.0123, '0.012'],
    [1.94e-6, '1.9×10⁻⁶'],
    [9.99e-7, '1×10⁻⁶'],
    [3952, '4000'],
    [1.5e19, '1.5×10¹⁹'],
  ])('%d is %s', (value, want) => {
    expect(scientificText(Math.log(value))).toBe(want);
  });

  it('writes what underflows, zero and unknown', () => {
    expect(scientificText(-1000 * Math.LN10 + Math.log(4))).toBe('4×10⁻¹⁰⁰⁰');
    expect([-Infinity, NaN, Infinity].map((ln) => scientificText(ln))).toEqual(['0', 'unknown', '∞']);
  });
});

describe('threeDigitsOf', () => {
  it.each([
    [0, '1.00'],
    [Math.log(0.98765), '0.988'],
    [Math.log(0.0104), '0.0104'],
    [-56 * Math.LN10 + Math.log(1.2), '1.20×10⁻⁵⁶'],
    [-1000 * Math.LN10 + Math.log(4), '4.00×10⁻¹⁰⁰⁰'],
    [-999 * Math.LN10 - 1e-5, '1.00×10⁻⁹⁹⁹'],
    [-Infinity, '0'],
    [NaN, 'unknown'],
    [Infinity, '∞'],
  ])('e^%d is %s', (ln, want) => {
    expect(threeDigitsOf(ln)).toBe(want);
  });
});

describe('pointText', () => {
  it('has descriptors and conditions', () => {
    expect(pointText(results.evaluation.model, point)).toBe(
      'ΔE_O = −4.5 eV · ΔE_N = −5 eV · U = 0.1 V vs RHE · T = 300 K · a(NO₃⁻) = 1 · steady state',
    );
  });
});
