import { cpuKernel, type Kernel } from '../src/kinetics';
import { evaluatePoints } from '../src/screening/evaluatePoints';
import { embeddedStudy } from '../src/study';

/** Result of a comparison over the whole published grid. */
export interface GridAgreement {
  readonly points: number;
  readonly solved: number;
  readonly differentStatus: number;
  /** Largest |Δ ln θ|. */
  readonly lnCoverage: number;
  /** Points with a larger difference than 1e-9. */
  readonly apart: number;
}

const kJ_per_mol_per_eV = 96.485;

/** Compares a kernel with cpu on all 61,206 points of the nitrate grid; takes as long as cpu takes, some 10 s. */
export async function compareOnGrid(kernel: Kernel): Promise<GridAgreement> {
  const bindings = Array.from({ length: 101 }, (_, i) => 200 + 5 * i);
  const rows = [0.2, 0.1, 0, -0.2, -0.4, -0.6].flatMap((U) =>
    bindings.flatMap((O) => bindings.map((N) => [O, N, U] as const)),
  );
  const columns = new Map([
    ['E_O', Float64Array.from(rows, ([O]) => -O / kJ_per_mol_per_eV)],
    ['E_N', Float64Array.from(rows, ([, N]) => -N / kJ_per_mol_per_eV)],
    ['U', Float64Array.from(rows, ([, , U]) => U)],
  ]);
  const table = { count: rows.length, columns };
  const study = embeddedStudy('no3rr');
  const { solutions: expected, model } = await evaluatePoints(study, table, {}, { kernel: cpuKernel });
  const { solutions: actual } = await evaluatePoints(study, table, {}, { kernel });
  const states = model.mechanism.states.length;
  let [solved, differentStatus, lnCoverage, apart] = [0, 0, 0, 0];
  for (let p = 0; p < rows.length; p++) {
    if (expected.status[p] !== actual.status[p] || expected.mask[p] !== actual.mask[p]) differentStatus++;
    if (expected.status[p] !== 0 || actual.status[p] !== 0) continue;
    solved++;
    let worst = 0;
    for (let i = p * states; i < (p + 1) * states; i++) {
      const [a, b] = [actual.lnCoverage[i], expected.lnCoverage[i]];
      if (a !== b) worst = Math.max(worst, Number.isNaN(a - b) ? Infinity : Math.abs(a - b));
    }
    if (worst > 1e-9) apart++;
    lnCoverage = Math.max(lnCoverage, worst);
  }
  return { points: rows.length, solved, differentStatus, lnCoverage, apart };
}
