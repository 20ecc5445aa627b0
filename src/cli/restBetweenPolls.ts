/** Far below the time of a tile. */
const rest_ms = 0.5;
let resting = false;

/**
 * Dawn's bindings ask for results again and again while one is awaited, which keeps a whole core busy. A software adapter
 * computes on those cores: with rests between the questions it compiles a shader in 1.5 s instead of 3 on two cores. The
 * rests do not keep the process alive, and there are none while it waits for something else.
 */
export function restBetweenPolls(): void {
  if (resting) return;
  resting = true;
  const cell = new Int32Array(new SharedArrayBuffer(4));
  const rest = (): void => {
    Atomics.wait(cell, 0, 0, rest_ms);
    setImmediate(rest).unref();
  };
  setImmediate(rest).unref();
}
