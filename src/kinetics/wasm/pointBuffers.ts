import type { Batch, Solutions } from '../kernel';
import type { Drift } from '../netRates';
import { MemoryLayout } from './memoryImage';

/** The points of one call of the kernel, behind a program image. */
export class PointBuffers {
  readonly globals: Readonly<Record<string, number>>;
  readonly end: number;
  private readonly widths: Widths;

  /**
   * @param base first free address.
   * @param capacity most points of a call.
   */
  constructor(batch: Batch, base: number, capacity: number) {
    const layout = new MemoryLayout(base);
    this.widths = widthsOf(batch);
    const { variables, states, externals, control, response } = this.widths;
    layout.reserve('xAt', capacity * variables * 8);
    layout.reserve('startAt', batch.start === null ? 0 : capacity * states * 8);
    layout.reserve('statusAt', capacity);
    layout.reserve('maskAt', capacity * 2);
    layout.reserve('residualAt', capacity * 8);
    layout.reserve('iterationsAt', capacity * 4);
    layout.reserve('lnCoverageAt', capacity * states * 8);
    layout.reserve('lnTofAt', capacity * externals * 8);
    layout.reserve('tofSignAt', capacity * externals);
    layout.reserve('rateControlAt', batch.derivatives ? capacity * control * 8 : 0);
    layout.reserve('responseAt', batch.derivatives ? capacity * response * 8 : 0);
    const transient = batch.time === Infinity ? 0 : capacity;
    layout.reserve('driftAt', transient * states * 8);
    layout.reserve('noiseAt', transient * states * 8);
    this.globals = layout.globals;
    this.end = layout.image().end;
  }

  /** Writes the variables and starts of rows of a batch. */
  write(buffer: ArrayBufferLike, batch: Batch, rows: Int32Array): void {
    const { variables, states } = this.widths;
    gather(batch.x, rows, variables, new Float64Array(buffer, this.globals.xAt, rows.length * variables));
    if (batch.start === null) return;
    gather(batch.start, rows, states, new Float64Array(buffer, this.globals.startAt, rows.length * states));
  }

  /** Statuses of the first `count` points. */
  status(buffer: ArrayBufferLike, count: number): Uint8Array {
    return new Uint8Array(buffer, this.globals.statusAt, count);
  }

  /** Storage on the surface of point `i` of a transient; a view. */
  drift(buffer: ArrayBufferLike, i: number): Drift {
    const { states } = this.widths;
    const at = (base: number): Float64Array => new Float64Array(buffer, base + i * states * 8, states);
    return { value: at(this.globals.driftAt), noise: at(this.globals.noiseAt) };
  }

  /** Reads results into the rows they belong to; `wanted` picks points by status. */
  read(buffer: ArrayBufferLike, rows: Int32Array, out: Solutions, wanted: (status: number) => boolean): void {
    const { globals: at, widths } = this;
    const count = rows.length;
    const status = this.status(buffer, count);
    const doubles = (address: number, width: number): Float64Array => new Float64Array(buffer, address, count * width);
    const tables: readonly (readonly [Float64Array | Int8Array, Float64Array | Int8Array, number])[] = [
      [doubles(at.lnCoverageAt, widths.states), out.lnCoverage, widths.states],
      [doubles(at.lnTofAt, widths.externals), out.lnTof, widths.externals],
      [new Int8Array(buffer, at.tofSignAt, count * widths.externals), out.tofSign, widths.externals],
      ...(out.rateControl === null
        ? []
        : [[doubles(at.rateControlAt, widths.control), out.rateControl, widths.control] as const]),
      ...(out.response === null
        ? []
        : [[doubles(at.responseAt, widths.response), out.response, widths.response] as const]),
    ];
    const mask = new Int16Array(buffer, at.maskAt, count);
    const iterations = new Int32Array(buffer, at.iterationsAt, count);
    const residual = doubles(at.residualAt, 1);
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (!wanted(status[i])) continue;
      out.status[row] = status[i];
      out.mask[row] = mask[i];
      out.iterations[row] = iterations[i];
      out.residual[row] = residual[i];
    }
    for (const [from, to, width] of tables) scatter(from, to, width, rows, status, wanted);
  }
}

/** Values per point. */
interface Widths {
  readonly variables: number;
  readonly states: number;
  readonly externals: number;
  readonly control: number;
  readonly response: number;
}

function widthsOf({ mechanism, program }: Batch): Widths {
  const externals = mechanism.externals.length;
  return {
    variables: program.variables.length,
    states: mechanism.states.length,
    externals,
    control: externals * mechanism.steps.length,
    response: externals * (program.variables.length + 1),
  };
}

/** True when rows follow each other, so that one copy moves them. */
function isRun(rows: Int32Array): boolean {
  return rows[rows.length - 1] - rows[0] === rows.length - 1;
}

function gather(from: Float64Array, rows: Int32Array, width: number, to: Float64Array): void {
  if (isRun(rows)) {
    to.set(from.subarray(rows[0] * width, (rows[0] + rows.length) * width));
    return;
  }
  rows.forEach((row, i) => to.set(from.subarray(row * width, (row + 1) * width), i * width));
}

function scatter(
  from: Float64Array | Int8Array,
  to: Float64Array | Int8Array,
  width: number,
  rows: Int32Array,
  status: Uint8Array,
  wanted: (status: number) => boolean,
): void {
  if (isRun(rows) && status.every(wanted)) {
    to.set(from, rows[0] * width);
    return;
  }
  rows.forEach((row, i) => {
    if (wanted(status[i])) to.set(from.subarray(i * width, (i + 1) * width), row * width);
  });
}
