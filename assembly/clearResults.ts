import {
  externals,
  iterationsAt,
  lnCoverageAt,
  lnTofAt,
  rateControlAt,
  residualAt,
  responseAt,
  roughAt,
  states,
  steps,
  tofSignAt,
  variables,
} from './layout';

/** Values of a point that is not solved are NaN. */
export function clearResults(count: i32, derivatives: bool): void {
  memory.fill(iterationsAt, 0, <usize>count << 2);
  memory.fill(roughAt, 0, <usize>count);
  memory.fill(tofSignAt, 0, <usize>(count * externals));
  clear(residualAt, count);
  clear(lnCoverageAt, count * states);
  clear(lnTofAt, count * externals);
  if (!derivatives) return;
  clear(rateControlAt, count * externals * steps);
  clear(responseAt, count * externals * (variables + 1));
}

/** Bytes of ones are a NaN. */
function clear(at: usize, doubles: i32): void {
  memory.fill(at, 0xff, <usize>doubles << 3);
}
