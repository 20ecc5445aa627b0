import { cpuKernel } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { KernelPool, nodeSpawner } from '../../src/workers';
import { captureBatch } from '../agreement/captureBatch';

/** A program as the command line would be: solves with worker threads, closes the pool and comes to its end. */
const pool = new KernelPool({
  size: 2,
  spawn: nodeSpawner(new URL('./worker.js', import.meta.url)),
  source: null,
  fallback: { name: 'none', solve: () => Promise.reject(new Error('the workers should have done this')) },
  onIncident: (message) => process.stdout.write(`${message}\n`),
});
const rows = Array.from({ length: 100 }, (_, i) => ({ E_O: -4.2, E_N: -5 + 0.01 * i }));
const batch = await captureBatch(embeddedStudy('no3rr'), rows);
const solutions = await pool.solve(batch);
const alone = await cpuKernel.solve(batch);
const equal = alone.lnCoverage.every((value, i) => Object.is(value, solutions.lnCoverage[i]));
await pool.close();
process.stdout.write(`${equal ? 'equal' : 'different'}\n`);
