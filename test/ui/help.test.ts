import { describe, expect, test } from 'vitest';
import { evaluateForm } from '../../src/energetics';
import { cpuKernel } from '../../src/kinetics';
import { parsePlotKind } from '../../src/plots';
import {
  evaluateCandidates,
  freeEnergies,
  log10Activity,
  modelOf,
  reactionEnergies,
  winner,
} from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { modelNotes } from '../../src/ui/help/modelNotes';
import { speciesRows } from '../../src/ui/help/speciesRows';
import { energyText, stepRows } from '../../src/ui/help/stepRows';
import { isomerisation, repulsion } from '../identities/interactingToys';
import { tourStops } from '../../src/ui/help/tourStops';
import { beginVisit } from '../../src/ui/help/tourVisit';
import { Workbench } from '../../src/ui/state/workbench.svelte';

const study = embeddedStudy('no3rr');
const model = modelOf(study);
const rowsOf = <T, K extends keyof T>(rows: readonly T[], key: K): readonly T[K][] => rows.map((row) => row[key]);
const inWords: Readonly<Record<number, string>> = { 5: 'five', 6: 'six', 7: 'seven', 10: 'ten', 11: 'eleven' };

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
    const spread = (values: readonly number[]): readonly string[] =>
      [Math.min(...values), Math.max(...values)].map((value) => inWords[Math.round(value)]);
    const [slower, gained] = [
      of('Ru(211)').map(({ lg }) => cu.lg[0] - lg[0]),
      of('Ru(211)').map(({ lg }) => lg[1] - lg[0]),
    ];
    const told = tourStops.map(({ text }) => text).join(' ');
    expect(told).toContain(`Ru is ${spread(slower).join(' to ')} decades slower than Cu`);
    expect(told).toContain(`Ru(211) gains ${spread(gained).join(' to ')} decades`);
    expect(of('Ni(211)')[0].product).toBe('NH3');
    expect(of('Ru(211)')[0].product).toBe('N2');
    expect(of('Ag(111)')[0].product).toBe('NO');
  });
});

describe('beginVisit', () => {
  const pin = { kind: 'point', at: { E_O: -5, E_N: -5 } } as const;

  test('brings view and history back where nothing was pinned', () => {
    const bench = new Workbench(study);
    bench.set('U_RHE', -0.05);
    const { document } = bench;
    const { visit, leave } = beginVisit(bench);
    for (const stop of tourStops) {
      visit(stop);
      expect([bench.view.show, bench.view.settings]).toEqual([stop.view.show, { U_RHE: stop.view.U }]);
    }
    leave();
    expect(bench.document).toBe(document);
    bench.undo();
    expect(bench.canUndo).toBe(false);
  });

  test('keeps what was pinned on the way, at later stops and after the end', () => {
    const bench = new Workbench(study);
    bench.set('U_RHE', -0.05);
    const { visit, leave } = beginVisit(bench);
    visit(tourStops[6]);
    bench.pin(pin);
    visit(tourStops[7]);
    expect(bench.view.pins).toEqual([pin]);
    leave();
    expect(bench.view.pins).toEqual([pin]);
    expect(bench.view.settings).toEqual({ U_RHE: -0.05 });
    bench.undo();
    expect(bench.view.pins).toEqual([]);
    expect(bench.view.settings).toEqual({ U_RHE: -0.05 });
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
      reaction: '',
      beta: '1',
    });
    expect(rows[4].law).toMatch(/^Hertz–Knudsen, site of [\d.]+ Å², [\d.]+ u, θ\(rot\) = [\d.]+ K, σ = 3, sticking 1$/);
    expect(stepRows(modelOf(embeddedStudy('co-oxidation')))[0].beta).toBe('');
    expect(rows[4].energy).toBe('desorption: 0.17 − 0.13 ΔE_N');
    expect(rows.every(({ law, energy }) => law !== '' && energy !== '')).toBe(true);
  });

  test('reaction energies where the barriers need them, at the temperature of the study', () => {
    const of = (name: string) => stepRows(modelOf(embeddedStudy(name)));
    expect(rowsOf(of('her'), 'reaction')).toEqual(['ΔG_H', '−ΔG_H', '−2 ΔG_H']);
    expect(rowsOf(of('her'), 'beta')).toEqual(['', '', '']);
    // E(CO) of the adsorbate less 2.74 eV and the thermal part of the gas at 500 K, −0.8169 eV.
    expect(rowsOf(of('co-oxidation'), 'reaction')).toEqual([
      '−1.9231 + E(CO)',
      '−4.5281 + 2 E(O)',
      '1.7445 − E(CO) − E(O)',
    ]);
    expect(rowsOf(stepRows(model), 'reaction')).toEqual(Array.from({ length: 19 }, () => ''));
  });

  test('reaction energies are those of the rate laws', () => {
    for (const name of ['co-oxidation-sites', 'orr', 'her']) {
      const of = modelOf(embeddedStudy(name));
      const at: Record<string, number> = { E_O: 0.7, E_CO: 1.3, dG_OH: 0.9, dG_H: 0.2, U_RHE: 0, pH: 0 };
      const T = of.study.conditions.T;
      const thermal = Object.fromEntries(
        freeEnergies(of, at).map((e) => [`thermal:${e.species}`, e.zeroPoint + e.heating + e.entropic]),
      );
      reactionEnergies(of.study).forEach((form, j) => {
        const { forward, reverse } = of.steps[j];
        const [ahead, back] = [forward, reverse!].map((law) => evaluateForm(law.barriers[0], { ...at, ...thermal, T }));
        expect(evaluateForm(form!, at)).toBeCloseTo(ahead - back, 10);
      });
    }
  });

  test('energies of all kinds', () => {
    expect(energyText(-0.5, study)).toBe('−0.5');
    expect(energyText({ const: 0, E_O: -1 }, study)).toBe('−ΔE_O');
    expect(energyText({ const: 0 }, study)).toBe('0');
    expect(energyText({ bep: { slope: 0.9, intercept: -0.2 } }, study)).toBe('BEP, 0.9 ΔE − 0.2');
    expect(energyText({ transitionState: { const: 1, E_N: 0.5 } }, study)).toBe('transition state at 1 + 0.5 ΔE_N');
  });
});

