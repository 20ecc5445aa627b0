import { describe, expect, it } from 'vitest';
import { activePart } from '../../../src/kinetics/chain/activePart';
import { captureBatch } from '../../agreement/captureBatch';
import { bidentateTurnover, volcano } from '../../identities/toyStudies';

describe('activePart', () => {
  it('is all of a mechanism whose steps all run', async () => {
    const { mechanism } = await captureBatch(bidentateTurnover(), [{ E: 0 }]);
    const part = activePart(mechanism, new Array<boolean>(2 * mechanism.steps.length).fill(false), true);
    expect(part.states.length).toBe(mechanism.states.length);
    expect(part.split).toBe(false);
  });

  it('leaves out what a clean surface never reaches', async () => {
    const { mechanism } = await captureBatch(volcano(), [{ E: 0 }]);
    const part = activePart(mechanism, [true, false, false, true], true);
    expect(part.states.map((s) => mechanism.states[s].name)).toEqual(['*']);
    expect(part.directed).toEqual([]);
  });

  it('leaves out what empties for ever in the steady state, but not before', async () => {
    const { mechanism } = await captureBatch(volcano(), [{ E: 0 }]);
    const poisoned = [false, true, true, true];
    const names = (steady: boolean): string[] =>
      activePart(mechanism, poisoned, steady).states.map((s) => mechanism.states[s].name);
    expect(names(true)).toEqual(['A*']);
    expect(names(false)).toEqual(['*', 'A*']);
  });
});
