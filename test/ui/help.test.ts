import { describe, expect, test } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { parsePlotKind } from '../../src/plots';
import { evaluateCandidates, log10Activity, modelOf, winner } from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { modelNotes } from '../../src/ui/help/modelNotes';
import { energyText, stepRows } from '../../src/ui/help/stepRows';
import { isomerisation, repulsion } from '../identities/interactingToys';
import { tourStops } from '../../src/ui/help/tourStops';

const study = embeddedStudy('no3rr');
const model = modelOf(study);

describe('tourStops', () => {
  test.each(tourStops)('$title: short, plain, and the map can show it', ({ title, text, view }) => {
    expect(title.length).toBeLessThan(30);
    expect(text.length).toBeLessThan(240);
    expect(`${title}${text}`).not.toMatch(/[!<>&]/);
    expect(() => parsePlotKind(view.show, model)).not.toThrow();
  });

  test('what the stops say of Cu, Rh and Ru is so', async () => {
    const at = async (U: number) => evaluateCandidates(study, { U }, { kernel: cpuKernel });
    const [high, low] = [await at(0.1), await at(-0.2)];
    const rows = study.candidates.map(({ name, source }, p) => {
      const states = model.mechanism.states.map((s, j) => ({
        name: s.name,
        ln: [high, low].map((e) => e.solutions.lnCoverage[p * model.mechanism.states.length + j]),
      }));
      const most = [0, 1].map((e) => states.reduce((a, b) => (b.ln[e] > a.ln[e] ? b : a)).name);
      const won = winner(high, p).index;
      const product = won < 0 ? '' : model.mechanism.externals[model.products[won]].name;
      return { name, source, most, product, lg: [log10Activity(high, p), log10Activity(low, p)] };
    });
    const of = (name: string) => rows.filter((row) => row.name === name);
    const [cu] = of('Cu(211)');
    expect([cu.most[0], cu.product]).toEqual(['NO2*', 'NO']);
    expect(of('Rh(211)').map(({ most }) => most)).toEqual([
      ['N*', 'H*'],
      ['N*', 'H*'],
    ]);
    expect(of('Ru(211)').map(({ most }) => most[0])).toEqual(['O*', 'O*']);
    for (const { lg } of of('Rh(211)')) expect(lg[1]).toBeLessThan(lg[0] - 2);
    for (const { lg } of of('Ru(211)')) {
      expect(cu.lg[0] - lg[0]).toBeGreaterThan(6.8);
      expect(lg[1] - lg[0]).toBeGreaterThan(5.5);
      expect(lg[1] - lg[0]).toBeLessThan(7);
    }
    expect(of('Ni(211)')[0].product).toBe('NH3');
    expect(of('Ru(211)')[0].product).toBe('N2');
    expect(of('Ag(111)')[0].product).toBe('NO');
  });
});

describe('stepRows', () => {
  test('words barriers that are not forms', () => {
    const study = embeddedStudy('co-oxidation');
    expect(energyText('none', study)).toBe('none beyond the reaction energy');
    expect(energyText({ through: ['O-CO*'] }, study)).toMatch(
      /^through O-CO\* at [\d.]+ \+ 0\.\d+ E\(O\) \+ 0\.\d+ E\(CO\)$/,
    );
    const sites = embeddedStudy('co-oxidation-sites');
    for (const { energy } of stepRows(modelOf(sites))) expect(energy).toMatch(/^none|^through .* at [\d.]/);
    expect(energyText({ atEquilibrium: 0.26 }, study)).toBe('0.26 at the step’s equilibrium potential');
  });

  test('every step with its law and energy', () => {
    const rows = stepRows(model);
    expect(rows).toHaveLength(19);
    expect(rows[5]).toEqual({
      equation: 'NO₃⁻ + * ⇌ NO₃* + e⁻',
      law: 'Arrhenius, A = 1×10¹³ s⁻¹',
      energy: '2.69 + 0.52 ΔE_O',
      reverse: '0',
      beta: '1',
    });
    expect(rows[4].law).toMatch(/^Hertz–Knudsen, site of [\d.]+ Å², [\d.]+ u, θ\(rot\) = [\d.]+ K, σ = 3, sticking 1$/);
    expect(stepRows(modelOf(embeddedStudy('co-oxidation')))[0].beta).toBe('');
    expect(rows[4].energy).toBe('desorption: 0.17 − 0.13 ΔE_N');
    expect(rows.every(({ law, energy }) => law !== '' && energy !== '')).toBe(true);
  });

  test('energies of all kinds', () => {
    expect(energyText(-0.5, study)).toBe('−0.5');
    expect(energyText({ const: 0, E_O: -1 }, study)).toBe('−1 ΔE_O');
    expect(energyText({ const: 0 }, study)).toBe('0');
    expect(energyText({ bep: { slope: 0.9, intercept: -0.2 } }, study)).toBe('BEP, 0.9 ΔE − 0.2');
    expect(energyText({ transitionState: { const: 1, E_N: 0.5 } }, study)).toBe('transition state at 1 + 0.5 ΔE_N');
  });
});

describe('modelNotes', () => {
  test('general notes for every study, its own for nitrate', () => {
    expect(modelNotes({ ...study, id: 'mine' })).toHaveLength(2);
    expect(modelNotes({ ...study, id: 'toString' })).toHaveLength(2);
    expect(modelNotes(study).map(({ title }) => title)).toContain('Early and steady rates');
  });

  test('says whether a covered surface binds as a clean one does', () => {
    const sentences = (of: typeof study): string =>
      modelNotes(of)
        .flatMap((note) => note.sentences)
        .join(' ');
    expect(sentences(study)).toContain('No lateral interactions');
    const interacting = sentences(isomerisation(repulsion));
    expect(interacting).not.toContain('No lateral interactions');
    expect(interacting).toContain('once they cover more than 0.25 of the sites');
    expect(interacting).toContain('the geometric mean of those of the two');
  });
});
