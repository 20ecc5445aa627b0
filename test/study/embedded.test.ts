import { describe, expect, it } from 'vitest';
import { embeddedStudies, embeddedStudy, parseStudyText, studyHash } from '../../src/study';
import { readParameterSet } from '../datasets/readDataset';
import { expectClose } from '../helpers/expectClose';

const study = embeddedStudy('no3rr');
const steps = study.mechanism as string[];

describe('embeddedStudies', () => {
  it('lists what embeddedStudy gives', () => {
    expect(embeddedStudies).toEqual(['no3rr', 'co-oxidation', 'co-oxidation-sites', 'orr', 'her']);
    embeddedStudies.forEach((name) => expect(embeddedStudy(name).id).toBe(name));
  });

  it.each(['no3', '', 'constructor', '__proto__'])('has no study %o', (name) => {
    expect(() => embeddedStudy(name)).toThrow(
      expect.objectContaining({
        message: `invalid study: got ${JSON.stringify(name)}, expected one of no3rr, co-oxidation, co-oxidation-sites, orr, her`,
      }),
    );
  });
});

describe('no3rr', () => {
  it('has the 19 published steps in the published order, five adsorptions first', () => {
    expect(steps).toEqual([
      'NO + * <-> NO*',
      'N2 + * <-> N2*',
      'N2O + * <-> N2O*',
      'H2O + * <-> H2O*',
      'NH3 + * <-> NH3*',
      'NO3- + * <-> NO3* + e-',
      'NO3* + * <-> NO2* + O*',
      'NO2* + * <-> NO* + O*',
      'NO* + * <-> N* + O*',
      '2N* <-> N2* + *',
      '2NO* <-> N2O* + O*',
      'N2O* + * <-> N2* + O*',
      'N* + H+ + e- <-> NH*',
      'NH* + H+ + e- <-> NH2*',
      'NH2* + H+ + e- <-> NH3*',
      'O* + H+ + e- <-> OH*',
      'OH* + H+ + e- <-> H2O*',
      'H+ + e- + * <-> H*',
      'H2 + 2* <-> 2H*',
    ]);
    expect(steps.map((step) => study.energetics.steps[step].kind)).toEqual([
      ...new Array<string>(5).fill('hertz-knudsen'),
      ...new Array<string>(14).fill('arrhenius'),
    ]);
    expect(Object.keys(study.energetics.steps)).toHaveLength(19);
  });

  it('has 62 candidates with a value of every descriptor and a known source', () => {
    expect(study.candidates).toHaveLength(62);
    const sources = study.sources.map((s) => s.id);
    for (const candidate of study.candidates) {
      expect(Object.keys(candidate.values).sort()).toEqual(['E_N', 'E_O']);
      expect(sources).toContain(candidate.source);
    }
  });

  it('binds stronger where it is more negative: published kJ/mol turn sign and unit', () => {
    const set = readParameterSet('no3rr-liu2019');
    const row = set.arrhenius.find((r) => r.step === 'NO* + * <-> N* + O*')!;
    const kinetics = study.energetics.steps[row.step];
    if (kinetics.kind !== 'arrhenius' || typeof kinetics.barrier !== 'object') throw new Error('not a form');
    const barrier = kinetics.barrier as Record<string, number>;
    const [E_O, E_N] = [-4.2, -5.1];
    const published = (row.forward.dO * -E_O + row.forward.dN * -E_N) * 96.485 + row.forward.const;
    expectClose(barrier.const + barrier.E_O * E_O + barrier.E_N * E_N, published / 96.485, { abs: 1e-13 });
  });

  it('takes transfer coefficients from the published potential terms', () => {
    const beta = (step: string): unknown => (study.energetics.steps[step] as { beta?: number }).beta;
    expect(beta('NO3- + * <-> NO3* + e-')).toBe(1);
    expect(beta('N* + H+ + e- <-> NH*')).toBe(0.5);
    expect(beta('2N* <-> N2* + *')).toBeUndefined();
    expect(study.energetics.floorBarriers).toBe(false);
    expect(study.energetics.potentialScale).toBe('RHE');
  });

  it('keeps its hash over building, writing and reading', () => {
    const hash = studyHash(study);
    expect(studyHash(embeddedStudy('no3rr'))).toBe(hash);
    expect(studyHash(parseStudyText(JSON.stringify(study, null, 2), 'x'))).toBe(hash);
  });

  it('is a fresh document at every call', () => {
    const other = embeddedStudy('no3rr');
    other.candidates.length = 0;
    other.conditions.T = 1;
    expect(embeddedStudy('no3rr')).toEqual(study);
  });
});
