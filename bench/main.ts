import { cpuKernel } from '../src/kinetics';
import { embeddedStudy } from '../src/study';
import { evaluatePoints } from '../src/screening/evaluatePoints';
const study = embeddedStudy('no3rr');
const rows: number[][] = [];
for (let o = 200; o <= 700; o += 5) for (let n = 200; n <= 700; n += 5) rows.push([-o / 96.485, -n / 96.485]);
const col = (k: number) => Float64Array.from(rows, (r) => r[k]!);
const table = { count: rows.length, columns: new Map([['E_O', col(0)], ['E_N', col(1)]]) };
for (let r = 0; r < 5; r++) {
  const t0 = performance.now();
  const ev = await evaluatePoints(study, table, {}, { kernel: cpuKernel });
  const ms = performance.now() - t0;
  const n = ev.solutions.status.filter((s) => s === 0).length;
  console.log(ms, n, (ms / n) * 1e3);
}
