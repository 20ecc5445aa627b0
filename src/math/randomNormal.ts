import { normalQuantile } from './normalQuantile';
import { philox } from './philox';

const words = new Uint32Array(4);

/**
 * A standard normal deviate that depends on its arguments alone, with the same bits on every machine: 52 bits of `philox`
 * at the centres of as many equal shares of (0, 1), through `normalQuantile`.
 *
 * @param seed whole number from 0, below 2^53.
 * @param stream two words of 32 bits that tell streams apart.
 * @param index which deviate of the stream, below 2^32.
 */
export function randomNormal(seed: number, stream: readonly [number, number], index: number): number {
  philox(words, stream[0], stream[1], index, 0, seed % 2 ** 32, Math.floor(seed / 2 ** 32));
  return normalOf(words[0], words[1]);
}

/** The standard normal deviate that two random words of 32 bits stand for. */
export function normalOf(high: number, low: number): number {
  return normalQuantile(((high >>> 6) * 2 ** 26 + (low >>> 6) + 0.5) / 2 ** 52);
}
