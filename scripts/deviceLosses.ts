import { createWasmKernel } from '../src/kinetics';
import { carbonMonoxideStudy } from '../bench/carbonMonoxideStudy';
import { wasmBytes } from '../test/agreement/backends';
import { captureBatch } from '../test/agreement/captureBatch';
import { oxideGridRows } from '../test/agreement/oxideGrid';
import { lossLoop } from '../test/kinetics/webgpu/lossLoop';

// Destroys the device of a map 500 times, or as often as the argument says, and prints what came of the maps and of memory.
const maps = Number(process.argv[3] ?? 500);
/** Resident memory goes up and down by some 130 MB with the arenas of the driver's compiler; a leak would go on [MB]. */
const mostGrowth_MB = 300;
const batch = await captureBatch(carbonMonoxideStudy(), oxideGridRows(30));
const { interrupted, before_MB, after_MB } = await lossLoop(batch, await createWasmKernel(wasmBytes()), maps);
const growth_MB = after_MB - before_MB;
console.log(
  `${maps} maps complete and right, ${interrupted} of them interrupted; memory ${before_MB.toFixed(0)} MB after the first, ${after_MB.toFixed(0)} MB at the end`,
);
if (interrupted < maps / 10 || growth_MB > mostGrowth_MB) process.exit(1);
