import { ascending } from '../../base';
import { evaluateProgram } from '../evaluateProgram';
import { converged, emptySolutions, type Batch, type Kernel, type Solutions } from '../kernel';
import { exchangesSites } from '../exchangesSites';
import { sharpenRows } from '../sharpenRows';
import { requireMeanField } from '../interactionBackend';
import { compileWasmProgram, type WasmProgram } from './compileWasmProgram';
import { PointBuffers } from './pointBuffers';
import { searchBranches } from './searchBranches';
import { storeNetRates } from './storeNetRates';
import {
  mostPages,
  pageBytes,
  webAssembly,
  type WasmExports,
  type WasmGlobal,
  type WasmMemory,
  type WasmModule,
  type WasmTable,
} from './webAssembly';

/** Exports that the host uses; the globals of a memory layout are found by name besides. */
interface KernelExports {
  readonly solveSteady: (count: number, warm: number, derivatives: number, quick: number) => void;
  readonly solveTransient: (count: number, time: number) => void;
  readonly differentiate: (count: number) => void;
  readonly followClean: (count: number) => void;
  readonly findSaddles: (count: number) => void;
  readonly repeatPhase: (phase: number, times: number) => void;
  readonly heapBase: () => number;
  readonly blockPoints: WasmGlobal;
  readonly table: WasmTable;
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
/** Functions that a mechanism brings at most. */
const codeSlots = 4;

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
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const run = queue.then(work);
    queue = run.catch(() => undefined);
    return run;
  };
  return {
    name: 'wasm',
    solve: (batch, signal) =>
      inTurn(async () => {
        const out = emptySolutions(batch);
        await machine.solve(batch, ascending(batch.count), out, signal);
        return out;
      }),
    solveRows: (batch, rows, into, signal) => inTurn(() => machine.solve(batch, rows, into, signal)),
    repeatPhase: (phase, times) => machine.repeatPhase(wasmPhases.indexOf(phase), times),
  };
}

function aborted(): never {
  throw new Error('the WebAssembly kernel stopped: its memory layout is inconsistent');
}

/** Compiled programs by the pattern of rates that vanish, and the one used last. */
class Programs {
  readonly byPattern = new Map<string, WasmProgram>();
  latest: WasmProgram | null = null;
}

/** What the kernel does with points: whole solutions, the way of the clean surface, or the sign of a determinant. */
type Task = 'solve' | 'follow' | 'classify';

const noRows = new Int32Array(0);

/** One instance of the kernel, its memory and what lies in it. */
class Machine {
  private readonly programs = new WeakMap<object, { readonly steady: Programs; readonly transient: Programs }>();
  private readonly base: number;
  private readonly codeAt: number;
  /** Functions of a mechanism by the bytes they come from. */
  private readonly functions = new WeakMap<Uint8Array, readonly unknown[]>();
  private resident: WasmProgram | null = null;

  constructor(
    private readonly memory: WasmMemory,
    private readonly exported: WasmExports,
  ) {
    this.base = this.kernel.heapBase();
    this.codeAt = this.kernel.table.grow(codeSlots);
  }

  /** Solves rows of a batch into their places. */
  async solve(batch: Batch, rows: Int32Array, out: Solutions, signal?: AbortSignal): Promise<void> {
    requireMeanField(batch, 'wasm');
    signal?.throwIfAborted();
    const searched = out.branches !== null && batch.time === Infinity;
    const slice = batch.time === Infinity ? steadySlice : transientSlice;
    let since = performance.now();
    for (let first = 0; first < rows.length; first += slice) {
      if (performance.now() - since > turn_ms) {
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        since = performance.now();
      }
      const part = rows.subarray(first, first + slice);
      await this.solveSlice(batch, part, out);
      if (batch.time === Infinity && exchangesSites(batch.mechanism)) await sharpenRows(batch, part, out, signal);
      else if (searched) await searchBranches(this, batch, part, out);
    }
  }

  /** Follows clean surfaces to their steady states: status, residual and ln coverages alone. */
  follow(batch: Batch, out: Solutions): Promise<void> {
    return this.solveSlice(batch, ascending(batch.count), out, 'follow');
  }

  /** 1 for those of the steady states in `batch.start` that are unstable along an odd number of directions. */
  async saddles(batch: Batch): Promise<Uint8Array> {
    const marks = new Uint8Array(batch.count);
    await this.solveSlice(batch, ascending(batch.count), emptySolutions(batch), 'classify', marks);
    return marks;
  }

  repeatPhase(phase: number, times: number): void {
    this.kernel.repeatPhase(phase, times);
  }

  private get kernel(): KernelExports {
    return this.exported as unknown as KernelExports;
  }

