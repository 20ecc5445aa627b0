import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import {
  compileModel,
  evaluateCandidates,
  evaluatePoints,
  explainPoint,
  freeEnergies,
  lintStudy,
  tof,
  type Evaluation,
} from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { parseFormationEnergySet, parseHydrogenSet } from '../../src/study/reactionSets';
import { thermalEnergy } from '../../src/thermo';
import { readJson } from '../datasets/readDataset';
import { expectClose } from '../helpers/expectClose';

const shared = new URL('../../../shared/', import.meta.url);
const options = { kernel: cpuKernel, branches: 'clean' } as const;

async function at(study: string, columns: Readonly<Record<string, readonly number[]>>): Promise<Evaluation> {
  const entries = Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)] as const);
  return evaluatePoints(embeddedStudy(study), { count: entries[0][1].length, columns: new Map(entries) }, {}, options);
}

function tofs(evaluation: Evaluation, species: string): readonly number[] {
  const x = evaluation.model.mechanism.externals.findIndex((s) => s.name === species);
  return Array.from({ length: evaluation.table.count }, (_, p) => tof(evaluation, p, x));
}

describe.each(['co-oxidation', 'co-oxidation-sites', 'orr', 'her'])('%s', (name) => {
  it('has no errors, and every candidate converges', async () => {
    const study = embeddedStudy(name);
    expect(lintStudy(study).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { solutions } = await evaluateCandidates(study, {}, options);
    expect([...solutions.status].every((status) => status === 0)).toBe(true);
  });
});

describe('co-oxidation', () => {
  const set = parseFormationEnergySet(readJson('co-oxidation-falsig/energies.json'), 'energies.json');

  // From solutions in 80-digit arithmetic of the same equations (implicit Euler from the clean surface to 1e60 s).
  it.each([
    [-1, -0.5, 9.85681775243777e-37],
    [-1, -0.17857142857142855, 2.97476132177102e-30],
  ])('has the TOF of 80-digit arithmetic at E(O) %d, E(CO) %d', async (E_O, E_CO, expected) => {
    expectClose(tofs(await at('co-oxidation', { E_O: [E_O], E_CO: [E_CO] }), 'CO2')[0], expected, { rel: 1e-6 });
  });

  it('makes one CO2 of one CO and half an O2, and puts Pt and Rh above all others', async () => {
    const evaluation = await evaluateCandidates(embeddedStudy('co-oxidation'), {}, options);
    const made = tofs(evaluation, 'CO2');
    tofs(evaluation, 'CO').forEach((value, i) => expectClose(value, -made[i], { rel: 1e-9 }));
    tofs(evaluation, 'O2').forEach((value, i) => expectClose(value, -made[i] / 2, { rel: 1e-9 }));
    const ranked = embeddedStudy('co-oxidation')
      .candidates.map((c, i) => ({ name: c.name, value: made[i] }))
      .sort((a, b) => b.value - a.value)
      .map((c) => c.name);
    expect(ranked.slice(0, 2).sort()).toEqual(['Pt(111)', 'Rh(111)']);
    expect(ranked.indexOf('Pd(111)')).toBeLessThan(ranked.indexOf('Au(111)'));
  });

  it('has no net rate in any step where CO2 is in equilibrium with CO and O2', async () => {
    const study = embeddedStudy('co-oxidation');
    const point = { E_O: 1.6, E_CO: 1.7, T: 900 };
    const kT = thermalEnergy(900, undefined, 8.617332478e-5);
    const parts = freeEnergies(compileModel(study), { ...point, a_CO: 1, a_O2: 1, a_CO2: 1 });
    const G = (name: string): number => parts.find(({ species }) => species === name)!.total;
    const [a_CO, a_O2] = [1e-6, 1e-16];
    const a_CO2 = a_CO * Math.sqrt(a_O2) * Math.exp(-(G('CO2') - G('CO') - G('O2') / 2) / kT);
    expect(a_CO2).toBeGreaterThan(1e-6);
    const columns = new Map(Object.entries({ ...point, a_CO, a_O2, a_CO2 }).map(([k, v]) => [k, Float64Array.of(v)]));
    const evaluation = await evaluatePoints(study, { count: 1, columns }, {}, options);
    for (const { lnForward, lnReverse } of explainPoint(evaluation, 0).steps) {
      expectClose(lnForward - lnReverse, 0, { abs: 1e-9 });
    }
  });

  it.skipIf(!existsSync(shared))(
    'holds the transcribed energies and agrees with all 225 reference pixels',
    async () => {
      const rows = readFileSync(new URL('data/catmap/co-oxidation-energies.csv', shared), 'utf8')
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('#'))
        .slice(1)
        .map((line) => line.split(','));
      const held = [
        ...set.gases.map((g) => ['None', 'gas', g.name, g.energy_eV]),
        ...set.energies.map((e) => [e.surface, e.facet, e.species, e.energy_eV]),
      ];
      expect(held).toEqual(rows.map(([surface, site, species, energy]) => [surface, site, species, Number(energy)]));
      const pixels = readFileSync(new URL('reference/catmap/co-oxidation/expected.csv', shared), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',').map(Number));
      const made = tofs(
        await at('co-oxidation', { E_O: pixels.map((p) => p[0]), E_CO: pixels.map((p) => p[1]) }),
        'CO2',
      );
      made.forEach((value, i) => expectClose(value, pixels[i][5], { rel: 1e-6 }, `pixel ${i}`));
    },
  );
});

