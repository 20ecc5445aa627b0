import type { Kernel, WasmModule } from '../../kinetics';
import type { GraphicsState } from './graphics.svelte';

/** What computes, and a word on it for the status line. */
export interface Engine {
  readonly kernel: Kernel;
  /** As `kernel`, but always in double precision: for numbers that leave the page. */
  readonly exact: Kernel;
  /** The same kernel on this thread: answers small questions without a detour. */
  readonly local: Kernel;
  readonly backend: 'wasm' | 'cpu';
  /** What workers of their own compute with; null for the backend `cpu`. */
  readonly module: WasmModule | null;
  /** Name of the backend that solved the last batch. */
  readonly latest: () => string;
  /** The graphics processor and its part in the work; null where that cannot be had. */
  readonly graphics: GraphicsState | null;
  readonly workers: () => number;
  /** Why it is not the fastest there is; null when it is. */
  readonly note: string | null;
  /** Calls back, once of each kind, when a worker dies; what happened before is told at once. */
  readonly onIncident: (listener: (message: string) => void) => void;
  readonly close: () => Promise<void>;
}
