import { activeOfAt, directed, kelvinStreamAt, pieceStreamAt, responseAt, sensitivityAt, variables, xAt } from '../layout';
import { get, set } from './doubles';

/**
 * d ln|TOF| by every axis variable, then per kelvin: sensitivities times the slopes of the piece that decides each ln k.
 *
 * @param known whether sensitivities are there; NaN is written where they are not.
 */
export function writeResponses(point: i32, row: i32, known: bool): void {
  const out = responseAt + (<usize>(row * (variables + 1)) << 3);
  for (let v = 0; v <= variables; v++) set(out, v, known ? 0 : NaN);
  if (!known) return;
  const x = xAt + (<usize>(point * variables) << 3);
  let at = pieceStreamAt;
  let kelvin = kelvinStreamAt;
  for (let d = 0; d < directed; d++) {
    let left = load<i32>(at);
    at += 8;
    kelvin += 8;
    let least: f64 = NaN;
    let piece: usize = 0;
    let perKelvin: f64 = 0;
    for (; left > 0; left--) {
      const value = valueOf(at, x);
      if (!(value >= least)) {
        least = value;
        piece = at;
        perKelvin = valueOf(kelvin, x);
      }
      at = endOf(at);
      kelvin = endOf(kelvin);
    }
    const place = load<i32>(activeOfAt + (<usize>d << 2));
    const sensitivity = place < 0 ? 0 : get(sensitivityAt, place);
    if (sensitivity == 0) continue;
    for (let t = piece + 16; t < endOf(piece); t += 16) {
      const v = load<i32>(t) >> 4;
      set(out, v, get(out, v) + sensitivity * load<f64>(t, 8));
    }
    set(out, variables, get(out, variables) + sensitivity * perKelvin);
  }
}

/** Value of an affine form at one point; variables are named by the offset of their slot. */
function valueOf(form: usize, x: usize): f64 {
  let sum = load<f64>(form, 8);
  for (let t = form + 16; t < endOf(form); t += 16) sum += load<f64>(t, 8) * load<f64>(x + (<usize>load<i32>(t) >> 1));
  return sum;
}

// @ts-ignore: decorator
@inline
function endOf(form: usize): usize {
  return form + 16 + (<usize>load<i32>(form) << 4);
}
