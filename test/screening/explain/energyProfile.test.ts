import { describe, expect, it } from 'vitest';
import { boltzmann_J_per_K, planck_J_s } from '../../../src/base';
import { evaluateForm } from '../../../src/energetics';
import {
  energyProfile,
  freeEnergies,
  type EnergyProfile,
  type ProfileOptions,
  type Settings,
} from '../../../src/screening';
import { embeddedStudy, parseStudy, type Study } from '../../../src/study';
import { expectClose } from '../../identities/close';
import { evaluated, type Row } from '../../identities/evaluated';
import { no3rr } from '../../identities/studyTable';
import { closedCycle, cycleEnergy, cycleStates, langmuir, volcano } from '../../identities/toyStudies';
import { minimalStudy } from '../../helpers/minimalStudy';

async function profileOf(
  study: Study,
  row: Row,
  options: ProfileOptions = {},
  settings: Settings = {},
): Promise<EnergyProfile | null> {
  const { evaluation } = await evaluated(study, [row], { settings });
  return energyProfile(evaluation, 0, options);
}

const point = { E_O: -4.5, E_N: -5 };
const lnAttempt = (T: number): number => Math.log((boltzmann_J_per_K * T) / planck_J_s);

describe('energyProfile', () => {
  it('passes the free energies of the species where prefactors cancel', async () => {
    const E = -0.6;
    const profile = (await profileOf(closedCycle(), { E }, {}, { a_B: 0.01 }))!;
    expect([profile.reactant, profile.product, profile.route.element]).toEqual(['A', 'B', 'C']);
    let level = 0;
    for (const { to, change, level: at } of profile.steps) {
      const want = to === 'B' ? cycleEnergy : cycleStates[to](E);
      expectClose(at, want, 1e-12, `level of ${to}`);
      level += change;
      expectClose(level, at, 1e-12, 'sum of changes');
    }
    expect(profile.steps).toHaveLength(profile.route.chance > 0 && profile.steps[1].to === 'C*' ? 4 : 3);
  });

  it('has Eyring barriers as free energies, and those of the laws as energies', async () => {
    const settings = { a_B: 0.01 };
    const free = (await profileOf(closedCycle(), { E: -0.6 }, {}, settings))!;
    const plain = (await profileOf(closedCycle(), { E: -0.6 }, { quantity: 'energy' }, settings))!;
    const T = closedCycle().conditions.T;
    const prefactors: Readonly<Record<string, number>> = {
      'A* <-> B*': 1e13,
      'A* <-> C*': 1e11,
      'C* <-> B*': 1e12,
      'B* <-> B + *': 1e14,
    };
    const kT = (boltzmann_J_per_K * T) / 1.602176634e-19;
    expectClose(free.steps[0].barrier, 0.2, 1e-9, 'Eyring barrier');
    expectClose(plain.steps[0].barrier, 0.2, 1e-9, 'barrier of an Eyring law');
    plain.steps.slice(1).forEach(({ equation, barrier, change }, i) => {
      const step = free.steps[i + 1];
      expectClose(step.barrier - barrier, kT * (lnAttempt(T) - Math.log(prefactors[equation])), 1e-9, equation);
      expectClose(step.change, change, 1e-9, 'change');
    });
  });

  it('gives ΔG = -kT ln(k_f / k_r) and the barriers of the nitrate study, at its own U', async () => {
    for (const U of [0.1, -0.3]) {
      const { evaluation } = await evaluated(no3rr, [{ ...point, U }]);
      const { model } = evaluation;
      const profile = energyProfile(evaluation, 0, { product: 'NH3', quantity: 'energy' })!;
      expect(profile.steps.map(({ to }) => to)).toEqual(['NO3*', 'NO2*', 'NO*', 'N*', 'NH*', 'NH2*', 'NH3*', 'NH3']);
      for (const { step, reversed, barrier, change } of profile.steps) {
        const laws = [model.steps[step].forward, model.steps[step].reverse!];
        const [ahead, back] = (reversed ? laws.reverse() : laws).map((law) =>
          evaluateForm(law.barriers[0], { ...point, U_RHE: U }),
        );
        expectClose(barrier, ahead, 1e-9, 'barrier');
        expectClose(change, ahead - back, 1e-9, 'change');
      }
      expect(profile.steps[7].reversed).toBe(true);
    }
  });

  it('differs from the energies by the prefactors: Hertz–Knudsen desorption gains entropy', async () => {
    const free = (await profileOf(no3rr, point, { product: 'NH3' }))!;
    const plain = (await profileOf(no3rr, point, { product: 'NH3', quantity: 'energy' }))!;
    expectClose(free.steps[1].change, plain.steps[1].change, 1e-9, 'surface step');
    expect(free.steps[7].change - plain.steps[7].change).toBeLessThan(-0.3);
  });

  it('counts kT ln a where asked, and names species of zero activity', async () => {
    const settings = { 'a_NO3-': 0.01 };
    const without = (await profileOf(no3rr, point, { product: 'NH3' }, settings))!;
    const counted = (await profileOf(no3rr, point, { product: 'NH3', activities: true }, settings))!;
    const kT = 0.025852088774897364;
    expectClose(counted.steps[0].change - without.steps[0].change, -kT * Math.log(0.01), 1e-9, 'adsorption');
    expectClose(counted.steps[7].change, without.steps[7].change, 1e-12, 'desorption at activity 1');
    expect([counted.activities, counted.atUnit, without.activities, without.atUnit]).toEqual([
      true,
      ['NH3'],
      false,
      [],
    ]);
    const present = (await profileOf(no3rr, point, { product: 'NH3', activities: true }, { a_NH3: 1e-6 }))!;
    expectClose(present.steps[7].change - without.steps[7].change, kT * Math.log(1e-6), 1e-9, 'into dilute NH3');
    expect(present.atUnit).toEqual([]);
    expect((await profileOf(no3rr, point, { quantity: 'energy', activities: true }))!.activities).toBe(false);
  });

  it('ends at the product that takes most atoms, or the one asked for', async () => {
    expect((await profileOf(no3rr, point))!.product).toBe('NH3');
    expect((await profileOf(no3rr, point, { product: 'NO' }))!.steps.map(({ to }) => to)).toEqual([
      'NO3*',
      'NO2*',
      'NO*',
      'NO',
    ]);
    const water = (await profileOf(no3rr, point, { product: 'H2O' }))!;
    expect([water.reactant, water.route.element]).toEqual(['NO3-', 'O']);
    const hydrogen = (await profileOf(no3rr, point, { product: 'H2' }))!;
    expect([hydrogen.reactant, hydrogen.route.element]).toEqual(['H+', 'H']);
    expect(hydrogen.steps.map(({ to }) => to)).toEqual(['H*', 'H*', 'H2']);
  });

  it('ends at the reaction energy of what its events make, whatever the surface', async () => {
    const closed = ['co-oxidation', 'co-oxidation-sites', 'orr', 'her'].map((id) => embeddedStudy(id));
    const surfaces = (study: Study): readonly Row[] => [
      ...study.candidates.map(({ values }) => values),
      ...[0.25, 0.5, 0.75].map((part) =>
        Object.fromEntries(study.descriptors.map(({ name, range: [a, b] }) => [name, a + part * (b - a)])),
      ),
    ];
    const conditions: readonly Settings[] = [{}, { T: 400 }];
    for (const study of closed) {
      for (const settings of conditions) {
        const { evaluation } = await evaluated(study, surfaces(study), { settings });
        const { model, table } = evaluation;
        const unit = Object.fromEntries(model.mechanism.externals.map(({ name }) => [`a_${name}`, 1]));
        const ends = new Map<string, number>();
        for (let p = 0; p < table.count; p++) {
          for (const x of model.products) {
            const profile = energyProfile(evaluation, p, { product: model.mechanism.externals[x].name });
            if (profile === null) continue;
            const at = Object.fromEntries([...table.columns].map(([name, values]) => [name, values[p]]));
            const known = freeEnergies(model, { ...at, ...settings, ...unit });
            const want = profile.reaction.reduce(
              (sum, { species, count }) => sum + count * (known.find((row) => row.species === species)?.total ?? 0),
              0,
            );
            const { level } = profile.steps[profile.steps.length - 1];
            expect(profile.unbalanced).toEqual([]);
            expectClose(level, want, 1e-9, `${study.id} at point ${p}`);
            expectClose(level, ends.get(profile.product) ?? level, 1e-9, 'the same on every surface');
            expect(profile.share).toBeGreaterThan(0);
            expect(profile.share).toBeLessThan(1 + 1e-9);
            ends.set(profile.product, level);
          }
        }
        expect(ends.size).toBeGreaterThan(0);
      }
    }
  });

  it('counts a step as often as the others need it, each event from its own level', async () => {
    const profile = (await profileOf(embeddedStudy('her'), { dG_H: 0.45, U: -0.1 }))!;
    expect(profile.steps.map(({ equation }) => equation)).toEqual([
      'H+ + e- + * <-> H*',
      'H+ + e- + * <-> H*',
      '2H* <-> H2 + 2*',
    ]);
    expect(profile.steps.map(({ present }) => present)).toEqual([
      [{ species: 'H*', count: 1 }],
      [{ species: 'H*', count: 2 }],
      [],
    ]);
    profile.steps.forEach(({ level }, i) => expectClose(level, [0.35, 0.7, -0.2][i], 1e-9, 'level'));
    expectClose(profile.steps[0].barrier, profile.steps[1].barrier, 1e-12, 'barrier');
    expect(profile.reaction).toEqual([
      { species: 'H+', count: -2 },
      { species: 'H2', count: 1 },
      { species: 'e-', count: -2 },
    ]);
  });

  it('makes the co-reactant beside the route, half an event where that is what it takes', async () => {
    const study = embeddedStudy('co-oxidation');
    const profile = (await profileOf(study, study.candidates.find(({ name }) => name === 'Pt(111)')!.values))!;
    expect(profile.steps.map(({ to, events, beside }) => [to, events, beside])).toEqual([
      ['CO*', 1, false],
      ['O*', 0.5, true],
      ['CO2', 1, false],
    ]);
    const whole = profile.steps[1];
    expect(whole.barrier).toBeGreaterThan(0.9);
    expectClose(profile.steps[1].level - profile.steps[0].level, whole.change, 1e-12, 'half the reaction energy');
  });

  it('says what is left where more stands beside the route than on it', async () => {
    const ammonia = (await profileOf(no3rr, point, { product: 'NH3' }))!;
    expect(ammonia.unbalanced).toEqual([{ species: 'O*', count: 3 }]);
    expect(ammonia.share).toBeNaN();
    const nitrogen = (await profileOf(no3rr, point, { product: 'N2' }))!;
    expect(nitrogen.unbalanced).toEqual([{ species: 'O*', count: 6 }]);
    expect(nitrogen.steps.map(({ to }) => to)).toEqual([
      ...['NO3*', 'NO2*', 'NO*', 'N*'],
      ...['NO3*', 'NO2*', 'NO*', 'N*'],
      ...['N2*', 'N2'],
    ]);
  });

  it('goes the way of most of the hydrogen: H* from H+, or from H2 where that makes more of it (Heyrovsky)', async () => {
    for (const [dG_H, U, first] of [
      [0.005, -0.1, 'H+ + e- + * <-> H*'],
      [-0.005, -0.3, 'H+ + e- + * <-> H*'],
      [-0.16, -0.271, '2H* <-> H2 + 2*'],
      [-0.5, -0.1, '2H* <-> H2 + 2*'],
    ] as const) {
      const profile = (await profileOf(embeddedStudy('her'), { dG_H, U }))!;
      expect(profile.steps.map(({ equation }) => equation)).toContain('H* + H+ + e- <-> H2 + *');
      expect(profile.steps[0].equation).toBe(first);
      expect(profile.share).toBeGreaterThan(0.5);
      expectClose(profile.steps[profile.steps.length - 1].level, 2 * U, 1e-9, '2(H+ + e-) -> H2');
    }
  });

  it('does not know the change of an irreversible step, nor what follows', async () => {
    const profile = (await profileOf(volcano(), { E: -0.6 }))!;
    expect(profile.steps.map(({ to }) => to)).toEqual(['A*', 'B']);
    expectClose(profile.steps[0].level, -0.6, 1e-9, 'adsorption energy');
    expect([profile.steps[1].change, profile.steps[1].level]).toEqual([NaN, NaN]);
    expectClose(
      (await profileOf(volcano(), { E: -0.6 }, { quantity: 'energy' }))!.steps[1].barrier,
      0.5 + 0.4 * 0.6,
      1e-9,
      'barrier',
    );
  });

  it('is null where nothing forms or the point is masked', async () => {
    expect(await profileOf(langmuir(), { E: -0.3 })).toBeNull();
    expect(await profileOf(no3rr, { E_O: -4, E_N: -7 })).toBeNull();
    expect(await profileOf(no3rr, { E_O: -4, E_N: -7 }, { product: 'NH3' })).toBeNull();
  });

  it('refuses a product that the study does not have', async () => {
    await expect(profileOf(no3rr, point, { product: 'N2H4' })).rejects.toThrow(
      'invalid product: got "N2H4", expected one of NO, N2, N2O, NH3, H2, H2O',
    );
  });

  it('takes every kind of rate law', async () => {
    const study = parseStudy(minimalStudy(), 'minimal');
    const profile = (await profileOf(study, { E_N: -0.5, E_O: -0.5 }, { product: 'N2' }))!;
    expect(profile.steps.map(({ to }) => to)).toEqual(['NO*', 'N*', 'NO*', 'N*', 'N2', 'H2O', 'H2O']);
    const known = profile.steps.slice(0, 5);
    expect(known.every(({ barrier, change }) => Number.isFinite(barrier) && Number.isFinite(change))).toBe(true);
  });
});
