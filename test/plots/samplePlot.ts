import type { MapPlot, PixelState, ScalarField } from '../../src/plots';

/** `count` evenly spaced numbers from `from` to `to`. */
export function spread(from: number, to: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/** A small generator of numbers in [0, 1), the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
}

/** A map of `columns` by `rows` good pixels over 0 .. columns - 1 and 0 .. rows - 1 eV with value(x, y). */
export function samplePlot(
  columns: number,
  rows: number,
  value: (x: number, y: number) => number,
  changes: Partial<MapPlot> = {},
): MapPlot {
  const pixels = columns * rows;
  const field: ScalarField = {
    kind: 'scalar',
    value: Float64Array.from({ length: pixels }, (_, k) => value(k % columns, Math.floor(k / columns))),
    palette: 'sequential',
    levels: [-6, -3, 0, 3],
    title: 'log₁₀ TOF / s⁻¹',
    name: 'log₁₀ TOF / s⁻¹',
  };
  return {
    title: 'sample',
    subtitle: 'T = 300 K',
    x: { title: 'ΔE_O (eV)', values: spread(0, columns - 1, columns), unit: 'eV' },
    y: { title: 'ΔE_N (eV)', values: spread(0, rows - 1, rows), unit: 'eV' },
    state: Array.from({ length: pixels }, (): PixelState => 'good'),
    field,
    candidates: [],
    maskReason: 'a barrier is negative',
    metadata: { hash: 'abc' },
    ...changes,
  };
}
