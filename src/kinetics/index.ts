export { gatherBatch, gatherRows, pickSolutions, scatterSolutions, type SolutionArray } from './batchRows';
export { CoverageRates } from './coverageRates';
export { cpuKernel } from './cpu/cpuKernel';
export { listBranches, type SteadyBranch } from './cpu/listBranches';
export { evaluateProgram } from './evaluateProgram';
export { exchangesSites } from './exchangesSites';
export { interactionBackend, interactionRefusal, interacts, withInteractions } from './interactionBackend';
export {
  converged,
  emptySolutions,
  masked,
  notFinite,
  pointStatus,
  stalled,
  type Batch,
  type BranchSearch,
  type Kernel,
  type PointStatus,
  type ShareRequest,
  type Solutions,
} from './kernel';
export { compileRateProgram, type DomainRule, type RateProgram, type RateProgramInput } from './rateProgram';
export { stepNetRates, type StepNetRate } from './stepNetRates';
export { streaming, type SolveOptions, type StreamingKernel } from './streamingKernel';
export { createWasmKernel, wasmPhases, type WasmKernel } from './wasm/wasmKernel';
export { webAssembly, type WasmModule } from './wasm/webAssembly';
export { shaderNames, type ShaderTexts } from './webgpu/shaderTexts';
export { createWebgpuKernel, type WebgpuKernel, type WebgpuOptions } from './webgpu/webgpuKernel';
