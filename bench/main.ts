import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { version } from '../src/base';
import { wasmBytes } from '../src/cli/wasmBytes';
import { cpuKernel, createWasmKernel, webAssembly, type WasmModule } from '../src/kinetics';
import { computeMap, makeAxis, modelOf, type Axis } from '../src/screening';
import { embeddedStudy, type Study } from '../src/study';
import { carbonMonoxideStudy } from './carbonMonoxideStudy';
import { benchEnsemble } from './ensembleBench';
import { compareOnGrid } from './kernelAgreement';
import { benchKernel, expTime } from './kernelBench';
import { benchMemory, fillMemory } from './memoryBench';
import { benchPool } from './poolBench';
import { updateTable } from './readmeTable';
import { reportLines, tableLines, type Report } from './report';
import { benchWebgpu } from './webgpuBench';

const asked = new Set(process.argv.slice(2));
const bytes = wasmBytes();
if (bytes === null) throw new Error('build/kernel.wasm is missing; npm run build makes it');
const module: WasmModule = await webAssembly.compile(bytes);

const backend = process.argv[process.argv.indexOf('--backend') + 1];
if (asked.has('--backend') && backend !== 'webgpu') throw new Error(`--backend takes webgpu here, got ${backend}`);

if (asked.has('--only-memory')) process.stdout.write(JSON.stringify(await fillMemory(module)));
else if (asked.has('--backend')) {
  process.stdout.write(`${(await benchWebgpu(asked.has('--quick') ? 316 : 1000)).join('\n')}\n`);
} else await benchAll();

async function benchAll(): Promise<void> {
  const study = embeddedStudy('no3rr');
  const model = modelOf(study);
  const axes = study.descriptors.map((d) => makeAxis(model, d.name, d.range, 101)) as [Axis, Axis];
  const began = performance.now();
  await computeMap(study, ...axes, { U: 0.1 }, { kernel: cpuKernel });
  const firstMap_s = (performance.now() - began) / 1000;

  const kernel = await createWasmKernel(module);
  const size = { repeats: 8, cpuPoints: 512 };
  const report: Report = {
    program: `Sabatier ${version}`,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memory_GB: Math.round(totalmem() / 1e9),
      node: process.version,
      system: type(),
      exp_ns: Number(expTime().toFixed(1)),
    },
    firstMap_s: Number(firstMap_s.toFixed(2)),
    nitrate: await benchKernel(kernel, study, gridColumns(study, 101), size),
    carbonMonoxide: await benchKernel(kernel, carbonMonoxideStudy(), gridColumns(carbonMonoxideStudy(), 61), size),
    maps: [...(await benchPool(kernel, module, 101, 15)), ...(await benchPool(kernel, module, 200, 15))],
    ensemble: await benchEnsemble(kernel, 100, 40, 5),
    memory: asked.has('--quick') ? null : await benchMemory(fileURLToPath(import.meta.url)),
    agreement: asked.has('--quick') ? null : await compareOnGrid(kernel),
  };
  const json = `${JSON.stringify(report, null, 2)}\n`;
  if (asked.has('--save')) {
    mkdirSync('bench/results', { recursive: true });
    writeFileSync(`bench/results/${report.date}.json`, json);
    updateTable('README.md', tableLines(report));
  }
  process.stdout.write(asked.has('--json') ? json : `${reportLines(report).join('\n')}\n`);
}

/** Columns of the square grid over the ranges of a study's two descriptors. */
function gridColumns(study: Study, side: number): ReadonlyMap<string, Float64Array> {
  const model = modelOf(study);
  return new Map(
    study.descriptors.map(({ name, range }, i) => {
      const { values } = makeAxis(model, name, range, side);
      const pick = (p: number): number => values[i === 0 ? p % side : Math.floor(p / side)];
      return [name, Float64Array.from({ length: side ** 2 }, (_, p) => pick(p))];
    }),
  );
}
