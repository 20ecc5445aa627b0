import { gatherRows, scatterRows, type SolutionArray } from '../batchRows';
import type { Batch, ShareRequest, Solutions } from '../kernel';
import type { Drift } from '../netRates';
import { MemoryLayout, Stream } from './memoryImage';

/** The points of one call of the kernel, behind a program image. */
export class PointBuffers {
  readonly globals: Readonly<Record<string, number>>;
  readonly end: number;
  private readonly widths: Widths;

  /**
   * @param base first free address.
   * @param capacity most points of a call.
   * @param combination bytes that a combination for one TOF takes at most.
   */
  constructor(batch: Batch, base: number, capacity: number, combination: number) {
    const layout = new MemoryLayout(base);
    this.widths = widthsOf(batch);
    const { variables, states, externals, control, response, products } = this.widths;
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
    layout.reserve('roughAt', capacity);
    layout.reserve('combinationsAt', batch.derivatives ? capacity * externals * combination : 0);
    layout.reserve('shareTableAt', products * 16);
    layout.reserve('selectivityAt', capacity * products * 8);
    layout.reserve('winnerAt', capacity);
    this.globals = { ...layout.globals, products: batch.shares ? products : -1 };
    this.end = layout.image().end;
  }

  /** Writes the variables, starts and products of rows of a batch. */
  write(buffer: ArrayBufferLike, batch: Batch, rows: Int32Array): void {
    const { variables, states } = this.widths;
    gather(batch.x, rows, variables, new Float64Array(buffer, this.globals.xAt, rows.length * variables));
    if (batch.start !== null) {
      gather(batch.start, rows, states, new Float64Array(buffer, this.globals.startAt, rows.length * states));
    }
    if (batch.shares) new Uint8Array(buffer).set(shareTable(batch.shares), this.globals.shareTableAt);
  }

  /** Writes variables and ln coverages of rows that are solved. */
  writeSolved(buffer: ArrayBufferLike, batch: Batch, rows: Int32Array, { lnCoverage }: Solutions): void {
    const { variables, states } = this.widths;
    gather(batch.x, rows, variables, new Float64Array(buffer, this.globals.xAt, rows.length * variables));
    gather(lnCoverage, rows, states, new Float64Array(buffer, this.globals.lnCoverageAt, rows.length * states));
  }

  /** Statuses of the first `count` points. */
  status(buffer: ArrayBufferLike, count: number): Uint8Array {
    return new Uint8Array(buffer, this.globals.statusAt, count);
  }

  /** 1 for those of the first `count` points whose TOFs the host has to combine. */
  rough(buffer: ArrayBufferLike, count: number): Uint8Array {
    return new Uint8Array(buffer, this.globals.roughAt, count);
  }

  /** Storage on the surface of point `i` of a transient; a view. */
  drift(buffer: ArrayBufferLike, i: number): Drift {
    const { states } = this.widths;
    const at = (base: number): Float64Array => new Float64Array(buffer, base + i * states * 8, states);
    return { value: at(this.globals.driftAt), noise: at(this.globals.noiseAt) };
  }

  /** Reads results into the rows they belong to, but for points of a status that is not wanted. */
  read(buffer: ArrayBufferLike, rows: Int32Array, out: Solutions, unwanted: number): void {
    const { globals: at, widths } = this;
    const count = rows.length;
    const status = this.status(buffer, count);
    const doubles = (address: number, width: number): Float64Array => new Float64Array(buffer, address, count * width);
    const tables: readonly (readonly [SolutionArray, SolutionArray, number])[] = [
      [status, out.status, 1],
      [new Int16Array(buffer, at.maskAt, count), out.mask, 1],
      [new Int32Array(buffer, at.iterationsAt, count), out.iterations, 1],
      [doubles(at.residualAt, 1), out.residual, 1],
      [doubles(at.lnCoverageAt, widths.states), out.lnCoverage, widths.states],
      [doubles(at.lnTofAt, widths.externals), out.lnTof, widths.externals],
      [new Int8Array(buffer, at.tofSignAt, count * widths.externals), out.tofSign, widths.externals],
      ...(out.selectivity === null
        ? []
        : [[doubles(at.selectivityAt, widths.products), out.selectivity, widths.products] as const]),
      ...(out.winner === null ? [] : [[new Int8Array(buffer, at.winnerAt, count), out.winner, 1] as const]),
    ];
    const skipped = status.includes(unwanted) ? status : null;
    for (const [from, to, width] of tables) scatter(from, to, width, rows, skipped, unwanted);
    this.readDerivatives(buffer, rows, out, unwanted);
  }

  /** Reads degrees of rate control and responses alone, as `read`. */
  readDerivatives(buffer: ArrayBufferLike, rows: Int32Array, out: Solutions, unwanted: number): void {
    if (out.rateControl === null || out.response === null) return;
    const { globals: at, widths } = this;
    const status = this.status(buffer, rows.length);
    const doubles = (address: number, width: number): Float64Array =>
      new Float64Array(buffer, address, rows.length * width);
    scatter(doubles(at.rateControlAt, widths.control), out.rateControl, widths.control, rows, status, unwanted);
    scatter(doubles(at.responseAt, widths.response), out.response, widths.response, rows, status, unwanted);
  }
}

/** Values per point. */
interface Widths {
  readonly variables: number;
  readonly states: number;
  readonly externals: number;
  readonly control: number;
  readonly response: number;
  readonly products: number;
}

function widthsOf({ mechanism, program, shares }: Batch): Widths {
  const externals = mechanism.externals.length;
  return {
    variables: program.variables.length,
    states: mechanism.states.length,
    externals,
    control: externals * mechanism.steps.length,
    response: externals * (program.variables.length + 1),
    products: shares?.products.length ?? 0,
  };
}

/** See the kernel's `sharesPoint`. */
function shareTable({ products, weights }: ShareRequest): Uint8Array {
  const table = new Stream();
  products.forEach((x, i) => table.int(x, 0).double(weights[i] > 0 ? Math.log(weights[i]) : -Infinity));
  return table.bytes();
}

/** True when rows follow each other, so that one copy moves them. */
function isRun(rows: Int32Array): boolean {
  for (let i = 1; i < rows.length; i++) if (rows[i] !== rows[i - 1] + 1) return false;
  return true;
}

function gather(from: Float64Array, rows: Int32Array, width: number, to: Float64Array): void {
  if (isRun(rows)) {
    to.set(from.subarray(rows[0] * width, (rows[0] + rows.length) * width));
    return;
  }
  gatherRows(from, rows, width, to);
}

/** @param status where some points may be unwanted, else null. */
function scatter(
  from: SolutionArray,
  to: SolutionArray,
  width: number,
  rows: Int32Array,
  status: Uint8Array | null,
  unwanted: number,
): void {
  if (status?.includes(unwanted) === true) {
    rows.forEach((row, i) => {
      if (status[i] !== unwanted) to.set(from.subarray(i * width, (i + 1) * width), row * width);
    });
  } else if (isRun(rows)) to.set(from, rows[0] * width);
  else scatterRows(from, rows, to, width);
}
