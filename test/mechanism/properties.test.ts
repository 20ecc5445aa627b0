import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMechanism, parseMechanism, type CompiledMechanism, type ParsedStep } from '../../src/mechanism';

const sites = [
  { name: 's', fraction: 0.5 },
  { name: 't', fraction: 0.5 },
];

/** Isomers and places of one composition, with the sites they take: any two lists of one length balance in elements. */
const isomers = [
  { name: 'NO*', s: 1, t: 0 },
  { name: 'ON*', s: 1, t: 0 },
  { name: 'N-O*_s', s: 1, t: 0 },
  { name: 'NO**', s: 2, t: 0 },
  { name: 'NO*_t', s: 0, t: 1 },
  { name: 'ON*_t', s: 0, t: 1 },
  { name: 'ON***_t', s: 0, t: 3 },
  { name: 'NO', s: 0, t: 0 },
  { name: 'ON(aq)', s: 0, t: 0 },
] as const;

type Isomer = (typeof isomers)[number];

const gap = fc.constantFrom('', ' ', '  ');
const isomer = fc.constantFrom(...isomers);

function sitesOf(list: readonly Isomer[], type: 's' | 't'): number {
  return list.reduce((sum, item) => sum + item[type], 0);
}

/**
 * The species of one side, then as many empty sites as the other side is ahead, then spectators. Only a star may touch
 * the plus that follows: `NO+` is a cation.
 */
function sideText(own: readonly Isomer[], other: readonly Isomer[], spectators: number, space: string): string {
  const need = (type: 's' | 't'): number => Math.max(0, sitesOf(other, type) - sitesOf(own, type));
  const [s, t] = [need('s') + spectators, need('t')];
  const terms = own.map((item) => item.name as string);
  if (s > 0) terms.push(`${s}${space}*`);
  if (t > 0) terms.push(`${t}${space}*_t`);
  return terms.map((term) => `${term}${term.includes('*') ? space : ' '}`).join(`+${space}`);
}

/** A balanced step of one to three species a side, as text with irregular spaces. */
const stepText = fc
  .integer({ min: 1, max: 3 })
  .chain((n) =>
    fc.record({
      left: fc.array(isomer, { minLength: n, maxLength: n }),
      right: fc.array(isomer, { minLength: n, maxLength: n }),
      spectators: fc.integer({ min: 0, max: 2 }),
      space: gap,
      arrow: fc.constantFrom('<->', '<=>', '->'),
    }),
  )
  .map(
    ({ left, right, spectators, space, arrow }) =>
      `${sideText(left, right, spectators, space)} ${arrow}${space} ${sideText(right, left, spectators, space)}`,
  );

function parse(lines: readonly string[]): readonly ParsedStep[] {
  return parseMechanism(lines, { defaultSite: 's', declared: new Map() });
}

/** Sites gained per forward event by every state through the transitions of directed reaction `d`. */
function gained(m: CompiledMechanism, d: number): number[] {
  const gain = new Array<number>(m.states.length).fill(0);
  m.transitionDirected.forEach((directed, i) => {
    if (directed !== d) return;
    gain[m.transitionFrom[i]] -= m.transitionCount[i];
    gain[m.transitionTo[i]] += m.transitionCount[i];
  });
  return gain;
}

describe('any balanced step', () => {
  it('reads back as itself from its own equation', () => {
    fc.assert(
      fc.property(stepText, (text) => {
        const [step] = parse([text]);
        const [again] = parse([step.equation]);
        expect(again).toEqual(step);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('moves sites within their type, as many as the stoichiometry weighted by denticity says', () => {
    fc.assert(
      fc.property(stepText, (text) => {
        const m = compileMechanism(parse([text]), sites);
        m.transitionFrom.forEach((from, i) => {
          const to = m.transitionTo[i];
          expect(m.stateSite[from]).toBe(m.stateSite[to]);
          expect(from).not.toBe(to);
          expect(m.transitionCount[i]).toBeGreaterThan(0);
        });
        const net = m.states.map((_, i) => m.netState[i] * m.denticity[i]);
        expect(gained(m, 0)).toEqual(net);
        expect(gained(m, 1)).toEqual(net.map((n) => (n === 0 ? 0 : -n)));
        for (const type of [0, 1]) {
          const sum = net.reduce((total, n, i) => (m.stateSite[i] === type ? total + n : total), 0);
          expect(sum).toBe(0);
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
