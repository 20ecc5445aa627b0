// Rate constants of a point: each ln k is the smallest of a few forms that are affine in the variables of the point.
// log2 k of some hundreds has to be right to 1e-6, which is more than f32 holds. Coefficients and variables are therefore
// split by the host into whole multiples of a grain and a small rest. Products of the wholes are summed in i32, exactly and
// whatever the order; what is left is small enough for f32.

/** A coefficient of log2 k: `whole` in grains; itself; and what the grains leave of it, per grain of its variable. */
struct Term {
  whole: i32,
  coefficient: f32,
  rest: f32,
}

/** A variable of a point: `whole` in grains, and what the grains leave of it. */
struct Coordinate {
  whole: i32,
  rest: f32,
}

struct Batch {
  count: u32,
  /** Variables that differ between points. */
  variables: u32,
  /** 1 where starts are given, else 0. */
  warm: u32,
  /** As `partnerCount` and `rateCount`: loops of a length that a compiler knows it may unroll, which takes it seconds. */
  partners: u32,
  rates: u32,
}

/** Where a rate constant comes from: pieces `first` … `end` - 1, and a factor. */
struct Rate {
  first: u32,
  end: u32,
  factor: f32,
}

@group(0) @binding(0) var<uniform> batch: Batch;
@group(0) @binding(1) var<storage, read> points: array<Coordinate>;
/** By piece: a term per variable, then the constant. */
@group(0) @binding(2) var<storage, read> terms: array<Term>;
@group(0) @binding(3) var<storage, read> rates: array<Rate>;

/** Grains of log2 k. */
const grains: f32 = 524288.0;
const grainBits: u32 = 19u;

/** Rate constants, later gross fluxes, in sites that a transition turns. */
var<private> rate: array<Wide, rateCount>;

fn findRates(point: u32) {
  for (var r = 0u; r < batch.rates; r++) {
    rate[r] = times(rateConstant(point, rates[r].first, rates[r].end), rates[r].factor);
  }
}

/** The smallest of pieces `first` … `end` - 1 at the point. */
fn rateConstant(point: u32, first: u32, end: u32) -> Wide {
  var least = 0x7fffffff;
  var leastRest = 0.0;
  for (var piece = first; piece < end; piece++) {
    let row = piece * (batch.variables + 1u);
    let last = terms[row + batch.variables];
    var whole = last.whole;
    var rest = last.rest;
    for (var v = 0u; v < batch.variables; v++) {
      let term = terms[row + v];
      let x = points[point * batch.variables + v];
      whole += term.whole * x.whole;
      rest += term.coefficient * x.rest + term.rest * f32(x.whole);
    }
    let carried = round(rest * grains);
    whole += i32(carried);
    rest -= carried / grains;
    if (whole < least || (whole == least && rest < leastRest)) {
      least = whole;
      leastRest = rest;
    }
  }
  let half = 1i << (grainBits - 1u);
  let e = (least + half) >> grainBits;
  let fraction = f32(least - (e << grainBits)) / grains + leastRest;
  return normal(smallPower(fraction), e);
}
