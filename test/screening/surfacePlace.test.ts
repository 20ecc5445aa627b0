import { describe, expect, it } from 'vitest';
import { modelOf, surfacePlace } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

const nitrate = modelOf(embeddedStudy('no3rr'));
const hydrogen = modelOf(embeddedStudy('her'));

describe('surfaces on a map', () => {
  it('stand at their descriptors where both axes are such', () => {
    const place = surfacePlace(nitrate, {}, 'E_N', 'E_O');
    expect(place?.at({ E_O: -4, E_N: -5 })).toEqual([-5, -4]);
    expect(place?.at({ E_O: -4 })).toEqual([NaN, -4]);
    expect(place?.condition).toBeNull();
  });

  it('have no place where an axis leaves a descriptor open', () => {
    expect(surfacePlace(nitrate, { E_N: -5 }, 'E_O', 'U')).toBeNull();
    expect(surfacePlace(nitrate, {}, 'T', 'U')).toBeNull();
    expect(surfacePlace(hydrogen, { dG_H: 0 }, 'T', 'U')).toBeNull();
  });

  it.each([
    ['U', {}, -0.1],
    ['U_RHE', {}, -0.1],
    ['U_SHE', { pH: 7, T: 300 }, -0.1 - 7 * 300 * 8.617333262e-5 * Math.LN10],
    ['pH', { T: 350 }, 0],
    ['pH', { pH: 3 }, 3],
    ['T', {}, 298.15],
    ['lg_a_H2', {}, 0],
    ['a_H2', {}, 1],
    ['lg_P', {}, 0],
    ['P', {}, 1],
  ])('of one descriptor stand at the study’s own %s under %j', (name, settings, value) => {
    const place = surfacePlace(hydrogen, settings, 'dG_H', name);
    expect(place?.condition?.name).toBe(name);
    expect(place?.condition?.value).toBeCloseTo(value, 6);
    expect(place?.at({ dG_H: 0.2 })).toEqual([0.2, place?.condition?.value]);
    expect(surfacePlace(hydrogen, settings, name, 'dG_H')?.at({ dG_H: 0.2 })[1]).toBe(0.2);
  });

  it('have no place over the logarithm of an activity that is 0', () => {
    const study = embeddedStudy('her');
    const dry = modelOf({ ...study, conditions: { ...study.conditions, activities: { H2: 0 } } });
    expect(surfacePlace(dry, {}, 'dG_H', 'lg_a_H2')).toBeNull();
  });
});
