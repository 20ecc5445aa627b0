import { describe, expect, it } from 'vitest';
import { backwardMark, style, unknownMark, type PixelState, type ScalarField } from '../../src/plots';
import { dotOf } from '../../src/ui/map/dotOf';
import { gapCode, gapTiles, tileOf, type GapTile } from '../../src/ui/map/gapTiles';
import { paintCategories, paintScalar, type Raster } from '../../src/ui/map/paintField';

const colors = Uint32Array.of(10, 20, 30, 40);
const unlined = new Uint8Array(4);
const raster = (width: number, height: number): Raster => ({ width, height, dots: new Uint32Array(width * height) });
const field = (value: readonly number[]): ScalarField => ({
  kind: 'scalar',
  palette: 'sequential',
  levels: [0, 1, 2, 3, 4],
  title: '',
  name: '',
  value: Float64Array.from(value),
});
/** One dot a tile, so that it can be told which one was used; a tile of two dots for what runs backwards. */
const tile = (...dots: readonly number[]): GapTile => ({ width: dots.length, height: 1, dots: Uint32Array.from(dots) });
const gaps = [tile(0), tile(901), tile(902, 903), tile(904)];
const good = (n: number): PixelState[] => Array<PixelState>(n).fill('good');

describe('paintScalar', () => {
  it('puts the first row at the bottom and each value into its band', () => {
    const to = raster(2, 2);
    paintScalar(
      field([0.5, 1.5, 2.5, 3.5]),
      { columns: 2, rows: 2, state: good(4) },
      { colors, lined: unlined },
      gaps,
      to,
    );
    expect([...to.dots]).toEqual([30, 40, 10, 20]);
  });

  it('is bilinear between pixel centres', () => {
    const to = raster(8, 1);
    paintScalar(field([0, 4]), { columns: 2, rows: 1, state: good(2) }, { colors, lined: unlined }, gaps, to);
    expect([...to.dots]).toEqual([10, 10, 10, 20, 30, 40, 40, 40]);
  });

  it('ends at the first and last colour, infinities included', () => {
    const to = raster(4, 1);
    const value = field([-Infinity, -9, 9, Infinity]);
    paintScalar(value, { columns: 4, rows: 1, state: good(4) }, { colors, lined: unlined }, gaps, to);
    expect([...to.dots]).toEqual([10, 10, 40, 40]);
  });

  it('leaves masked pixels transparent and fills others without a value with their tiles, over their whole squares', () => {
    const to = raster(10, 1);
    const state: PixelState[] = ['good', 'masked', 'good', 'failed', 'backward'];
    const value = field([0.5, 0.5, NaN, 0.5, -Infinity]);
    paintScalar(value, { columns: 5, rows: 1, state }, { colors, lined: unlined }, gaps, to);
    expect([...to.dots]).toEqual([10, 10, 0, 0, 904, 904, 901, 901, 902, 903]);
  });

  it('a rate that runs backwards has none of the colours of the scale, nor of what lies beside it', () => {
    const to = raster(9, 1);
    const state: PixelState[] = ['good', 'backward', 'good'];
    paintScalar(field([3.5, -Infinity, 3.5]), { columns: 3, rows: 1, state }, { colors, lined: unlined }, gaps, to);
    expect([...to.dots]).toEqual([40, 40, 40, 903, 902, 903, 40, 40, 40]);
  });

  it('draws a line where a lined level is crossed, and none elsewhere', () => {
    const to = raster(8, 1);
    const bright = Uint32Array.of(0xff0000c8, 0xff0000c8, 0xff0000c8, 0xff0000c8);
    const lined = Uint8Array.of(0, 0, 1, 0);
    paintScalar(field([0, 4]), { columns: 2, rows: 1, state: good(2) }, { colors: bright, lined }, gaps, to);
    expect([...to.dots].flatMap((dot, i) => (dot === bright[0] ? [] : [i]))).toEqual([4]);
  });
});

describe('paintCategories', () => {
  it('is full where the margin is clear, light where it is not, paper without a winner, and a tile without a solution', () => {
    const to = raster(6, 1);
    paintCategories(
      {
        kind: 'category',
        index: Int16Array.of(0, 1, 1, -1, -1, -1),
        margin: Float64Array.of(3, 0.2, 1, NaN, NaN, NaN),
        categories: [],
        title: '',
      },
      { columns: 6, rows: 1, state: [...good(4), 'masked', 'unknown'] },
      {
        clear: Uint32Array.of(1, 2),
        narrow: Uint32Array.of(3, 4),
        none: 7,
        margin: 1,
        stripe: { period: 4, width: 2 },
      },
      gaps,
      to,
    );
    expect([...to.dots]).toEqual([1, 4, 2, 7, 0, 904]);
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
      { clear: Uint32Array.of(1), narrow: Uint32Array.of(3), none: 7, margin: 1, stripe: { period: 4, width: 2 } },
      gaps,
      to,
    );
    expect([...to.dots]).toEqual([3, 3, 1, 1, 1, 1, 1, 1, 3, 1, 1, 3, 1, 1, 1, 1]);
  });
});

it('a dot is red, green, blue and opaque in the bytes of a canvas', () => {
  expect([...new Uint8Array(Uint32Array.of(dotOf('#102030')).buffer)]).toEqual([0x10, 0x20, 0x30, 0xff]);
});

describe('gapTiles', () => {
  it('has a tile for every state, of ground and ink, that grows with the dots', () => {
    for (const [mark, state] of [
      [backwardMark, 'backward'],
      [unknownMark, 'unknown'],
    ] as const) {
      const { width, height, dots } = gapTiles(2)[gapCode[state]];
      expect([width, height]).toEqual([2 * mark.width, 2 * mark.height]);
      const share = (color: string): number => dots.filter((dot) => dot === dotOf(color)).length / dots.length;
      expect(share(mark.ground)).toBeGreaterThan(0.5);
      expect(share(mark.ink)).toBeGreaterThan(0.05);
    }
    expect([...gapTiles(1)[gapCode.masked].dots]).toEqual([0]);
    expect([...gapTiles(1)[gapCode.failed].dots]).toEqual([dotOf(style.failedGround)]);
  });

  it('points its arrows to the left', () => {
    const { width, height, dots } = tileOf(backwardMark, 4);
    /** Dots of ink in a column. */
    const ink = (u: number): number =>
      Array.from({ length: height }, (_, v) => dots[v * width + u]).filter((dot) => dot === dotOf(backwardMark.ink))
        .length;
    expect(ink(4 * 4)).toBeGreaterThan(1.5 * ink(9 * 4));
  });
});
