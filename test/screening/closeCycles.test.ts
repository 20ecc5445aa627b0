import { describe, expect, it } from 'vitest';
import { evaluateForm } from '../../src/energetics';
import { closeCycles, compileModel, lintStudy } from '../../src/screening';
import { cyclesOf } from '../../src/screening/lintCycles';
import { embeddedStudy, parseStudy, type Study } from '../../src/study';
import { expectClose } from '../helpers/expectClose';

const published = embeddedStudy('no3rr');
const open = (study: Study): readonly string[] =>
  lintStudy(study)
    .filter(({ check }) => check === 'cycle-not-closed')
    .map(({ message }) => message);

/** Three unimolecular steps around a ring. */
const ring = (energies: readonly number[]): Study =>
  parseStudy(
    {
      sabatier: 1,
      id: 'ring',
      title: 'Ring',
      descriptors: [{ name: 'E', label: 'E', unit: 'eV', reference: 'none', range: [0, 1] }],
      species: { 'A*': { composition: { N: 1 } }, 'B*': { composition: { N: 1 } }, 'C*': { composition: { N: 1 } } },
      mechanism: ['N + * <-> A*', 'ab: A* <-> B*', 'bc: B* <-> C*', 'ca: C* <-> A*'],
      energetics: {
        floorBarriers: false,
        steps: Object.fromEntries([
          ['N + * <-> A*', { kind: 'eyring', barrier: 0, reverseBarrier: { E: -1 } }],
          ...['ab', 'bc', 'ca'].map((id, i) => [id, { kind: 'eyring', barrier: energies[i] + 1, reverseBarrier: 1 }]),
        ]) as object,
      },
      conditions: { T: 300, activities: { N: 1 } },
      outputs: { reactant: 'N', atom: 'N', products: [] },
    },
    'x',
  );

describe('closeCycles', () => {
  it('closes every cycle of the published nitrate set, at every descriptor', () => {
    expect(open(published).length).toBeGreaterThan(0);
    const { study, changes } = closeCycles(published);
    expect(open(study)).toEqual([]);
    for (const { closure } of cyclesOf(compileModel(study))) {
      for (const at of [
        { E_O: -6, E_N: -3, U_RHE: 0.1, U_SHE: 0.1, pH: 0, T: 300 },
        { E_O: -3, E_N: -6.5, U_RHE: -0.4, U_SHE: -0.4, pH: 0, T: 300 },
      ]) {
        expectClose(evaluateForm(closure, at), 0, { abs: 1e-9 });
      }
    }
    expect(changes.length).toBeGreaterThan(0);
    expect(study.id).toBe('no3rr-closed');
    expect(closeCycles(study).changes).toEqual([]);
  });

  it('changes no less than it must: any other closing change is larger', () => {
    // One cycle of three steps with a closure of 0.6 eV: six barriers share it alike.
    const { changes } = closeCycles(ring([0.1, 0.2, 0.3]));
    expect(changes).toHaveLength(6);
    for (const { member, before, after } of changes) {
      expectClose(after - before, member === 'barrier' ? -0.1 : 0.1, { abs: 1e-12 });
    }
  });

  it('changes firm steps less, in proportion to their weight', () => {
    const { changes } = closeCycles(ring([0.1, 0.2, 0.3]), { ab: 4 });
    const change = (id: string): number =>
      changes.filter(({ step }) => step === id).reduce((sum, c) => sum + Math.abs(c.after - c.before), 0);
    expectClose(change('bc'), 4 * change('ab'), { rel: 1e-9 });
    expectClose(change('bc') * 2 + change('ab'), 0.6, { abs: 1e-12 });
  });

  it('leaves a consistent study as it is, and refuses weights of unknown steps', () => {
    const consistent = ring([0.1, 0.2, -0.3]);
    expect(closeCycles(consistent)).toEqual({ study: consistent, changes: [] });
    expect(() => closeCycles(consistent, { xy: 1 })).toThrow('invalid weight: got "xy", expected one of the steps');
    expect(() => closeCycles(consistent, { ab: 0 })).toThrow('invalid weight: got 0, expected a number above 0');
  });
});
