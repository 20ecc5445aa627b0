import type { RateProgram } from '../rateProgram';
import { Stream } from './memoryImage';

/** Masks and rate laws as the kernel reads them; variables are addressed by the offset of their slot. */
export function rateStreams(program: RateProgram): RateStreams {
  const masks = new Stream();
  for (let m = 0; m < program.maskReasons.length; m++) writeForm(masks, program, program.masks, m);
  return {
    masks,
    pieces: pieceStream(program, program.pieces),
    perKelvin: pieceStream(program, program.piecesPerKelvin),
  };
}

/** See the kernel's `affinePair`. */
export interface RateStreams {
  readonly masks: Stream;
  readonly pieces: Stream;
  readonly perKelvin: Stream;
}

function pieceStream(program: RateProgram, rows: Float64Array): Stream {
  const pieces = new Stream();
  for (let d = 0; d + 1 < program.piecePtr.length; d++) {
    pieces.int(program.piecePtr[d + 1] - program.piecePtr[d], 0);
    for (let p = program.piecePtr[d]; p < program.piecePtr[d + 1]; p++) writeForm(pieces, program, rows, p);
  }
  return pieces;
}

/** Zero coefficients are left out: 0 × ln 0 is no contribution. */
function writeForm(stream: Stream, { variables }: RateProgram, rows: Float64Array, index: number): void {
  const row = rows.subarray(index * (variables.length + 1), (index + 1) * (variables.length + 1));
  const terms = [...variables.keys()].filter((v) => row[v] !== 0);
  stream.int(terms.length, 0).double(row[variables.length]);
  for (const v of terms) stream.int(v * slotBytes, 0).double(row[v]);
}

/** Bytes of a slot: two doubles side by side, one per point of a pair. */
export const slotBytes = 16;
