export { cpuKernel } from './cpu/cpuKernel';
export {
  converged,
  emptySolutions,
  masked,
  notFinite,
  pointStatus,
  stalled,
  type Batch,
  type Kernel,
  type PointStatus,
  type Solutions,
} from './kernel';
export { compileRateProgram, type DomainRule, type RateProgram, type RateProgramInput } from './rateProgram';
export { createWasmKernel, wasmPhases, type WasmKernel } from './wasm/wasmKernel';
export { webAssembly, type WasmModule } from './wasm/webAssembly';
