import { describe, expect, it } from 'vitest';

import { parseStudy, type Study } from '../../src/study';
import { Worst } from './close';
import { evaluated, type Evaluated } from './evaluated';
import { cases, nitrateCases, type Case } from './studyTable';

type Document = Omit<Study, 'mechanism'> & { mechanism: string[] };

/** The study as an open document, with its steps named s0, s1, … so that lines can be rewritten. */
function labelled(study: Study): Document {
  const copy = structuredClone(study) as Study & Document;
  const ids = copy.mechanism;
  const label = (id: string): string => `s${ids.indexOf(id)}`;
  const relabel = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).map(([id, value]) => [label(id), value]));
  return {
    ...copy,
    mechanism: ids.map((id) => `${label(id)}: ${id}`),
    energetics: { ...copy.energetics, steps: relabel(copy.energetics.steps) },
    ...(copy.domain === undefined
      ? {}
      : {
          domain: {
            ...copy.domain,
            barriers: copy.domain.barriers.map((entry) => ({ ...entry, step: label(entry.step) })),
          },
        }),
  };
}

/** Sides of `label: left arrow right`, each as its terms. */
function rewritten(line: string, sides: (left: string[], arrow: string, right: string[]) => string): string {
  const [, label, left, arrow, right] = /^(\w+): (.*) (<->|->) (.*)$/.exec(line)!;
  return `${label}: ${sides(left.split(' + '), arrow, right.split(' + '))}`;
}

const backwards = (terms: readonly string[]): string => terms.toReversed().join(' + ');

/** Writes the reversible Arrhenius steps from right to left, with forward and reverse barriers exchanged. */
function turned(study: Document): Document {
  const steps = { ...study.energetics.steps };
  const mechanism = study.mechanism.map((line) => {
    const id = line.slice(0, line.indexOf(':'));
    const step = steps[id];
    if (step.kind !== 'arrhenius' || !line.includes('<->')) return line;
    if (step.reverseBarrier === undefined || (typeof step.barrier === 'object' && 'bep' in step.barrier)) return line;
    steps[id] = {
      ...step,
      barrier: step.reverseBarrier as typeof step.barrier,
      reverseBarrier: step.barrier as typeof step.reverseBarrier,
      beta: 1 - (step.beta ?? study.energetics.beta),
    };
    return rewritten(line, (left, arrow, right) => `${right.join(' + ')} ${arrow} ${left.join(' + ')}`);
  });
  const flip = { forward: 'reverse', reverse: 'forward' } as const;
  const isTurned = (id: string): boolean =>
    mechanism.some((line, i) => line.startsWith(`${id}:`) && line !== study.mechanism[i]);
  return {
    ...study,
    mechanism,
    energetics: { ...study.energetics, steps },
    ...(study.domain === undefined
      ? {}
      : {
          domain: {
            ...study.domain,
            barriers: study.domain.barriers.map(({ step, directions }) => ({
              step,
              directions: isTurned(step) ? directions.map((d) => flip[d]) : directions,
            })),
          },
        }),
  };
}

/** Ways to write the same mechanism differently. */
const rewritings: Readonly<Record<string, (study: Document) => Document>> = {
  'steps in the opposite order (and so the species)': (s) => ({ ...s, mechanism: [...s.mechanism].reverse() }),
  'steps shuffled': (s) => ({ ...s, mechanism: s.mechanism.map((_, i, all) => all[(7 * i + 3) % all.length]) }),
  'terms of each side in the opposite order': (s) => ({
    ...s,
    mechanism: s.mechanism.map((line) => rewritten(line, (l, arrow, r) => `${backwards(l)} ${arrow} ${backwards(r)}`)),
  }),
  'steps written from right to left': turned,
};

/** Compares coverages, TOFs and degrees of rate control by name. */
async function expectSame(entry: Case, own: Study, other: Study): Promise<void> {
  const { rows, settings, products } = entry;
  const derivatives = products.length > 0;
  const [a, b]: Evaluated[] = await Promise.all(
    [own, other].map((study) => evaluated(study, rows, { settings, derivatives })),
  );
  const worst = new Worst();
  for (let p = 0; p < rows.length; p++) {
    worst.add(Number(b.status(p) === 'converged'), 1, `status of point ${p}`);
    for (const state of a.states) worst.add(b.lnCoverage(p, state), a.lnCoverage(p, state), `${state} at point ${p}`);
    for (const product of products) {
      worst.add(b.lnTof(p, product), a.lnTof(p, product), `TOF of ${product} at point ${p}`);
      worst.add(b.sign(p, product), a.sign(p, product), `sign of ${product} at point ${p}`);
      const [control, again] = [a, b].map((results) => results.control(p, product));
      a.steps.forEach((step, j) => {
        const k = b.steps.indexOf(step);
        worst.add(again[k], control[j], `X_RC of ${step} for ${product} at point ${p}`);
      });
    }
  }
  worst.expectWithin(1e-9);
}

describe('a study written differently has the same steady states', () => {
  for (const [change, rewrite] of Object.entries(rewritings)) {
    const changed = cases.filter(({ study }) => {
      const own = labelled(study);
      return rewrite(own).mechanism.join() !== own.mechanism.join();
    });
    it('changes the nitrate study and others', () => {
      expect(changed).toEqual(expect.arrayContaining([nitrateCases[0]]));
      expect(changed.length).toBeGreaterThan(6);
    });
    it.each(changed)(`${change}: $name`, async (entry) => {
      const own = labelled(entry.study);
      const other = rewrite(own);
      await expectSame(entry, parseStudy(own, 'own'), parseStudy(other, 'rewritten'));
    });
  }
});

describe('potential scales', () => {
  it.each([0, 3, 14])('U vs RHE = U vs SHE + (kT ln 10 / e) pH: pH %d', async (pH) => {
    const { study, rows, products } = nitrateCases[0];
    const T = 320;
    const volts = [-0.4, -0.1, 0.1];
    const kT = (8.31446261815324 * T) / 96485;
    const table = volts.flatMap((U) => rows.map((row) => ({ row, U })));
    const onRhe = await evaluated(
      study,
      table.map(({ row, U }) => ({ ...row, U_RHE: U })),
      { settings: { T, pH } },
    );
    const onShe = await evaluated(
      study,
      table.map(({ row, U }) => ({ ...row, U_SHE: U - kT * Math.LN10 * pH })),
      { settings: { T, pH } },
    );
    const worst = new Worst();
    table.forEach((_, p) => {
      worst.add(Number(onShe.status(p) === onRhe.status(p)), 1, `status of point ${p}`);
      if (onRhe.status(p) !== 'converged') return;
      for (const state of onRhe.states) {
        worst.add(onShe.lnCoverage(p, state), onRhe.lnCoverage(p, state), `${state} at point ${p}`);
      }
      for (const product of products) {
        worst.add(onShe.lnTof(p, product), onRhe.lnTof(p, product), `${product} at point ${p}`);
      }
    });
    worst.expectWithin(1e-9);
  });
});
