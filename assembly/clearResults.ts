import {
  externals,
  iterationsAt,
  lnCoverageAt,
  lnTofAt,
  rateControlAt,
  residualAt,
  responseAt,
  states,
  steps,
  tofSignAt,
  variables,
} from './layout';

/** Values of a point that is not solved are NaN. */
export function clearResults(count: i32, derivatives: bool): void {
  memory.fill(iterationsAt, 0, <usize>count << 2);
  memory.fill(tofSignAt, 0, <usize>(count * externals));
  clear(residualAt, count);
  clear(lnCoverageAt, count * states);
  clear(lnTofAt, count * externals);
  if (!derivatives) return;
  clear(rateControlAt, count * externals * steps);
  clear(responseAt, count * externals * (variables + 1));
}

function clear(at: usize, doubles: i32): void {
  for (let i: usize = 0; i < <usize>doubles << 3; i += 8) store<f64>(at + i, NaN);
}
