import {
  occupationAt,
  occupationBlockAt,
  partnerAt,
  partners,
  rateAt,
  rateBlockAt,
  rates,
  unknowns,
  weightAt,
} from '../layout';

/** Brings the rate constants of a pair of the block to the working place. */
export function readRates(pair: i32): void {
  const size = <usize>rates << 4;
  copySlots(rateAt, rateBlockAt + <usize>pair * size, size);
}

/** Likewise the occupations. */
export function readOccupations(pair: i32): void {
  const size = <usize>unknowns << 4;
  copySlots(occupationAt, occupationBlockAt + <usize>pair * size, size);
}

/** Brings one point of the block to a lane: rate constants and the occupations of partners. */
export function readLane(index: i32, lane: i32): void {
  const from = <usize>(index & 1) << 3;
  const to = <usize>lane << 3;
  const pair = <usize>(index >> 1);
  const rateBlock = rateBlockAt + ((pair * rates) << 4) + from;
  const rate = rateAt + to;
  for (let at: usize = 0; at < <usize>rates << 4; at += 16) store<f64>(rate + at, load<f64>(rateBlock + at));
  const block = occupationBlockAt + ((pair * unknowns) << 4) + from;
  for (let p: usize = 0; p < <usize>partners; p++) {
    const at = <usize>load<i32>(partnerAt + (p << 2)) << 4;
    store<f64>(occupationAt + at + to, load<f64>(block + at));
  }
}

/** Takes the occupations of a lane back to its place in the block: those of partners, and the stationary ones of all others. */
export function returnLane(index: i32, lane: i32): void {
  const to = <usize>(index & 1) << 3;
  const from = <usize>lane << 3;
  const block = occupationBlockAt + ((<usize>(index >> 1) * unknowns) << 4) + to;
  const weights = weightAt + from;
  for (let at: usize = 0; at < <usize>unknowns << 4; at += 16) store<f64>(block + at, load<f64>(weights + at));
  for (let p: usize = 0; p < <usize>partners; p++) {
    const at = <usize>load<i32>(partnerAt + (p << 2)) << 4;
    store<f64>(block + at, load<f64>(occupationAt + at + from));
  }
}

/** Occupations of all unknowns but the partners become the stationary ones. */
export function occupyRest(): void {
  let left = partners;
  let at = partnerAt;
  for (let i = 0; i < unknowns; i++) {
    if (left > 0 && load<i32>(at) == i) {
      left--;
      at += 4;
      continue;
    }
    const slot = <usize>i << 4;
    v128.store(occupationAt + slot, v128.load(weightAt + slot));
  }
}

function copySlots(to: usize, p: usize, bytes: usize): void {
  for (let d: usize = 0; d < bytes; d += 16) v128.store(to + d, v128.load(p + d));
}
