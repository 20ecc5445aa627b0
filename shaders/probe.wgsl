// Probes the arithmetic of a device: what the solver relies on, for the host to compare with double precision.

struct Sample {
  aM: f32,
  aE: i32,
  bM: f32,
  bE: i32,
  step: f32,
  whole: i32,
}

struct Reading {
  sumM: f32,
  sumE: i32,
  quotientM: f32,
  quotientE: i32,
  movedM: f32,
  movedE: i32,
  ratio: f32,
  log2Whole: i32,
  log2Rest: f32,
  shifted: i32,
  power: f32,
}

@group(0) @binding(0) var<storage, read> samples: array<Sample>;
@group(0) @binding(1) var<storage, read_write> readings: array<Reading>;

@compute @workgroup_size(64)
fn probe(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= arrayLength(&samples)) {
    return;
  }
  let sample = samples[id.x];
  let a = Wide(sample.aM, sample.aE);
  let b = Wide(sample.bM, sample.bE);
  let added = sum(a, b);
  let divided = product(a, inverse(b));
  let quotient = normal(divided.m, divided.e);
  let shift = moved(a, sample.step);
  let logarithm = log2Of(a);
  readings[id.x] = Reading(
    added.m, added.e, quotient.m, quotient.e, shift.m, shift.e, logRatio(a, b), logarithm.whole, logarithm.rest,
    sample.whole * sample.whole + (sample.whole >> 3u), powerOfTwo(sample.whole));
}
