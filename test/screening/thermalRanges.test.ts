import { describe, expect, it } from 'vitest';
import { extrapolatedGases, extrapolationText, lintStudy } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

const study = embeddedStudy('co-oxidation');

describe('polynomials outside their ranges', () => {
  it('are found by species with the temperatures and the ranges', () => {
    expect(extrapolatedGases(study, [298.15, 500, 1200])).toEqual([]);
    const [gas] = extrapolatedGases(study, [250, 260, 500]);
    expect(gas).toMatchObject({ from: 250, to: 260 });
    expect(extrapolationText({ ...gas, species: 'X', held: '298 to 1300 K' })).toBe(
      'the thermochemistry of X holds for 298 to 1300 K and is extrapolated to 250 to 260 K',
    );
    expect(extrapolatedGases(embeddedStudy('orr'), [20])).toEqual([]);
  });

  it('are a finding at the study’s temperature and at the ends of an axis of temperature', () => {
    const found = (changed: object): readonly string[] =>
      lintStudy({ ...study, ...changed })
        .filter(({ check }) => check === 'extrapolated-gas')
        .map(({ path }) => path);
    expect(found({})).toEqual([]);
    expect(found({ conditions: { ...study.conditions, T: 200 } })).toContain('thermochemistry.CO');
    const axes = [{ name: 'T', range: [200, 600] }];
    expect(found({ outputs: { ...study.outputs, axes } })).toContain('thermochemistry.CO2');
  });
});
