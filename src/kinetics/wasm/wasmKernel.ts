import { hasActivity, type CompiledMechanism } from '../../mechanism';
import { evaluateProgram } from '../evaluateProgram';
import { converged, emptySolutions, type Batch, type Kernel, type Solutions } from '../kernel';
import { NetRates } from '../netRates';
import { activePart } from './activePart';
import { compileWasmProgram } from './compileWasmProgram';
import type { MemoryImage } from './memoryImage';
import { PointBuffers } from './pointBuffers';
import { storeNetRates } from './storeNetRates';
import { webAssembly, type WasmExports, type WasmGlobal, type WasmMemory, type WasmModule } from './webAssembly';

/** Exports that the host uses; the globals of a memory layout are found by name besides. */
interface KernelExports {
  readonly solveSteady: (count: number, warm: number, derivatives: number) => void;
  readonly solveTransient: (count: number, time: number) => void;
  readonly repeatPhase: (phase: number, times: number) => void;
  readonly heapBase: () => number;
  readonly blockPoints: WasmGlobal;
}

/** Phases of a solution that can be timed alone, by their number in the kernel's `repeatPhase`. */
export const wasmPhases = ['rates', 'elimination', 'acceleration', 'exp and log', 'newton'] as const;

/** The WebAssembly backend, open to benchmarks. */
export interface WasmKernel extends Kernel {
  /** Repeats a phase on the first two points solved last. */
  repeatPhase(phase: (typeof wasmPhases)[number], times: number): void;
}

/** Points per call of the kernel, between looks at the abort signal; a transient takes milliseconds. */
const steadySlice = 256;
const transientSlice = 4;
/** Milliseconds of work after which the event loop gets a turn. */
const turn_ms = 12;
/** Status of a point whose rates vanish in another pattern than its program's. */
const otherPattern = 6;
/** Pages that the kernel's memory may grow to; the maximum that it was compiled with. */
const mostPages = 4096;
const pageBytes = 65536;

/**
 * The WebAssembly backend: two points at a time in the lanes of f64x2, rates evaluated inside.
 *
 * @param source the compiled kernel; a module can be shared between workers.
 */
export async function createWasmKernel(source: ArrayBuffer | Uint8Array | WasmModule): Promise<WasmKernel> {
  const memory = new webAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  const bytes = source instanceof ArrayBuffer || source instanceof Uint8Array;
  const module = bytes ? await webAssembly.compile(source) : source;
  const instance = await webAssembly.instantiate(module, { env: { memory, abort: aborted } });
  const machine = new Machine(memory, instance.exports);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    name: 'wasm',
    solve(batch, signal) {
      const run = queue.then(() => machine.solve(batch, signal));
      queue = run.catch(() => undefined);
      return run;
    },
    repeatPhase: (phase, times) => machine.repeatPhase(wasmPhases.indexOf(phase), times),
  };
}

function aborted(): never {
  throw new Error('the WebAssembly kernel stopped: its memory layout is inconsistent');
}

/** What one pattern of vanishing rates compiles to. */
interface Program {
  readonly image: MemoryImage;
  /** What TOFs are combined from, where the kernel's own combinations do not do; null where they do. */
  readonly net: NetRates | null;
}

function netRates(mechanism: CompiledMechanism, vanishing: readonly boolean[]): NetRates {
  const directed = new Uint8Array(vanishing.length);
  for (const d of activePart(mechanism, vanishing, false).directed) directed[d] = 1;
  return new NetRates(mechanism, directed);
}

/**
 * True when several species with an activity both come and go. With one (nitrate, say) the conservation of its elements
 * over what only leaves has nothing to cancel, and the kernel's own combinations do.
 */
function manyReversible(mechanism: CompiledMechanism, vanishing: readonly boolean[]): boolean {
  const { externals, steps, netExternal } = mechanism;
  const reversible = externals.filter(
    (species, x) =>
      hasActivity(species) &&
      steps.some((_, j) => netExternal[j * externals.length + x] !== 0 && !vanishing[2 * j] && !vanishing[2 * j + 1]),
  );
  return reversible.length > 1;
}