describe('her', () => {
  const set = parseHydrogenSet(readJson('her-norskov2005/metals.json'), 'metals.json');
  const kT = thermalEnergy(298.15);
  /** Exchange rate of the paper [1/s per site]. */
  const exchange = (dG: number): number => {
    const K = Math.exp(-dG / kT);
    return (set.prefactor_per_s * Math.min(1, Math.exp(-dG / kT))) / (1 + K);
  };
  const energies = set.metals.map((metal) => metal.dG_H_quarter_eV);

  it('is in equilibrium at 0 V: the gross rate of the discharge is the exchange current of the paper', async () => {
    const evaluation = await at('her', { dG_H: energies, U: energies.map(() => 0) });
    energies.forEach((dG, p) => {
      const [volmer] = explainPoint(evaluation, p).steps;
      expectClose(Math.exp(volmer.lnForward), exchange(dG), { rel: 1e-9 }, set.metals[p].metal);
      expectClose(volmer.lnReverse, volmer.lnForward, { abs: 1e-9 }, set.metals[p].metal);
    });
  });

  it('has its summit at ΔG = 0 and the measured currents within 2.2 decades on the noble metals and Cu', async () => {
    expect(exchange(0)).toBeGreaterThan(exchange(0.01));
    expect(exchange(0)).toBeGreaterThan(exchange(-0.01));
    const sites_per_cm2 = 1.5e15;
    for (const { metal, dG_H_quarter_eV, exchangeCurrents } of set.metals) {
      if (!['Au', 'Ag', 'Cu', 'Ir', 'Pd', 'Pt', 'Rh'].includes(metal)) continue;
      const current = Math.log10(1.602176634e-19 * sites_per_cm2 * exchange(dG_H_quarter_eV));
      const nearest = Math.min(...exchangeCurrents.map((i) => Math.abs(i.log10_A_cm2 - current)));
      expect(nearest, `${metal}: ${current}`).toBeLessThan(2.2);
    }
    expect((await at('her', { dG_H: [0], U: [0] })).solutions.status[0]).toBe(0);
  });

  it('turns over in proportion to a small overpotential, by the exchange currents of both steps that discharge', async () => {
    const [dG, U] = [0.3, -1e-4];
    const net = tofs(await at('her', { dG_H: [dG], U: [U] }), 'H2')[0];
    // At equilibrium the gross rate of the Heyrovsky step, k0 min(1, exp(ΔG/kT)) θ, is that of the Volmer step.
    expectClose(2 * net, (2 * exchange(dG) * -U) / kT, { rel: 0.01 });
  });

  it('does not depend on the pH on the RHE scale, and by 59 mV per unit on the SHE scale', async () => {
    const pH = [0, 7];
    const rhe = tofs(await at('her', { dG_H: [0.1, 0.1], U_RHE: [-0.1, -0.1], pH }), 'H2');
    expectClose(rhe[1], rhe[0], { rel: 1e-12 });
    const she = tofs(await at('her', { dG_H: [0.1, 0.1], U_SHE: [-0.1, -0.1 - 7 * kT * Math.LN10], pH }), 'H2');
    expectClose(she[1], she[0], { rel: 1e-10 });
  });

  it.skipIf(!existsSync(shared))('holds the transcribed table', () => {
    const rows = readFileSync(new URL('data/her/norskov2005.csv', shared), 'utf8')
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .map((line) => line.split(','));
    expect(set.metals.map((m) => [m.metal, m.facet, m.dE_H_quarter_eV, m.dG_H_quarter_eV, m.dE_H_full_eV])).toEqual(
      rows.map(([metal, facet, quarter, free, full]) => [metal, facet, Number(quarter), Number(free), Number(full)]),
    );
    set.metals.forEach((m) => expectClose(m.dG_H_quarter_eV - m.dE_H_quarter_eV, set.correction_eV, { abs: 1e-9 }));
  });
});
