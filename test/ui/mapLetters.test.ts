import { describe, expect, test } from 'vitest';
import type { CategoryField, MapPlot } from '../../src/plots';
import { mapLetters } from '../../src/ui/map/mapLetters';

const n = 20;
const side = (i: number): number => i / (n - 1);
const values = Float64Array.from({ length: n }, (_, i) => side(i));
const axis: MapPlot['x'] = { title: 'x', unit: 'eV', values };
const categories = [
  { label: 'NO', color: '#e69f00', letter: 'O' },
  { label: 'N2', color: '#0072b2', letter: 'N' },
];
/** The left half is the first category, the right half the second; the upper three quarters are masked. */
const field: CategoryField = {
  kind: 'category',
  index: Int16Array.from({ length: n * n }, (_, p) => (p % n < n / 2 ? 0 : 1)),
  margin: new Float64Array(n * n).fill(3),
  categories,
  title: '',
};
const plot: MapPlot = {
  title: '',
  subtitle: '',
  x: axis,
  y: axis,
  state: Array.from({ length: n * n }, (_, p) => (p >= (n * n) / 4 ? 'masked' : 'good')),
  field,
  candidates: [],
  maskReason: '',
  metadata: {},
};
const window = {
  left: 50,
  top: 10,
  width: 400,
  height: 400,
  x: [0, 1] as [number, number],
  y: [0, 1] as [number, number],
};
const picture = { left: 50, top: 10, width: 400, height: 400 };

describe('mapLetters', () => {
  test('each region has its letter, inside it and clear of what is masked', () => {
    const letters = mapLetters(plot, picture, window);
    expect(letters.map(({ letter }) => letter).sort()).toEqual(['N', 'O']);
    for (const { letter, box } of letters) {
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      expect(x < 250).toBe(letter === 'O');
      expect(y).toBeGreaterThan(310);
    }
  });

  test('a letter that the window cuts off is left out', () => {
    const zoomed = { ...picture, left: -350, width: 800 };
    expect(mapLetters(plot, zoomed, window).map(({ letter }) => letter)).toEqual(['N']);
  });

  test('a scalar field has none', () => {
    const value = new Float64Array(n * n);
    const scalar: MapPlot['field'] = {
      kind: 'scalar',
      value,
      palette: 'sequential',
      levels: [0, 1],
      title: '',
      name: '',
    };
    expect(mapLetters({ ...plot, field: scalar }, picture, window)).toEqual([]);
  });
});
