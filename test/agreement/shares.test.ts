import { beforeAll, expect, it } from 'vitest';
import { converged, cpuKernel, type Batch, type Kernel, type Solutions } from '../../src/kinetics';
import { compileModel, selectivities, winner, type Evaluation } from '../../src/screening';
import type { Study } from '../../src/study';
import { random } from '../helpers/random';
import { bindingRow, descriptorRows, no3rr } from '../identities/studyTable';
import { hydrogenElectrode } from '../identities/toyStudies';
import { backends, describeBackends, type Backend } from './backends';
import { captureBatch, type Row } from './captureBatch';
import { expectAgreement } from './expectAgreement';
import { doublePrecision } from './precision';

const next = random(29);

/** The whole plane: solved and masked points, and some that are not numbers. */
const plane: readonly Row[] = Array.from({ length: 150 }, (_, i) => ({
  E_O: i % 31 === 7 ? NaN : -2.5 - 4.5 * next(),
  E_N: -2.5 - 4.5 * next(),
  U: 0.2 - next(),
}));

const mixed: readonly Row[] = plane.map((row, i) => ({ ...row, a_N2: i % 2 ? 0.1 : 0, a_NH3: i % 3 ? 1e-4 : 0 }));

interface Problem {
  readonly name: string;
  readonly study: Study;
  readonly rows: readonly Row[];
  readonly settings?: Row;
}

const problems: readonly Problem[] = [
  { name: 'the plane', study: no3rr, rows: plane },
  { name: 'products that come and go at some of the points', study: no3rr, rows: mixed },
  { name: 'nothing fed', study: no3rr, rows: plane.slice(0, 20), settings: { 'a_NO3-': 0 } },
  { name: 'equilibrium', study: hydrogenElectrode(), rows: descriptorRows, settings: { U: 0 } },
];

const nitrate = [bindingRow(400, 450), bindingRow(450, 490), bindingRow(510, 470)];

/** The batch with a request for the selectivities of its study. */
async function withShares({ study, rows, settings }: Problem): Promise<Batch> {
  const { products, atoms } = compileModel(study);
  return {
    ...(await captureBatch(study, rows, settings)),
    shares: { products, weights: products.map((x) => atoms[x]) },
  };
}

/** Fails unless shares and winners are those that `screening` derives from the same TOFs. */
function expectDerived(study: Study, batch: Batch, solutions: Solutions, tolerance: number): void {
  const evaluation = { model: compileModel(study), solutions } as unknown as Evaluation;
  const width = batch.shares!.products.length;
  for (let p = 0; p < batch.count; p++) {
    selectivities(evaluation, p).forEach((share, i) => {
      const found = solutions.selectivity![p * width + i];
      if (Number.isNaN(share)) expect(found).toBeNaN();
      else expect(Math.abs(found - share)).toBeLessThanOrEqual(tolerance);
    });
    expect(solutions.winner![p]).toBe(winner(evaluation, p).index);
  }
}

const reference: Backend = {
  name: 'cpu',
  precision: doublePrecision,
  missing: null,
  open: () => Promise.resolve(cpuKernel),
};

describeBackends(
  'gives shares',
  ({ name, open, precision }) => {
    let kernel: Kernel;
    const derived = precision === doublePrecision ? 1e-13 : 5e-6;

    beforeAll(async () => {
      kernel = await open();
    });

    it.each(problems)('are those of the TOFs: $name', async (problem) => {
      const batch = await withShares(problem);
      const solutions = await kernel.solve(batch);
      expect(solutions.status).toContain(converged);
      expectDerived(problem.study, batch, solutions, derived);
      if (name !== 'cpu') expectAgreement(batch, await cpuKernel.solve(batch), solutions, precision);
    });

    it('are those of the TOFs in a transient', async () => {
      const problem = { name: '', study: no3rr, rows: nitrate };
      const batch = { ...(await withShares(problem)), time: 1 };
      const solutions = await kernel.solve(batch);
      expect([...solutions.winner!].every((i) => i >= 0)).toBe(true);
      expectDerived(no3rr, batch, solutions, derived);
    });

    it('come with derivatives, for products in any order and of any weight', async () => {
      const asked = await withShares({ name: '', study: no3rr, rows: mixed.slice(0, 40) });
      const products = [...asked.shares!.products].reverse();
      const weights = products.map((_, i) => [0.5, 0, 3, 1, 0, 7][i % 6]);
      const batch = { ...asked, derivatives: true, shares: { products, weights } };
      const expected = await cpuKernel.solve(batch);
      expect(expected.winner!.some((i) => i >= 0)).toBe(true);
      expectAgreement(batch, expected, await kernel.solve(batch), precision);
    });

    it('are null unless asked for, and change nothing else', async () => {
      const batch = await withShares({ name: '', study: no3rr, rows: plane.slice(0, 30) });
      const solutions = await kernel.solve(batch);
      const without = await kernel.solve({ ...batch, shares: null });
      expect({ ...solutions, selectivity: null, winner: null }).toEqual(without);
    });

    it('may be of no product at all', async () => {
      const asked = await withShares({ name: '', study: no3rr, rows: nitrate });
      const { selectivity, winner } = await kernel.solve({ ...asked, shares: { products: [], weights: [] } });
      expect([selectivity!.length, ...winner!]).toEqual([0, -1, -1, -1]);
    });
  },
  [reference, ...backends],
);
