import { describe, expect, it } from 'vitest';
import { exactChain } from './exactChain';
import { expectClose } from './expectClose';

describe('exactChain', () => {
  it('gives p_1 / p_0 = a_01 / a_10 for two states, with unit logarithmic slopes', () => {
    const chain = exactChain(2, Float64Array.of(0, 3, 0.125, 0));
    expectClose(chain.lnWeight[1], Math.log(24), { rel: 1e-15 });
    expect(chain.lnWeight[0]).toBe(0);
    expect(chain.tangent(1, 0, 1)).toBe(1);
    expect(chain.tangent(1, 1, 0)).toBe(-1);
    expect(chain.tangent(0, 0, 1)).toBe(0);
  });

  it('gives the weights of a cycle of one-way rates as their inverses', () => {
    const chain = exactChain(3, Float64Array.of(0, 2, 0, 0, 0, 8, 5, 0, 0));
    expectClose(chain.lnWeight[1], Math.log(2 / 8), { rel: 1e-15 });
    expectClose(chain.lnWeight[2], Math.log(2 / 5), { rel: 1e-15 });
  });

  it('reads rates far outside the range that their products could have in f64', () => {
    const chain = exactChain(3, Float64Array.of(0, 1e-250, 0, 1, 0, 1e-250, 0, 1, 0));
    expectClose(chain.lnWeight[2], -500 * Math.LN10, { rel: 1e-15 });
  });
});
