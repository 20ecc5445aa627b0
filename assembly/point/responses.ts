import {
  activeOfAt,
  chosenAt,
  directed,
  externals,
  kelvinStreamAt,
  pieceStreamAt,
  responseAt,
  responseRowsAt,
  sensitivityAt,
  variables,
  xAt,
} from '../layout';
import { get, set } from './doubles';
import { chosenBytes } from './netRatesPoint';
import { width } from './sensitivities';

/**
 * d ln|TOF| of every external by every axis variable, then per kelvin: sensitivities times the slopes of the piece that
 * decides each ln k. NaN where a TOF is not known.
 *
 * @param known whether there are sensitivities at all.
 */
export function writeResponses(point: i32, known: bool): void {
  const bytes = <usize>width << 3;
  if (known) {
    memory.fill(responseRowsAt, 0, <usize>(variables + 1) * bytes);
    sumResponses(xAt + (<usize>(point * variables) << 3), bytes);
  }
  for (let x = 0; x < externals; x++) {
    const out = responseAt + (<usize>((point * externals + x) * (variables + 1)) << 3);
    const own = known && load<i32>(chosenAt + <usize>x * chosenBytes, 4) != 0;
    for (let v = 0; v <= variables; v++) set(out, v, own ? get(responseRowsAt, v * width + x) : NaN);
  }
}

/** Responses at `responseRowsAt`: a row per variable, in which there is one per external. */
function sumResponses(x: usize, bytes: usize): void {
  let at = pieceStreamAt;
  let kelvin = kelvinStreamAt;
  for (let d = 0; d < directed; d++) {
    const place = load<i32>(activeOfAt + (<usize>d << 2));
    let left = load<i32>(at);
    const only = left == 1;
    at += 8;
    kelvin += 8;
    let least: f64 = NaN;
    let piece: usize = 0;
    let kelvinPiece: usize = 0;
    for (; left > 0; left--) {
      const value = only || place < 0 ? 0 : valueOf(at, x);
      if (!(value >= least)) {
        least = value;
        piece = at;
        kelvinPiece = kelvin;
      }
      at = endOf(at);
      kelvin = endOf(kelvin);
    }
    if (place < 0) continue;
    const own = sensitivityAt + <usize>place * bytes;
    const end = endOf(piece);
    for (let t = piece + 16; t < end; t += 16) {
      addRow(responseRowsAt + <usize>(load<i32>(t) >> 4) * bytes, load<f64>(t, 8), own, bytes);
    }
    addRow(responseRowsAt + <usize>variables * bytes, valueOf(kelvinPiece, x), own, bytes);
  }
}

// @ts-ignore: decorator
@inline
function addRow(to: usize, factor: f64, from: usize, bytes: usize): void {
  for (let x: usize = 0; x < bytes; x += 16) {
    v128.store(to + x, f64x2.add(v128.load(to + x), f64x2.mul(f64x2.splat(factor), v128.load(from + x))));
  }
}

/** Value of an affine form at one point; variables are named by the offset of their slot. */
function valueOf(form: usize, x: usize): f64 {
  let sum = load<f64>(form, 8);
  const end = endOf(form);
  for (let t = form + 16; t < end; t += 16) sum += load<f64>(t, 8) * load<f64>(x + (<usize>load<i32>(t) >> 1));
  return sum;
}

// @ts-ignore: decorator
@inline
function endOf(form: usize): usize {
  return form + 16 + (<usize>load<i32>(form) << 4);
}
