import { describe, expect, it } from 'vitest';
import { lintStudy, type Finding } from '../../src/screening';
import { embeddedStudy, parseStudy, type Study } from '../../src/study';

const no3rr = embeddedStudy('no3rr');

function changed(change: (study: Study) => void): readonly Finding[] {
  const study = structuredClone(no3rr);
  change(study);
  return lintStudy(parseStudy(study, 'test'));
}

const checks = (findings: readonly Finding[]): readonly string[] => findings.map((f) => `${f.severity} ${f.check}`);

describe('lintStudy', () => {
  const published = lintStudy(no3rr);

  it('finds the cycle of the published set that does not close', () => {
    const cycles = published.filter((f) => f.check === 'cycle-not-closed');
    expect(cycles).toHaveLength(1);
    const { terms, least, most, rms } = cycles[0].data as {
      terms: { step: string; count: number }[];
      least: number;
      most: number;
      rms: number;
    };
    expect(terms).toEqual([
      { step: 'NO* + * <-> N* + O*', count: 2 },
      { step: '2N* <-> N2* + *', count: 1 },
      { step: '2NO* <-> N2O* + O*', count: -1 },
      { step: 'N2O* + * <-> N2* + O*', count: -1 },
    ]);
    expect(least).toBeCloseTo(-0.51, 1);
    expect(most).toBeCloseTo(0.67, 1);
    expect(rms).toBeCloseTo(0.27, 2);
  });

  it('is silent about that cycle once it is closed', () => {
    const findings = changed((study) => {
      const { steps } = study.energetics;
      const form = (id: string, key: 'barrier' | 'reverseBarrier'): Record<string, number> =>
        (steps[id] as unknown as Record<string, Record<string, number>>)[key];
      const close = form('N2O* + * <-> N2* + O*', 'reverseBarrier');
      const sum = (k: string): number => {
        const change = (id: string): number => form(id, 'barrier')[k] - form(id, 'reverseBarrier')[k];
        return 2 * change('NO* + * <-> N* + O*') + change('2N* <-> N2* + *') - change('2NO* <-> N2O* + O*');
      };
      for (const k of ['const', 'E_O', 'E_N']) close[k] = form('N2O* + * <-> N2* + O*', 'barrier')[k] - sum(k);
    });
    expect(findings.filter((f) => f.check === 'cycle-not-closed')).toEqual([]);
  });

  it('reports where the published barriers are negative', () => {
    const steps = published.filter((f) => f.check === 'negative-barrier').map((f) => f.data?.step);
    expect(steps).toEqual([
      'N2 + * <-> N2*',
      'N2O + * <-> N2O*',
      'NO3- + * <-> NO3* + e-',
      'NO* + * <-> N* + O*',
      'H+ + e- + * <-> H*',
      'H2 + 2* <-> 2H*',
    ]);
  });

  it('says nothing else about the published set', () => {
    expect(new Set(checks(published))).toEqual(new Set(['warning negative-barrier', 'warning cycle-not-closed']));
  });

  const slips: readonly (readonly [what: string, check: string, change: (study: Study) => void])[] = [
    [
      'candidates with the other sign',
      'warning sign-suspicion',
      (s) => s.candidates.forEach((c) => (c.values.E_O *= -1)),
    ],
    ['candidates in kJ/mol', 'warning unit-suspicion', (s) => s.candidates.forEach((c) => (c.values.E_N *= 96.485))],
    [
      'candidates on another reference',
      'warning reference-suspicion',
      (s) => s.candidates.forEach((c) => (c.values.E_O = (c.values.E_O + 4.5) / 2)),
    ],
    ['a descriptor without spread', 'warning no-variance', (s) => s.candidates.forEach((c) => (c.values.E_O = -4))],
    [
      'a barrier in kJ/mol',
      'warning unit-suspicion',
      (s) => ((s.energetics.steps['2N* <-> N2* + *'] as { barrier: unknown }).barrier = { const: 96 }),
    ],
    ['a temperature in °C', 'warning unit-suspicion', (s) => (s.conditions.T = 27)],
    ['a potential in mV', 'warning unit-suspicion', (s) => (s.conditions.potential.value = 100)],
    ['no nitrate', 'warning no-reactant', (s) => (s.conditions.activities = {})],
    [
      'a scaling line from two points',
      'warning few-points',
      (s) =>
        ((s.energetics.steps['2N* <-> N2* + *'] as { barrier: unknown }).barrier = {
          fit: {
            on: ['E_N'],
            points: [
              [-5, 1],
              [-4, 1.5],
            ],
          },
        }),
    ],
    ['an unbalanced step', 'error unbalanced-step', (s) => ((s.mechanism as string[])[6] = 'NO3* + * <-> NO2* + N*')],
    ['a step without energies', 'error missing-energy', (s) => delete s.energetics.steps['2N* <-> N2* + *']],
    [
      'an odd prefactor',
      'warning unit-suspicion',
      (s) => ((s.energetics.steps['2N* <-> N2* + *'] as { prefactor: number }).prefactor = 13),
    ],
  ];
  it.each(slips)('catches %s', (_, check, change) => {
    expect(checks(changed(change))).toContain(check);
    expect(checks(published)).not.toContain(check);
  });
});
