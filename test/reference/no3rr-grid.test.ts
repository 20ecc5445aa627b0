import { expect, it } from 'vitest';
import { cpuKernel } from '../../src/kinetics';
import { evaluatePoints, statusCounts } from '../../src/screening';
import { embeddedStudy } from '../../src/study';

const perEv = 96.485;
const potentials = [0.2, 0.1, 0, -0.2, -0.4, -0.6];
const nodes = Array.from({ length: 101 }, (_, i) => 200 + 5 * i);

it('converges at all 21,116 unmasked points of the published grid at 5 kJ/mol, six potentials', async () => {
  const points = potentials.flatMap((U) =>
    nodes.flatMap((o) => nodes.map((n) => [-o / perEv, -n / perEv, U] as const)),
  );
  const column = (k: 0 | 1 | 2): Float64Array => Float64Array.from(points, (point) => point[k]);
  const columns = new Map([
    ['E_O', column(0)],
    ['E_N', column(1)],
    ['U', column(2)],
  ]);
  const table = { count: points.length, columns };
  const evaluation = await evaluatePoints(embeddedStudy('no3rr'), table, {}, { kernel: cpuKernel });
  expect(statusCounts(evaluation)).toMatchObject({ total: 61_206, converged: 21_116, masked: 40_090, failed: 0 });
  const { status, residual, lnTof, lnCoverage } = evaluation.solutions;
  const { externals, states } = evaluation.model.mechanism;
  const solved = [...status.keys()].filter((p) => status[p] === 0);
  const most = (values: Float64Array, width: number): number =>
    solved.reduce(
      (top, p) => values.subarray(p * width, (p + 1) * width).reduce((a, b) => (b <= a ? a : b), top),
      -Infinity,
    );
  expect(most(lnTof, externals.length)).toBeLessThan(100);
  expect(most(lnCoverage, states.length)).toBeLessThanOrEqual(1e-12);
  expect(most(residual, 1)).toBeLessThanOrEqual(1e-9);
});
