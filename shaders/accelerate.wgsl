// Anderson acceleration with a memory of two differences (D. G. Anderson, J. ACM 12, 547 (1965), doi 10.1145/321296.321305)
// on the logarithms of the partners' occupations.

/** Occupations of the partners, and ln of how far the stationary ones are from them, which the chains leave here. */
var<private> occupation: array<Wide, partnerCount>;
var<private> residual: array<f32, partnerCount>;

var<private> residualBefore: array<f32, partnerCount>;
var<private> stepBefore: array<f32, partnerCount>;
/** Last and last but one difference of the residuals, and what a coefficient of each takes off the step. */
var<private> difference: array<f32, partnerCount>;
var<private> olderDifference: array<f32, partnerCount>;
var<private> taken: array<f32, partnerCount>;
var<private> olderTaken: array<f32, partnerCount>;

/** Longest step in any ln occupation. */
const longestStep: f32 = 300.0;
/** Smallest pivot of the normal equations relative to its square, and at all. */
const leastShare: f32 = 1e-6;
const leastSquare: f32 = 1e-30;

fn largestResidual() -> f32 {
  var size = 0.0;
  for (var p = 0u; p < batch.partners; p++) {
    size = max(size, abs(residual[p]));
  }
  return size;
}

/** Moves the occupations by one accelerated step. @returns the largest change of an ln occupation. */
fn accelerate(primed: bool) -> f32 {
  var ownProduct = 0.0;
  var olderProduct = 0.0;
  var square = 0.0;
  var olderSquare = 0.0;
  var cross = 0.0;
  for (var p = 0u; p < batch.partners; p++) {
    let g = residual[p];
    let older = difference[p];
    let newest = select(0.0, g - residualBefore[p], primed);
    ownProduct += newest * g;
    olderProduct += older * g;
    square += newest * newest;
    olderSquare += older * older;
    cross += newest * older;
    residualBefore[p] = g;
    olderDifference[p] = older;
    difference[p] = newest;
    olderTaken[p] = taken[p];
    taken[p] = select(0.0, stepBefore[p] + newest, primed);
  }
  let own = 1.0 / max(square, leastSquare);
  let factor = cross * own;
  let left = max(olderSquare - factor * cross, leastShare * olderSquare + leastSquare);
  let second = (olderProduct - factor * ownProduct) / left;
  let first = ownProduct * own - factor * second;
  var size = 0.0;
  for (var p = 0u; p < batch.partners; p++) {
    let step = clamp(residual[p] - first * taken[p] - second * olderTaken[p], -longestStep, longestStep);
    size = max(size, abs(step));
    stepBefore[p] = step;
    occupation[p] = moved(occupation[p], step);
  }
  return size;
}
