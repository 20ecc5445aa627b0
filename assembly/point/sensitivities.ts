import {
  active,
  adjointAt,
  chosenAt,
  externals,
  factorStartAt,
  fluxAt,
  sensitivityAt,
  stateTangentAt,
  unknowns,
} from '../layout';
import { get, set } from './doubles';
import { substituteRows } from './linearSystem';
import { chosenBytes, lnFlux } from './netRatesPoint';
import { width as tangentWidth } from './tangentPoint';

/** Doubles per row of sensitivities, an even number: one per external. */
export let width: i32 = 0;

/**
 * d ln|TOF| / d ln k of every external at `sensitivityAt`, a row per active direction, 0 where the TOF is not known.
 * Assumes derivatives by ln k at `stateTangentAt` and the factors of Jᵀ.
 */
export function sensitivities(): void {
  width = (externals + 1) & ~1;
  const bytes = <usize>width << 3;
  memory.fill(sensitivityAt, 0, <usize>active * bytes);
  memory.fill(adjointAt, 0, <usize>unknowns * bytes);
  for (let x = 0; x < externals; x++) {
    const chosen = chosenAt + <usize>x * chosenBytes;
    const sign = load<i32>(chosen, 4);
    if (sign != 0) addShares(x, load<i32>(chosen), sign, load<f64>(chosen, 8));
  }
  substituteRows(unknowns, adjointAt, width);
  const across = <usize>tangentWidth << 3;
  const end = adjointAt + <usize>unknowns * bytes;
  let row = sensitivityAt;
  for (let d = 0; d < active; d++, row += bytes) {
    for (let x: usize = 0; x < bytes; x += 16) {
      let sum = v128.load(row + x);
      let slope = stateTangentAt + (<usize>d << 3);
      for (let weight = adjointAt + x; weight < end; weight += bytes, slope += across) {
        sum = f64x2.sub(sum, f64x2.mul(v128.load_splat<f64>(slope), v128.load(weight)));
      }
      v128.store(row + x, sum);
    }
  }
}

/** Shares of the gross rates in the TOF of external `x`, by direction and by occupation. */
function addShares(x: i32, combination: usize, sign: i32, lnTof: f64): void {
  const end = combination + 8 + (<usize>load<i32>(combination) << 4);
  for (let t = combination + 8; t < end; t += 16) {
    const share = <f64>sign * load<f64>(t, 8) * Math.exp(lnFlux(t) - lnTof);
    if (share == 0) continue;
    const rate = (<usize>load<i32>(t) - fluxAt) >> 4;
    let at = <usize>load<i32>(factorStartAt + (rate << 2));
    add(sensitivityAt, load<i32>(at) * width + x, share);
    let factors = load<i32>(at, 4);
    for (at += 8; factors > 0; factors--, at += 4) add(adjointAt, load<i32>(at) * width + x, share);
  }
}

function add(to: usize, i: i32, value: f64): void {
  set(to, i, get(to, i) + value);
}