  /** Solves rows with the program used last, which mostly fits, then with others those whose rates vanish in another pattern. */
  private async solveSlice(
    batch: Batch,
    rows: Int32Array,
    out: Solutions,
    task: Task = 'solve',
    marks: Uint8Array | null = null,
  ): Promise<void> {
    const programs = this.programsFor(batch);
    let known = programs.latest;
    for (let left = rows; left.length > 0;) {
      const program = known ?? this.programFor(batch, left[0], programs);
      const points = new PointBuffers(batch, program.image.end, rows.length, program.tofs.bytes(1));
      const missing = Math.ceil((points.end - this.memory.buffer.byteLength) / pageBytes);
      if (missing > 0) this.memory.grow(missing);
      this.assign(points.globals);
      if (this.resident !== program) this.load(program, await this.functionsOf(program));
      points.write(this.memory.buffer, batch, left);
      if (task === 'follow') this.kernel.followClean(left.length);
      else if (task === 'classify') this.kernel.findSaddles(left.length);
      else if (batch.time === Infinity) {
        const flags = [batch.start !== null, batch.derivatives, batch.quick === true].map(Number);
        this.kernel.solveSteady(left.length, flags[0], flags[1], flags[2]);
      } else this.kernel.solveTransient(left.length, batch.time);
      points.read(this.memory.buffer, left, out, otherPattern);
      const status = points.status(this.memory.buffer, left.length);
      const others = status.includes(otherPattern) ? left.filter((_, i) => status[i] === otherPattern) : noRows;
      if (task === 'solve') this.combineRates(batch, program, points, left, out);
      const rough = points.rough(this.memory.buffer, left.length);
      const counts = batch.time === Infinity ? out.branches : null;
      if (marks !== null || counts !== null)
        left.forEach((row, i) => {
          if (marks !== null && status[i] === converged) marks[row] = rough[i];
          if (counts !== null && status[i] === converged) counts[row] = 1 - program.image.globals.split;
        });
      if (others.length === left.length && known === null) throw new Error('no program fits the rates that vanish');
      left = others;
      known = null;
    }
  }

  /** Combines on the host the TOFs that the kernel leaves to it, and has them differentiated if derivatives are wanted. */
  private combineRates(
    batch: Batch,
    { net, tofs }: WasmProgram,
    points: PointBuffers,
    rows: Int32Array,
    out: Solutions,
  ): void {
    const { buffer } = this.memory;
    const steady = batch.time === Infinity;
    const rough = points.rough(buffer, rows.length);
    const done: number[] = [];
    let end = points.globals.combinationsAt;
    if (steady && !rough.includes(1)) return;
    rows.forEach((row, i) => {
      if (out.status[row] !== converged || (steady && rough[i] === 0)) return;
      const sums = storeNetRates(batch, net, row, steady ? null : points.drift(buffer, i), out);
      if (!batch.derivatives) return;
      done.push(row);
      end = tofs.write(
        buffer,
        end,
        sums.map(({ sign, steps }) => (sign === 0 ? [] : [steps])),
      );
    });
    if (done.length === 0) return;
    const again = Int32Array.from(done);
    points.writeSolved(buffer, batch, again, out);
    this.kernel.differentiate(again.length);
    points.readDerivatives(buffer, again, out, otherPattern);
  }

  private programsFor({ program, time }: Batch): Programs {
    const kinds = this.programs.get(program) ?? { steady: new Programs(), transient: new Programs() };
    this.programs.set(program, kinds);
    return time === Infinity ? kinds.steady : kinds.transient;
  }

  /** The program that fits one row, compiled when its pattern is new. */
  private programFor({ mechanism, program, x, time }: Batch, row: number, programs: Programs): WasmProgram {
    const lnK = new Float64Array(2 * mechanism.steps.length);
    evaluateProgram(program, x, row * program.variables.length, lnK, new Int32Array(lnK.length));
    const vanishing = Array.from(lnK, (value) => value === -Infinity);
    const steady = time === Infinity;
    const key = vanishing.map(Number).join('');
    const blockPoints = this.kernel.blockPoints.value;
    const found =
      programs.byPattern.get(key) ??
      compileWasmProgram({ mechanism, program, vanishing, steady, base: this.base, blockPoints });
    programs.byPattern.set(key, found);
    programs.latest = found;
    return found;
  }

  /** The functions of a program, compiled when they are new. */
  private async functionsOf({ code }: WasmProgram): Promise<readonly unknown[]> {
    const known = this.functions.get(code);
    if (known !== undefined) return known;
    const module = await webAssembly.compile(code);
    const { exports } = await webAssembly.instantiate(module, { env: { memory: this.memory } });
    const functions = Object.values(exports);
    this.functions.set(code, functions);
    return functions;
  }

  private load(program: WasmProgram, functions: readonly unknown[]): void {
    const { globals, segments } = program.image;
    this.assign({ ...globals, codeAt: this.codeAt });
    functions.forEach((code, i) => {
      this.kernel.table.set(this.codeAt + i, code);
    });
    const bytes = new Uint8Array(this.memory.buffer);
    for (const segment of segments) bytes.set(segment.bytes, segment.at);
    this.resident = program;
  }

  private assign(globals: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(globals)) {
      const slot = this.exported[name];
      if (!(slot instanceof webAssembly.Global)) throw new Error(`the kernel has no global ${name}`);
      slot.value = value;
    }
  }
}
