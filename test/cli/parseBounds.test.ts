import { describe, expect, it } from 'vitest';
import { parseBounds } from '../../src/cli/parseBounds';

describe('parseBounds', () => {
  it.each<[string, readonly [number, number]]>([
    ['a=0:1', [0, 1]],
    ['a=−1:', [-1, Infinity]],
    ['a=:2', [-Infinity, 2]],
    ['a=0.5', [0.5, 0.5]],
    ['a=-3', [-3, -3]],
    ['a=+', [0, Infinity]],
    ['a=-', [-Infinity, 0]],
  ])('reads %s', (text, bound) => {
    expect(parseBounds([text])).toEqual({ a: bound });
  });

  it.each(['a', 'a=', '=1', 'a=1:0', 'a=:', 'a=1:2:3', 'a=x'])('refuses %s', (text) => {
    expect(() => parseBounds([text])).toThrow('expected NAME=LOW:HIGH');
  });
});
