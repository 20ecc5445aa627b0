import { describe, expect, it } from 'vitest';
import { tangentCode, weighCode, type ChainPlan } from '../../../src/kinetics/wasm/chainCode';
import type { ReactionNetwork } from '../../../src/kinetics/chain/reactionNetwork';
import { symbolicElimination } from '../../../src/kinetics/chain/symbolicElimination';
import { random } from '../../helpers/random';
import { runCode, slotBytes } from './runCode';

/** A + B ⇌ C + D on one site type, next to A ⇌ B, B ⇌ C, C ⇌ D and 2 C → 2 A. */
const reactions = [
  [0, 1, 2, 3],
  [0, 1],
  [1, 2],
  [2, 3],
] as const;
const states = [0, 1, 2, 3];
const fraction = 0.75;

function network(): ReactionNetwork {
  const directed = [
    ...reactions.flatMap((ends) => {
      const half = ends.length / 2;
      const [from, to] = [ends.slice(0, half), ends.slice(half)];
      return [
        { from, to },
        { from: to, to: from },
      ];
    }),
    { from: [2, 2], to: [0, 0] },
  ];
  return {
    part: { states, directed: directed.map((_, d) => d), split: false },
    states,
    chains: [{ first: 0, end: 4, fraction }],
    rates: directed.map(({ from }, d) => ({ directed: d, count: 1, factors: [...from], lnFactor: 0 })),
    rateOf: new Map(directed.map((_, d) => [d, d])),
    transitions: directed.flatMap(({ from, to }, d) =>
      from.slice(0, d === directed.length - 1 ? 1 : from.length).map((f, i) => ({ from: f, to: to[i], rate: d })),
    ),
  };
}

const net = network();
const edges = new Map(net.transitions.map(({ from, to }) => [`${from} ${to}`, [from, to] as const]));
const slot = (first: number) => (index: number) => (first + index) * slotBytes;
const plan: ChainPlan = {
  network: net,
  elimination: symbolicElimination([...edges.values()], [states], new Set()),
  partners: states,
  rate: slot(0),
  occupation: slot(20),
  weight: slot(40),
};
const entry = (row: number, column: number): number => slot(60)(row * 4 + column);

const next = random(5);
const constants = net.rates.map(() => [Math.exp(4 * next() - 2), Math.exp(4 * next() - 2)] as const);
const surface = states.map(() => [next(), next()] as const);

function memory(occupations: readonly (readonly [number, number])[]): Map<number, readonly [number, number]> {
  return new Map([
    ...constants.map((k, r) => [plan.rate(r), k] as const),
    ...occupations.map((y, i) => [plan.occupation(i), y] as const),
  ]);
}

/** ln of the stationary occupations in a lane. */
async function lnStationary(occupations: readonly (readonly [number, number])[], lane: number): Promise<number[]> {
  const out = await runCode(weighCode(plan), memory(occupations));
  return states.map((i) => Math.log(out[plan.weight(i) / 8 + lane]));
}

describe('weighCode', () => {
  it('balances what enters and leaves every state of a chain, in each lane', async () => {
    for (const lane of [0, 1]) {
      const stationary = (await lnStationary(surface, lane)).map(Math.exp);
      expect(stationary.reduce((sum, p) => sum + p)).toBeCloseTo(fraction, 14);
      const balance = states.map(() => 0);
      for (const { from, to, rate } of net.transitions) {
        const { factors } = net.rates[rate];
        const own = factors.indexOf(from);
        const flux = factors.reduce(
          (f, i, r) => (r === own ? f : f * surface[i][lane]),
          constants[rate][lane] * stationary[from],
        );
        balance[from] -= flux;
        balance[to] += flux;
      }
      for (const rest of balance) expect(Math.abs(rest)).toBeLessThan(1e-14);
    }
  });

  it('gives NaN where a weight leaves the range', async () => {
    const values = memory(surface);
    const toLast = [0, 6];
    const fromLast = [1, 7];
    for (const r of toLast) values.set(plan.rate(r), [1e-200, constants[r][1]]);
    for (const r of fromLast) values.set(plan.rate(r), [1e200, constants[r][1]]);
    const out = await runCode(weighCode(plan), values);
    expect(states.every((i) => Number.isNaN(out[plan.weight(i) / 8]))).toBe(true);
    for (const i of states) expect(out[plan.weight(i) / 8 + 1]).toBeGreaterThan(0);
  });
});

describe('tangentCode', () => {
  it('stores the same stationary occupations, and derivatives of their ratio to those given', async () => {
    const out = await runCode(tangentCode(plan, entry), memory(surface));
    const h = 1e-5;
    for (const lane of [0, 1]) {
      const here = await lnStationary(surface, lane);
      for (const i of states) expect(Math.log(out[plan.weight(i) / 8 + lane])).toBeCloseTo(here[i], 13);
      for (const p of states) {
        const at = (sign: number): Promise<number[]> =>
          lnStationary(
            surface.map((y, i) => (i === p ? [y[0] * Math.exp(sign * h), y[1] * Math.exp(sign * h)] : y)),
            lane,
          );
        const [up, down] = [await at(1), await at(-1)];
        for (const i of states) {
          const derivative = (up[i] - down[i]) / (2 * h) - (i === p ? 1 : 0);
          expect(out[entry(i, p) / 8 + lane]).toBeCloseTo(derivative, 7);
        }
      }
    }
  });
});
