import { describe, expect, it } from 'vitest';
import { evaluateProgram } from '../../../src/kinetics/evaluateProgram';
import { generations } from '../../../src/kinetics/wasm/generations';
import { reactionNetwork } from '../../../src/kinetics/chain/reactionNetwork';
import { captureBatch } from '../../agreement/captureBatch';
import { no3rr } from '../../identities/studyTable';

describe('generations', () => {
  it('counts the reactions that lead from the clean surface to each adsorbate', async () => {
    const { mechanism, program, x } = await captureBatch(no3rr, [{ E_O: -4.4, E_N: -4.9 }]);
    const lnK = new Float64Array(2 * mechanism.steps.length);
    evaluateProgram(program, x, 0, lnK, new Int32Array(lnK.length));
    const vanishing = Array.from(lnK, (value) => value === -Infinity);
    const network = reactionNetwork(mechanism, vanishing, false);
    const found = generations(network);
    const of = (name: string): number => found[network.states.findIndex((s) => mechanism.states[s].name === name)];
    expect(of('*')).toBe(0);
    expect(of('H*')).toBe(1);
    expect(of('NO3*')).toBe(1);
    expect(of('NO2*')).toBe(of('NO3*') + 1);
    expect(of('N2O*')).toBeGreaterThan(of('NO*'));
  });

  it('is infinite for what a clean surface does not lead to', () => {
    const transitions = [{ from: 2, to: 1, rate: 0 }];
    const rates = [{ directed: 0, count: 1, factors: [2], lnFactor: 0 }];
    const chains = [{ first: 0, end: 3, fraction: 1 }];
    const part = { states: [0, 1, 2], directed: [0], split: false };
    const found = generations({ part, states: part.states, chains, rates, rateOf: new Map(), transitions });
    expect(found).toEqual([0, Infinity, Infinity]);
  });
});
