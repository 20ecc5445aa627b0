import { describe, expect, it } from 'vitest';
import { knownShift } from '../../../src/formats';
import {
  parseReference,
  referenceShift,
  referenceState,
  referenceText,
  stateReference,
} from '../../../src/formats/foreign';
import { embeddedStudy, embeddedStudies } from '../../../src/study';
import { expectClose } from '../../helpers/expectClose';

describe('references of energies', () => {
  it.each([
    ['gas-phase O atom', { O: 1 }],
    ['½ H2(g)', { H2: 0.5 }],
    ['H2O − H2', { H2O: 1, H2: -1 }],
    ['CH4 + H2O − 3 H2', { CH4: 1, H2O: 1, H2: -3 }],
    ['1/2 N2', { N2: 0.5 }],
  ])('are read from "%s"', (text, gases) => {
    expect(parseReference(text)).toEqual(gases);
    if (!text.includes('atom')) expect(parseReference(referenceText(gases))).toEqual(gases);
  });

  it.each(['', 'the clean slab', 'DFT, see text', 'Xx2 + H2'])('are not guessed from "%s"', (text) => {
    expect(parseReference(text)).toBeNull();
  });

  it('have the meaning of their state for each species, and back', () => {
    expect(stateReference('half-X2', 'NH2')).toEqual({ N2: 0.5, H2: 1 });
    expect(stateReference('OC20', 'CO')).toEqual({ CO: 1 });
    expect(stateReference('OC20', 'OH')).toEqual({ H2O: 1, H2: -0.5 });
    expect(stateReference('H2O/H2', 'N')).toBeNull();
    for (const state of ['atom', 'half-X2', 'H2O/H2'] as const)
      expect(referenceState(stateReference(state, 'OH')!, 'OH')).toBe(state);
    expect(referenceState({ NO: 1 }, 'NO')).toBe('gas');
  });

  it('turn into each other and back, and around a cycle', () => {
    const states = (['atom', 'half-X2', 'H2O/H2'] as const).map((state) => stateReference(state, 'O')!);
    const shift = (i: number, j: number): number => referenceShift(states[i], states[j])!.shift_eV;
    for (let i = 0; i < 3; i++) expectClose(shift(i, (i + 1) % 3) + shift((i + 1) % 3, i), 0, { abs: 1e-12 });
    expectClose(shift(0, 1) + shift(1, 2) + shift(2, 0), 0, { abs: 1e-12 });
    // Half the dissociation energy of O2, 120.5 kcal/mol.
    expectClose(shift(1, 0), -2.6127, { abs: 2e-4 });
    expect(referenceShift({ N2: 0.5 }, { O: 1 })).toBeNull();
    expect(referenceShift({ N2O: 1, H2O: -1, H2: 1 }, { N2: 1 })).toBeNull();
  });

  it('of OC20 go to atoms by the published numbers', () => {
    const [o, n] = embeddedStudy('no3rr').descriptors;
    expectClose(knownShift(o, 'OC20')!.shift_eV, -5.591, { abs: 1e-3 });
    expectClose(knownShift(n, 'OC20')!.shift_eV, -4.993, { abs: 1e-3 });
    expect(knownShift(o, 'gas')).toBeNull();
  });

  it('are understood in every embedded study but that of water at a potential, which is no gas alone', () => {
    for (const id of embeddedStudies.filter((name) => name !== 'orr'))
      for (const { reference } of embeddedStudy(id).descriptors)
        expect(parseReference(reference), reference).not.toBeNull();
  });
});
