import type { InvalidDetail } from '../base';
import type { Batch, Solutions } from '../kinetics';

/** Bytes of the compiled WebAssembly kernel or its module, which workers can share. */
export type WasmSource = ArrayBuffer | Uint8Array | object;

/** The WebGPU backend, with the kernel that solves what single precision does not settle. */
export interface WebgpuSource {
  readonly webgpu: WasmSource;
}

/** What a kernel is opened from; null for the cpu backend. */
export type KernelSource = WasmSource | WebgpuSource | null;

/** Is told in one sentence what went wrong with a kernel and what it does about it. */
export type IncidentListener = (message: string) => void;

/** What the points of a batch have in common; sent to a worker once. */
export type SharedModel = Pick<Batch, 'mechanism' | 'program'>;

/** A model on its way to a worker, which gets each mechanism once: compiling one costs more than solving a map with it. */
export interface ModelMessage {
  readonly program: SharedModel['program'];
  readonly mechanism: number;
  /** Null when a model that the worker keeps has the same. */
  readonly compiled: SharedModel['mechanism'] | null;
}

/** Points to solve with a model that the worker knows. */
export interface TileMessage extends Omit<Batch, keyof SharedModel> {
  readonly model: number;
}

/** Rows of a batch in shared memory to solve into solutions in shared memory. */
export interface SharedTileMessage extends TileMessage {
  readonly rows: Int32Array;
  readonly solutions: Solutions;
}

/**
 * What comes back: the milliseconds of work and the solutions (null when they are in shared memory already), or the
 * input that was refused.
 */
export type TileOutcome =
  { readonly solutions: Solutions | null; readonly spent_ms: number } | { readonly invalid: InvalidDetail };

/** What a worker offers through comlink. */
export interface WorkerApi {
  /** Opens the kernel; once, before anything else. @param listener null for a kernel without a device of its own. */
  init(source: KernelSource, listener: IncidentListener | null): Promise<void>;
  /** Learns a model, and forgets another one unless null, with its mechanism when no other model has it. */
  define(id: number, model: ModelMessage, forget: number | null): void;
  solve(tile: TileMessage): Promise<TileOutcome>;
  solveShared(tile: SharedTileMessage): Promise<TileOutcome>;
}
