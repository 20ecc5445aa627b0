// Newton steps on the residuals of the partners, and how much of a residual's rounding reaches the solution.

/** Derivatives of residuals by ln occupations, row by row, which the chains leave here; later their inverse. */
var<private> matrix: array<f32, partnerCount * partnerCount>;

/** Longest Newton step in any ln occupation. */
const longestNewton: f32 = 3.0;

fn exchangeRows(a: u32, b: u32) {
  for (var k = 0u; k < batch.partners; k++) {
    let kept = matrix[a * partnerCount + k];
    matrix[a * partnerCount + k] = matrix[b * partnerCount + k];
    matrix[b * partnerCount + k] = kept;
  }
}

/** Inverts the matrix in place (Gauss and Jordan, the largest pivot of each column). False where it is singular. */
fn invert() -> bool {
  var exchanged: array<u32, partnerCount>;
  for (var c = 0u; c < batch.partners; c++) {
    var pivot = c;
    for (var r = c + 1u; r < batch.partners; r++) {
      if (abs(matrix[r * partnerCount + c]) > abs(matrix[pivot * partnerCount + c])) {
        pivot = r;
      }
    }
    exchanged[c] = pivot;
    if (pivot != c) {
      exchangeRows(pivot, c);
    }
    let top = matrix[c * partnerCount + c];
    if (!(abs(top) > 1e-20)) {
      return false;
    }
    matrix[c * partnerCount + c] = 1.0;
    for (var k = 0u; k < batch.partners; k++) {
      matrix[c * partnerCount + k] /= top;
    }
    for (var r = 0u; r < batch.partners; r++) {
      if (r == c) {
        continue;
      }
      let factor = matrix[r * partnerCount + c];
      matrix[r * partnerCount + c] = 0.0;
      for (var k = 0u; k < batch.partners; k++) {
        matrix[r * partnerCount + k] -= factor * matrix[c * partnerCount + k];
      }
    }
  }
  for (var i = 0u; i < batch.partners; i++) {
    let c = partnerCount - 1u - i;
    let pivot = exchanged[c];
    if (pivot == c) {
      continue;
    }
    for (var r = 0u; r < batch.partners; r++) {
      let kept = matrix[r * partnerCount + c];
      matrix[r * partnerCount + c] = matrix[r * partnerCount + pivot];
      matrix[r * partnerCount + pivot] = kept;
    }
  }
  return true;
}

struct NewtonStep {
  /** Largest change of an ln occupation before limiting; -1 where there is no step. */
  size: f32,
  /** Largest change of an ln occupation by changes of 1 in every residual. */
  amplification: f32,
}

/** Moves the occupations by one Newton step. */
fn newton() -> NewtonStep {
  linearize();
  if (!invert()) {
    return NewtonStep(-1.0, 1e9);
  }
  var step: array<f32, partnerCount>;
  var size = 0.0;
  var amplification = 0.0;
  for (var r = 0u; r < batch.partners; r++) {
    var change = 0.0;
    var reach = 0.0;
    for (var c = 0u; c < batch.partners; c++) {
      change -= matrix[r * partnerCount + c] * residual[c];
      reach += abs(matrix[r * partnerCount + c]);
    }
    step[r] = change;
    size = max(size, abs(change));
    amplification = max(amplification, reach);
  }
  let part = longestNewton / max(longestNewton, size);
  for (var p = 0u; p < batch.partners; p++) {
    occupation[p] = moved(occupation[p], clamp(part * step[p], -longestNewton, longestNewton));
  }
  return NewtonStep(size, amplification);
}
