import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, constantForm, evaluateForm, stepBarriers, type AffineForm, type Barrier } from '../../src/energetics';
import { expectClose } from '../helpers/expectClose';

const none = { electrons: 0, beta: 0.5, potential: 'U_RHE' };
const energy: AffineForm = { constant: 0.2, terms: { E_N: 0.5 } };
const volts = fc.double({ min: -2, max: 2, noNaN: true });
const electronvolts = fc.double({ min: -5, max: 5, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The largest of a list of barriers, as a rate law takes it. */
function highest(forms: readonly AffineForm[], at: Readonly<Record<string, number>>): number {
  return Math.max(...forms.map((form) => evaluateForm(form, at)));
}

function formBarrier(constant: number): Barrier {
  return { kind: 'form', form: constantForm(constant) };
}

describe('stepBarriers', () => {
  it('takes the reverse barrier as the forward one less the reaction energy', () => {
    const { forward, reverse } = stepBarriers({ barrier: formBarrier(0.9), energy, reverseBarrier: null }, none, false);
    expect(forward).toEqual([constantForm(0.9)]);
    expect(reverse).toEqual([{ constant: 0.9 - 0.2, terms: { E_N: -0.5 } }]);
  });

  it('takes a reverse barrier that is given as it is', () => {
    const given = { constant: 0.4, terms: { E_O: 0.1 } };
    const { reverse } = stepBarriers({ barrier: formBarrier(0.9), energy: null, reverseBarrier: given }, none, false);
    expect(reverse).toEqual([given]);
  });

  it('puts a BEP barrier on slope ΔE + intercept', () => {
    const barrier: Barrier = { kind: 'bep', slope: 0.8, intercept: 1.5 };
    const { forward, reverse } = stepBarriers({ barrier, energy, reverseBarrier: null }, none, false);
    const at = { E_N: -4 };
    expectClose(highest(forward, at), 0.8 * -1.8 + 1.5, { abs: 1e-15 });
    expectClose(highest(reverse!, at), -0.2 * -1.8 + 1.5, { abs: 1e-15 });
  });

  it('puts the barrier of a transition state at its energy less that of the reactants', () => {
    const barrier: Barrier = {
      kind: 'transition-state',
      energy: { constant: 1, terms: { E_N: 1.6 } },
      reactants: { constant: 0.5, terms: { E_N: 1 } },
    };
    const { forward } = stepBarriers({ barrier, energy, reverseBarrier: null }, none, false);
    expectClose(highest(forward, { E_N: -0.5 }), 0.5 - 0.3, { abs: 1e-15 });
  });

  it('adds β n U forward and takes (1 - β) n U off the reverse', () => {
    const transfer = { electrons: 2, beta: 0.25, potential: 'U_SHE' };
    const given = { barrier: formBarrier(0.7), energy: constantForm(0), reverseBarrier: null };
    const { forward, reverse } = stepBarriers(given, transfer, false);
    expect(forward).toEqual([{ constant: 0.7, terms: { U_SHE: 0.5 } }]);
    expect(reverse).toEqual([{ constant: 0.7, terms: { U_SHE: -1.5 } }]);
  });

  it('has no potential term without electrons, nor on the side that β spares', () => {
    const given = { barrier: formBarrier(0.7), energy: constantForm(0), reverseBarrier: null };
    const early = stepBarriers(given, { ...none, electrons: 1, beta: 0 }, false);
    const late = stepBarriers(given, { ...none, electrons: 1, beta: 1 }, false);
    expect(stepBarriers(given, none, false).forward[0].terms).toEqual({});
    expect(early.forward[0].terms).toEqual({});
    expect(late.reverse![0].terms).toEqual({});
  });

  it.each([false, true])('obeys Ea_f - Ea_r = ΔE + n U for every β, with floor %o', (floor) => {
    const barriers = fc.oneof(
      electronvolts.map(formBarrier),
      fc.record({ kind: fc.constant('bep' as const), slope: share, intercept: electronvolts }),
      fc.record({
        kind: fc.constant('transition-state' as const),
        energy: electronvolts.map((c) => ({ constant: c, terms: { E_N: 0.7 } })),
        reactants: electronvolts.map(constantForm),
      }),
    );
    fc.assert(
      fc.property(
        barriers,
        share,
        fc.integer({ min: -2, max: 2 }),
        volts,
        electronvolts,
        (barrier, beta, n, U, E_N) => {
          const transfer = { electrons: n, beta, potential: 'U_RHE' };
          const { forward, reverse } = stepBarriers({ barrier, energy, reverseBarrier: null }, transfer, floor);
          const at = { U_RHE: U, E_N };
          const change = evaluateForm(energy, at) + n * U;
          expectClose(highest(forward, at) - highest(reverse!, at), change, { abs: 1e-13 });
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('with a floor keeps both barriers at least 0 and at least the climb', () => {
    fc.assert(
      fc.property(electronvolts, electronvolts, volts, share, (top, climb, U, beta) => {
        const given = { barrier: formBarrier(top), energy: constantForm(climb), reverseBarrier: null };
        const transfer = { electrons: 1, beta, potential: 'U_RHE' };
        const { forward, reverse } = stepBarriers(given, transfer, true);
        const at = { U_RHE: U };
        const change = climb + U;
        expectClose(highest(forward, at), Math.max(0, change, top + beta * U), { abs: 1e-13 });
        expectClose(highest(reverse!, at), Math.max(0, -change, top + beta * U - change), { abs: 1e-13 });
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('with a floor measures the climb by the two barriers where both are given', () => {
    const given = { barrier: formBarrier(-0.3), energy: null, reverseBarrier: constantForm(-0.8) };
    const { forward, reverse } = stepBarriers(given, none, true);
    expectClose(highest(forward, {}), 0.5, { abs: 1e-15 });
    expect(highest(reverse!, {})).toBe(0);
  });

  it('leaves the forms that it was given as they were', () => {
    const before = combine([[1, energy]]);
    const given = { barrier: formBarrier(1), energy, reverseBarrier: null };
    stepBarriers(given, { electrons: 1, beta: 0.5, potential: 'E_N' }, true);
    expect(energy).toEqual(before);
  });
});
