import { describe, expect, it } from 'vitest';
import { parseScales } from '../../src/cli/scaleOptions';

describe('--levels and --palette', () => {
  const parse = (levels: readonly string[], palette: readonly string[], shown: readonly string[]) =>
    parseScales({ levels, palette }, shown);

  it('are one for all pictures or one for each', () => {
    expect(parse([], ['jet'], ['activity', 'eapp'])).toEqual([{ palette: 'jet' }, { palette: 'jet' }]);
    expect(parse(['-12:3:1', 'own'], [], ['activity', 'winner'])).toEqual([{ levels: [-12, 3, 1] }, undefined]);
    expect(parse([], [], [])).toEqual([]);
  });

  it.each([
    [['-12:3'], [], ['activity'], 'invalid --levels: got "-12:3", expected FROM:TO:STEP'],
    [['3:-12:1'], [], ['activity'], 'invalid --levels: got "3:-12:1"'],
    [[], ['viridis'], ['activity'], 'invalid --palette: got "viridis"'],
    [['0:1:0.1'], [], ['winner'], 'invalid --levels: got "winner"'],
    [['0:1:0.1'], [], [], 'one --svg FILE.svg for each --levels'],
    [['own', 'own'], [], ['a', 'b', 'c'], 'one for all pictures'],
  ])('refuse %j %j for %j', (levels, palette, shown, message) => {
    expect(() => parse(levels, palette, shown)).toThrow(message);
  });
});
