import { describe, expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import {
  compileModel,
  evaluateCandidates,
  evaluatePoints,
  freeEnergies,
  tof,
  type Evaluation,
} from '../../src/screening';
import { embeddedStudy } from '../../src/study';
import { parseFormationEnergySet, parseOxygenSet } from '../../src/study/reactionSets';
import { readJson } from '../datasets/readDataset';
import { expectClose } from '../helpers/expectClose';

const options = { kernel: cpuKernel, branches: 'clean' } as const;

function tofs(evaluation: Evaluation, species: string): readonly number[] {
  const x = evaluation.model.mechanism.externals.findIndex((s) => s.name === species);
  return Array.from({ length: evaluation.table.count }, (_, p) => tof(evaluation, p, x));
}

describe('orr', () => {
  const set = parseOxygenSet(readJson('orr-hansen2014/energies.json'), 'energies.json');
  const x = Float64Array.from({ length: 201 }, (_, i) => 0.4 + i * 0.005);

  async function along(U: number): Promise<Evaluation> {
    const columns = new Map([
      ['dG_OH', x],
      ['U', x.map(() => U)],
    ]);
    return evaluatePoints(embeddedStudy('orr'), { count: x.length, columns }, {}, options);
  }

  it('holds the free energies of the source on Pt at 0.9 V, and 4.92 eV for the whole reaction', () => {
    const parts = freeEnergies(compileModel(embeddedStudy('orr')), { dG_OH: 0.75, U: 0.9 });
    const E = (name: string): number => parts.find(({ species }) => species === name)!.electronic;
    for (const { name, site, G_at_0p9V_eV, electrons } of set.adsorbed) {
      expectClose(E(`${name}*${site === 'a' ? '' : `_${site}`}`), G_at_0p9V_eV + 0.9 * electrons, { abs: 1e-12 }, name);
    }
    const O2 = parts.find(({ species }) => species === 'O2')!;
    expectClose(O2.total, 4.92, { abs: 0.01 });
  });

  // J. K. Nørskov et al. 2004: Pt is limited by the removal of OH* at 0.78 V; the optimum binds OH* some 0.1 eV weaker.
  it('has the thermodynamic limits of Pt and of the volcano', () => {
    const limits = (dG_OH: number): readonly number[] => {
      const parts = freeEnergies(compileModel(embeddedStudy('orr')), { dG_OH, U: 0 });
      const G = (name: string): number => parts.find(({ species }) => species === name)!.total;
      return [G('O2') - G('OOH*'), G('OOH*') - G('O*'), G('O*') - G('OH*'), G('OH*')];
    };
    const limiting = (dG_OH: number): number => Math.min(...limits(dG_OH));
    expectClose(limiting(0.75), 0.78, { abs: 0.04 });
    expect(limits(0.75).indexOf(limiting(0.75))).toBe(3);
    const best = x.reduce((top, value) => (limiting(value) > limiting(top) ? value : top), 0.4);
    expectClose(best, 0.75 + 0.1, { abs: 0.05 });
  });

  it('peaks at 0.9 V where OH* binds some 0.1 eV weaker than on Pt, ten times as active', async () => {
    const water = tofs(await along(0.9), 'H2O');
    const top = water.indexOf(Math.max(...water));
    expectClose(x[top], 0.85, { abs: 0.05 });
    const pt = water[x.findIndex((value) => Math.abs(value - 0.75) < 1e-9)];
    const gain = Math.max(...water) / pt;
    expect(gain).toBeGreaterThan(2);
    expect(gain).toBeLessThan(100);
  });

  it('makes H2O2 and water alike where OH* binds weakly, and water alone where it binds strongly', async () => {
    const evaluation = await along(0.6);
    const [water, peroxide] = ['H2O', 'H2O2'].map((name) => tofs(evaluation, name));
    const share = peroxide.map((value, i) => (2 * value) / (2 * value + water[i]));
    expect(share[200]).toBeGreaterThan(0.4);
    expect(share[70]).toBeLessThan(1e-6);
    tofs(evaluation, 'O2').forEach((value, i) => expectClose(2 * -value, water[i] + 2 * peroxide[i], { rel: 1e-9 }));
  });

  it('is no faster than O2 diffuses through the double layer', async () => {
    const limit = set.transport.diffusion_per_s * set.moleFractionO2;
    for (const value of tofs(await along(0.3), 'O2')) expect(-value).toBeLessThanOrEqual(limit);
  });
});

describe('co-oxidation-sites', () => {
  it('holds 44 energies of the second set, the descriptors of Pt among them', () => {
    const { energies } = parseFormationEnergySet(readJson('co-oxidation-jiang2009/energies.json'), 'energies.json');
    expect(energies).toHaveLength(44);
    const pt = embeddedStudy('co-oxidation-sites').candidates.find(({ name }) => name === 'Pt(211)')!;
    expect(pt.values).toEqual({ E_O: 1.32, E_CO: 1.113 });
  });

  it('makes one CO2 of one CO, and coverages of a site type sum to its share', async () => {
    const evaluation = await evaluateCandidates(embeddedStudy('co-oxidation-sites'), {}, options);
    const made = tofs(evaluation, 'CO2');
    tofs(evaluation, 'CO').forEach((value, i) => expectClose(value, -made[i], { rel: 1e-9 }));
    const { states, stateSite } = evaluation.model.mechanism;
    made.forEach((_, p) => {
      [0.05, 0.95].forEach((share, type) => {
        const sum = states.reduce(
          (total, _state, s) =>
            stateSite[s] === type ? total + Math.exp(evaluation.solutions.lnCoverage[p * states.length + s]) : total,
          0,
        );
        expectClose(sum, share, { rel: 1e-9 });
      });
    });
  });
});
