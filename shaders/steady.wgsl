// Steady states, one thread a point. What depends on the mechanism is generated beside this text: `setStarts`, `weigh`
// (stationary occupations and residuals at given occupations of the partners), `linearize` (the same with derivatives),
// `storeCoverages`, `findFluxes` and `imbalance` (gross rates), `storeTofs` and `storeShares`.

override workgroupSize: u32 = 64u;
/** Accelerated iterations after which Newton's method takes over anyhow, and all those after which a point is handed back. */
override mostAccelerated: u32 = 40u;
override mostIterations: u32 = 60u;
/** Newton's method takes over when the residual and the step [ln] are this small. */
override newtonFrom: f32 = 3e-4;
/** Newton's last step [ln]: it converges quadratically, down to what rounding leaves. */
override lastStep: f32 = 1e-4;

/** log2 of the occupations of partners to start from, in units of 2^-20, or `absent`. [count × partners] */
@group(0) @binding(4) var<storage, read> starts: array<i32>;
/** log2 of coverages in units of 2^-20, or `absent`. [count × states] */
@group(0) @binding(5) var<storage, read_write> coverages: array<i32>;
/** log2 of |TOF| in units of 2^-18, and below it two bits, `none` … `hidden`; or `absent`. [count × externals] */
@group(0) @binding(6) var<storage, read_write> tofs: array<i32>;

/** How a point ended. */
struct Outcome {
  iterations: u32,
  /** 1 solved, else 0. */
  solved: u32,
  /** Index of the product with the largest share, or -1. */
  winner: i32,
  /** Largest imbalance of a surface species relative to its gross rates. */
  imbalance: f32,
  /** Gross rates over the net rate of the external of which least is left. */
  cancellation: f32,
  /** Largest change of an ln occupation by changes of 1 in every residual. */
  amplification: f32,
}

@group(0) @binding(7) var<storage, read_write> outcomes: array<Outcome>;

const coverageUnits: f32 = 1048576.0;
const coverageBits: u32 = 20u;
const tofUnits: f32 = 262144.0;

/** What does not form, whatever the rates. */
const absent: i32 = -0x7fffffff;
/** |log2| that units of 2^-20 can hold. */
const widestLog2: i32 = 2000;
var<private> clipped: bool = false;

fn storedLog2(a: Wide, units: f32) -> i32 {
  let parts = log2Of(a);
  clipped = clipped || abs(parts.whole) > widestLog2;
  return clamp(parts.whole, -widestLog2, widestLog2) * i32(units) + i32(round(parts.rest * units));
}

fn startOf(point: u32, partner: u32, uniformShare: f32) -> Wide {
  if (batch.warm != 0u) {
    let stored = starts[point * partnerCount + partner];
    if (stored != absent) {
      let e = (stored + (1i << (coverageBits - 1u))) >> coverageBits;
      return normal(smallPower(f32(stored - (e << coverageBits)) / coverageUnits), e);
    }
  }
  return normal(uniformShare, 0);
}

@compute @workgroup_size(workgroupSize)
fn solveSteady(@builtin(global_invocation_id) id: vec3u) {
  let point = id.x;
  if (point >= batch.count) {
    return;
  }
  findRates(point);
  setStarts(point);
  var iterations = 0u;
  for (var near = false; !near && iterations < mostAccelerated; iterations++) {
    weigh();
    let size = largestResidual();
    let step = accelerate(iterations > 0u);
    near = size <= newtonFrom && step <= newtonFrom;
  }
  var last = NewtonStep(1.0, 0.0);
  for (; last.size > lastStep && iterations < mostIterations; iterations++) {
    last = newton();
  }
  weigh();
  storeCoverages(point);
  findFluxes();
  let cancellation = storeTofs(point);
  let winner = storeShares(point);
  let solved = last.size >= 0.0 && last.size <= lastStep && !clipped;
  outcomes[point] =
    Outcome(iterations, select(0u, 1u, solved), winner, imbalance(), cancellation, last.amplification);
}
