/** Values below this are rounding in whatever is shown: decades, shares, eV. */
const nothing = 1e-9;
/** Share of the reach of a diverging field below which a value counts as none: its sign would be drawn as an edge at 0. */
const slight = 1e-6;

/** Values of a diverging field with those next to nothing set to 0. */
export function withoutNoise(values: Float64Array): Float64Array {
  let reach = 0;
  for (const value of values) if (Number.isFinite(value)) reach = Math.max(reach, Math.abs(value));
  const least = Math.max(nothing, slight * reach);
  return values.map((value) => (Math.abs(value) < least ? 0 : value));
}