describe('speciesRows', () => {
  test('every energy with what it follows from and its thermochemistry', () => {
    const rows = speciesRows(modelOf(embeddedStudy('co-oxidation')));
    expect(rowsOf(rows, 'species')).toEqual(['CO*', 'O*', 'CO', 'O₂', 'CO₂', 'O-O*', 'O-CO*']);
    expect(rows[0]).toEqual({
      species: 'CO*',
      energy: 'E(CO)',
      source: 'descriptor',
      corrections: '',
      thermal: '',
      thermalPart: '',
    });
    expect(rows[2]).toMatchObject({ energy: '2.74', source: '', thermal: 'Shomate equation, zero-point energy' });
    expect(rows[2].thermalPart).toBe('−0.8169');
    expect(rows[6].source).toBe('0.6738 (O* + CO*) + 1.833, fit to 8 points');
    expect(rowsOf(speciesRows(modelOf(embeddedStudy('co-oxidation-sites'))), 'source')).toContain(
      'fit to 8 points over E(CO)',
    );
  });

  test('energies that move with the temperature, corrections, and none of a study of barriers', () => {
    const orr = embeddedStudy('orr');
    expect(speciesRows(modelOf(orr)).find(({ species }) => species === 'O₂')?.energy).toBe('5.19 − 0.00034586 T');
    const corrections = { 'OH*': { solvation: { const: -0.3, dG_OH: 0.1 } } };
    const solvated = { ...orr, energetics: { ...orr.energetics, corrections } };
    expect(speciesRows(modelOf(solvated)).find(({ species }) => species === 'OH*')?.corrections).toBe(
      'solvation −0.3 + 0.1 ΔG_OH',
    );
    const thermochemistry = {
      'OH*': { kind: 'combination', of: { H2O: 1, O2: -0.5 } },
      H2O: { kind: 'fixed-entropy', entropy_eV_per_K: 0.001 },
    } as const;
    const warm = speciesRows(modelOf({ ...orr, thermochemistry }));
    expect(warm.find(({ species }) => species === 'OH*')).toMatchObject({
      thermal: 'that of H₂O − 0.5 O₂',
      thermalPart: '−0.3',
    });
    expect(speciesRows(model)).toEqual([]);
  });
});

describe('modelNotes', () => {
  test('general notes for every study, its own for nitrate', () => {
    expect(modelNotes({ ...study, id: 'mine' })).toHaveLength(2);
    expect(modelNotes({ ...study, id: 'toString' })).toHaveLength(2);
    expect(modelNotes(study).map(({ title }) => title)).toContain('Early and steady rates');
  });

  test('says that energies are affine in T only where the thermochemistry is', () => {
    const said = (of: typeof study): string => modelNotes(of)[0].sentences[1];
    const frozen = { kind: 'frozen' } as const;
    const harmonic = { kind: 'harmonic' as const, frequencies_cm: [500] };
    for (const name of ['no3rr', 'orr', 'her']) expect(said(embeddedStudy(name))).toContain('pH and the temperature');
    for (const name of ['co-oxidation', 'co-oxidation-sites']) {
      expect(said(embeddedStudy(name))).toMatch(/potential and the pH, and follows the temperature as its thermochem/);
    }
    expect(said({ ...study, thermochemistry: { NO: frozen } })).toContain('pH and the temperature');
    expect(said({ ...study, thermochemistry: { NO: frozen, 'NO*': harmonic } })).not.toContain('and the temperature');
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
