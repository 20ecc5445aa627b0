import { describe, expect, it } from 'vitest';
import type { PixelState, ScalarField } from '../../src/plots';
import { dotOf, paintCategories, paintScalar, type Raster } from '../../src/ui/map/paintField';

const colors = Uint32Array.of(10, 20, 30, 40);
const unlined = new Uint8Array(4);
const raster = (width: number, height: number): Raster => ({ width, height, dots: new Uint32Array(width * height) });
const field = (value: readonly number[]): ScalarField => ({
  kind: 'scalar',
  palette: 'sequential',
  levels: [0, 1, 2, 3, 4],
  title: '',
  value: Float64Array.from(value),
});
const good = (n: number): PixelState[] => Array<PixelState>(n).fill('good');

describe('paintScalar', () => {
  it('puts the first row at the bottom and each value into its band', () => {
    const to = raster(2, 2);
    paintScalar(field([0.5, 1.5, 2.5, 3.5]), { columns: 2, rows: 2, state: good(4) }, { colors, lined: unlined }, to);
    expect([...to.dots]).toEqual([30, 40, 10, 20]);
  });

  it('is bilinear between pixel centres', () => {
    const to = raster(8, 1);
    paintScalar(field([0, 4]), { columns: 2, rows: 1, state: good(2) }, { colors, lined: unlined }, to);
    expect([...to.dots]).toEqual([10, 10, 10, 20, 30, 40, 40, 40]);
  });

  it('ends at the first and last colour, infinities included', () => {
    const to = raster(4, 1);
    const value = field([-Infinity, -9, 9, Infinity]);
    paintScalar(value, { columns: 4, rows: 1, state: good(4) }, { colors, lined: unlined }, to);
    expect([...to.dots]).toEqual([10, 10, 40, 40]);
  });

  it('leaves masked, failed and unknown pixels transparent over their whole square, and only those', () => {
    const to = raster(12, 1);
    const state: PixelState[] = ['good', 'masked', 'good', 'failed'];
    paintScalar(field([0.5, 0.5, NaN, 0.5]), { columns: 4, rows: 1, state }, { colors, lined: unlined }, to);
    expect([...to.dots]).toEqual([10, 10, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('draws a line where a lined level is crossed, and none elsewhere', () => {
    const to = raster(8, 1);
    const bright = Uint32Array.of(0xff0000c8, 0xff0000c8, 0xff0000c8, 0xff0000c8);
    const lined = Uint8Array.of(0, 0, 1, 0);
    paintScalar(field([0, 4]), { columns: 2, rows: 1, state: good(2) }, { colors: bright, lined }, to);
    expect([...to.dots].flatMap((dot, i) => (dot === bright[0] ? [] : [i]))).toEqual([4]);
  });
});

describe('paintCategories', () => {
  it('is full where the margin is clear, light where it is not, and transparent without a winner', () => {
    const to = raster(4, 1);
    paintCategories(
      {
        kind: 'category',
        index: Int16Array.of(0, 1, 1, -1),
        margin: Float64Array.of(3, 0.2, 1, NaN),
        categories: [],
        title: '',
      },
      { columns: 4, rows: 1, state: good(4) },
      { clear: Uint32Array.of(1, 2), narrow: Uint32Array.of(3, 4), margin: 1, stripe: { period: 4, width: 2 } },
      to,
    );
    expect([...to.dots]).toEqual([1, 4, 2, 0]);
  });

  it('has stripes where the winner is uncertain, and only there', () => {
    const to = raster(8, 2);
    paintCategories(
      {
        kind: 'category',
        index: Int16Array.of(0, 0),
        margin: Float64Array.of(Infinity, Infinity),
        categories: [],
        title: '',
        uncertain: { pixels: Uint8Array.of(1, 0), words: '' },
      },
      { columns: 2, rows: 1, state: good(2) },
      { clear: Uint32Array.of(1), narrow: Uint32Array.of(3), margin: 1, stripe: { period: 4, width: 2 } },
      to,
    );
    expect([...to.dots]).toEqual([3, 3, 1, 1, 1, 1, 1, 1, 3, 1, 1, 3, 1, 1, 1, 1]);
  });
});

it('a dot is red, green, blue and opaque in the bytes of a canvas', () => {
  expect([...new Uint8Array(Uint32Array.of(dotOf('#102030')).buffer)]).toEqual([0x10, 0x20, 0x30, 0xff]);
});
