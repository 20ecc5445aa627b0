import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpuKernel, createWasmKernel, webAssembly } from '../../src/kinetics';
import { embeddedStudy } from '../../src/study';
import { KernelPool, nodeSpawner, type WorkerLike } from '../../src/workers';
import { captureBatch } from '../agreement/captureBatch';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sabatier-workers-'));

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      rolldownOptions: {
        input: { worker: 'src/workers/nodeWorker.ts', script: 'test/workers/poolScript.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('worker threads, bundled as the command line is', () => {
  it('solve the nitrate study; one that ends in the middle is replaced; closing ends all', async () => {
    const spawn = nodeSpawner(pathToFileURL(join(folder, 'worker.js')));
    const spawned: WorkerLike[] = [];
    const ended: string[] = [];
    const incidents: string[] = [];
    const pool = new KernelPool({
      size: 2,
      spawn: () => {
        const worker = spawn();
        worker.onDeath((reason) => ended.push(reason));
        spawned.push(worker);
        return worker;
      },
      source: null,
      fallback: cpuKernel,
      tilePoints: 32,
      onIncident: (message) => incidents.push(message),
    });
    const rows = Array.from({ length: 400 }, (_, i) => ({ E_O: -4.4 + 0.02 * (i % 20), E_N: -5 + 0.002 * i }));
    const batch = await captureBatch(embeddedStudy('no3rr'), rows);
    let tiles = 0;
    const solutions = await pool.solve(batch, undefined, {
      onTile: () => {
        tiles += 1;
        if (tiles === 2) void spawned[0].terminate();
      },
    });
    expect(solutions).toEqual(await cpuKernel.solve(batch));
    expect(incidents).toEqual(['a worker stopped (exit code 1); another one takes its place and redoes its part']);
    expect([pool.workers, spawned.length]).toEqual([2, 3]);
    await pool.close();
    expect(ended.length).toBe(3);
  });

  it('tell why they could not be loaded; the calling thread takes over', async () => {
    const incidents: string[] = [];
    const pool = new KernelPool({
      size: 1,
      spawn: nodeSpawner(pathToFileURL(join(folder, 'missing.js'))),
      source: null,
      fallback: cpuKernel,
      onIncident: (message) => incidents.push(message),
    });
    const batch = await captureBatch(embeddedStudy('no3rr'), [{ E_O: -4.2, E_N: -4.6 }]);
    expect(await pool.solve(batch)).toEqual(await cpuKernel.solve(batch));
    expect(incidents[0]).toMatch(/^a worker stopped \(Cannot find module .*missing\.js/);
    await pool.close();
  });

  it('bear a thousand cancellations of the WebAssembly kernel: no promise, worker or memory is left', async () => {
    const module = await webAssembly.compile(readFileSync(join(root, 'build', 'kernel.wasm')));
    const kernel = await createWasmKernel(module);
    const incidents: string[] = [];
    const spawn = nodeSpawner(pathToFileURL(join(folder, 'worker.js')));
    let spawned = 0;
    const pool = new KernelPool({
      size: 2,
      spawn: () => {
        spawned += 1;
        return spawn();
      },
      source: module,
      fallback: kernel,
      onIncident: (message) => incidents.push(message),
    });
    const rows = Array.from({ length: 2000 }, (_, i) => ({ E_O: -4.4 + 0.02 * (i % 20), E_N: -5 + 0.0004 * i }));
    const batch = await captureBatch(embeddedStudy('no3rr'), rows);
    await pool.solve(batch);
    const before = process.memoryUsage();
    let cancelled = 0;
    for (let i = 0; i < 1000; i++) {
      const stop = new AbortController();
      const promise = pool.solve(batch, stop.signal).catch((reason: unknown) => {
        expect((reason as Error).name).toBe('AbortError');
        cancelled += 1;
      });
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, i % 3));
      stop.abort();
      await promise;
    }
    expect(cancelled).toBeGreaterThan(950);
    expect([pool.pending, pool.workers, spawned, incidents]).toEqual([0, 2, 2, []]);
    expect(await pool.solve(batch)).toEqual(await kernel.solve(batch));
    const after = process.memoryUsage();
    expect(after.heapUsed - before.heapUsed).toBeLessThan(60e6);
    await pool.close();
  });

  it('let the process end after close', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'script.js')], { timeout: 20_000 });
    expect(stdout).toBe('equal\n');
  });
});
