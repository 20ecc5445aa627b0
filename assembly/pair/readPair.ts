import { copySlots } from './slotRows';
import { occupationAt, occupationBlockAt, rateAt, rateBlockAt, rates, unknowns } from '../layout';

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

/** Brings one point of the block to a lane. */
export function readLane(index: i32, lane: i32): void {
  const from = <usize>(index & 1) << 3;
  const to = <usize>lane << 3;
  const pair = <usize>(index >> 1);
  const rateBlock = rateBlockAt + ((pair * rates) << 4) + from;
  for (let at: usize = 0; at < <usize>rates << 4; at += 16) store<f64>(rateAt + at + to, load<f64>(rateBlock + at));
  const block = occupationBlockAt + ((pair * unknowns) << 4) + from;
  for (let at: usize = 0; at < <usize>unknowns << 4; at += 16) store<f64>(occupationAt + at + to, load<f64>(block + at));
}

/** Takes the occupations of a lane back to its place in the block. */
export function returnLane(index: i32, lane: i32): void {
  const to = <usize>(index & 1) << 3;
  const from = <usize>lane << 3;
  const block = occupationBlockAt + ((<usize>(index >> 1) * unknowns) << 4) + to;
  for (let at: usize = 0; at < <usize>unknowns << 4; at += 16) store<f64>(block + at, load<f64>(occupationAt + at + from));
}