/** One instance of the kernel, its memory and what lies in it. */
class Machine {
  private readonly programs = new WeakMap<object, Map<string, Program>>();
  private readonly base: number;
  private resident: MemoryImage | null = null;

  constructor(
    private readonly memory: WasmMemory,
    private readonly exported: WasmExports,
  ) {
    this.base = this.kernel.heapBase();
  }

  async solve(batch: Batch, signal?: AbortSignal): Promise<Solutions> {
    signal?.throwIfAborted();
    const out = emptySolutions(batch);
    const slice = batch.time === Infinity ? steadySlice : transientSlice;
    let since = performance.now();
    for (let first = 0; first < batch.count; first += slice) {
      if (performance.now() - since > turn_ms) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        since = performance.now();
      }
      const count = Math.min(slice, batch.count - first);
      this.solveRows(
        batch,
        Int32Array.from({ length: count }, (_, i) => first + i),
        out,
      );
    }
    return out;
  }

  repeatPhase(phase: number, times: number): void {
    this.kernel.repeatPhase(phase, times);
  }

  private get kernel(): KernelExports {
    return this.exported as unknown as KernelExports;
  }

  /** Solves rows, then with other programs those whose rates vanish in another pattern. */
  private solveRows(batch: Batch, rows: Int32Array, out: Solutions): void {
    for (let left = rows; left.length > 0;) {
      const { image, net } = this.programFor(batch, left[0]);
      const points = new PointBuffers(batch, image.end, rows.length);
      this.load(image, points);
      points.write(this.memory.buffer, batch, left);
      if (batch.time === Infinity)
        this.kernel.solveSteady(left.length, batch.start === null ? 0 : 1, batch.derivatives ? 1 : 0);
      else this.kernel.solveTransient(left.length, batch.time);
      points.read(this.memory.buffer, left, out, (status) => status !== otherPattern);
      const status = points.status(this.memory.buffer, left.length);
      if (net !== null) {
        left.forEach((row, i) => {
          if (status[i] !== converged) return;
          const drift = batch.time === Infinity ? null : points.drift(this.memory.buffer, i);
          storeNetRates(batch, net, row, drift, out);
        });
      }
      const others = left.filter((_, i) => status[i] === otherPattern);
      if (others.length === left.length) throw new Error('no program fits the rates that vanish');
      left = others;
    }
  }

  /** The program that fits one row, compiled when its pattern is new. */
  private programFor({ mechanism, program, x, time, derivatives }: Batch, row: number): Program {
    const lnK = new Float64Array(2 * mechanism.steps.length);
    evaluateProgram(program, x, row * program.variables.length, lnK, new Int32Array(lnK.length));
    const vanishing = Array.from(lnK, (value) => value === -Infinity);
    const steady = time === Infinity;
    const key = `${steady ? (derivatives ? 'd' : 's') : 't'}${vanishing.map(Number).join('')}`;
    const programs = this.programs.get(program) ?? new Map<string, Program>();
    this.programs.set(program, programs);
    const known = programs.get(key);
    if (known !== undefined) return known;
    const blockPoints = this.kernel.blockPoints.value;
    const made = {
      image: compileWasmProgram({ mechanism, program, vanishing, steady, base: this.base, blockPoints }),
      net: steady && (derivatives || !manyReversible(mechanism, vanishing)) ? null : netRates(mechanism, vanishing),
    };
    programs.set(key, made);
    return made;
  }

  private load(image: MemoryImage, points: PointBuffers): void {
    const missing = Math.ceil((points.end - this.memory.buffer.byteLength) / pageBytes);
    if (missing > 0) this.memory.grow(missing);
    this.assign(points.globals);
    if (this.resident === image) return;
    this.assign(image.globals);
    const bytes = new Uint8Array(this.memory.buffer);
    for (const segment of image.segments) bytes.set(segment.bytes, segment.at);
    this.resident = image;
  }

  private assign(globals: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(globals)) {
      const slot = this.exported[name];
      if (!(slot instanceof webAssembly.Global)) throw new Error(`the kernel has no global ${name}`);
      slot.value = value;
    }
  }
}
