// Turnover frequencies as differences of gross rates.

/** Which way a net rate runs: nothing, made, consumed, or hidden by rounding. */
const none: u32 = 0u;
const made: u32 = 1u;
const consumed: u32 = 2u;
const hidden: u32 = 3u;

struct Net {
  size: Wide,
  way: u32,
  /** Gross over net, and the gross rate. */
  cancellation: f32,
  gross: Wide,
}

/** |a - b| relative to the larger. */
fn relativeGap(a: Wide, b: Wide) -> f32 {
  let e = max(a.e, b.e);
  let x = a.m * powerOfTwo(a.e - e);
  let y = b.m * powerOfTwo(b.e - e);
  return abs(x - y) / max(x, y);
}

fn oneSided(size: Wide, way: u32) -> Net {
  return Net(size, way, 1.0, size);
}

fn netOf(gain: Wide, loss: Wide) -> Net {
  let e = max(gain.e, loss.e);
  let x = gain.m * powerOfTwo(gain.e - e);
  let y = loss.m * powerOfTwo(loss.e - e);
  let left = abs(x - y);
  let gross = normal(x + y, e);
  if (left == 0.0) {
    return Net(gross, hidden, 1e9, gross);
  }
  return Net(normal(left, e), select(consumed, made, x > y), (x + y) / left, gross);
}

/** Cancellation that is not worth another combination. */
const harmless: f32 = 10.0;

/** Of two sums that are the same rate the second, where much cancels in the first and less in the second. */
fn better(a: Net, b: Net) -> Net {
  if (a.cancellation > harmless && (b.gross.e < a.gross.e || (b.gross.e == a.gross.e && b.gross.m < a.gross.m))) {
    return b;
  }
  return a;
}

fn storedNet(net: Net) -> i32 {
  return (storedLog2(net.size, tofUnits) << 2u) | i32(net.way);
}

/** Where what is not known or does not form counts nothing: 2^-2^28. */
const nothing: Wide = Wide(1.0, -0x10000000);

fn formed(net: Net, weight: f32) -> Wide {
  if (net.way != made) {
    return nothing;
  }
  return normal(net.size.m * weight, net.size.e);
}

fn isLarger(a: Wide, b: Wide) -> bool {
  return a.e > b.e || (a.e == b.e && a.m > b.m);
}
