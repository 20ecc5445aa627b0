import { describe, expect, it } from 'vitest';
import { contourLabels, type ScalarField } from '../../src/plots';
import { overlap } from '../../src/plots/labelPlacement';
import { samplePlot } from './samplePlot';

const frame = {
  x: 10,
  y: 20,
  width: 400,
  height: 400,
  columns: 41,
  rows: 41,
  xRange: [0, 40],
  yRange: [0, 40],
} as const;
const levels = [-40, -30, -20, -10, 0];
/** A ridge that falls along x = y: gently along it, steeply to both sides. */
const ridge = samplePlot(41, 41, (x, y) => -0.5 * (x + y) - 2 * Math.abs(x - y), {});
const field: ScalarField = { ...(ridge.field as ScalarField), levels };
const room = { frame, bounds: frame, obstacles: [], size: 10 };

describe('contourLabels', () => {
  it('numbers every inner line of a cone that has room, on the line and along it', () => {
    const cone = samplePlot(41, 41, (x, y) => -2 * Math.hypot(x - 20, y - 20), {});
    const own: ScalarField = { ...(cone.field as ScalarField), levels };
    const labels = contourLabels(own, cone.state, room);
    expect(new Set(labels.map(({ text }) => text))).toEqual(new Set(['−30', '−20', '−10']));
    for (const { x, y, turn_deg, text } of labels) {
      const [dx, dy] = [x - 210, y - 220];
      const radius = (-Number(text.replace('−', '-')) / 2) * (400 / 41);
      expect(Math.abs(Math.hypot(dx, dy) - radius)).toBeLessThan(1.5);
      const across = Math.abs(
        (dx * Math.cos((turn_deg * Math.PI) / 180) + dy * Math.sin((turn_deg * Math.PI) / 180)) / radius,
      );
      expect(across).toBeLessThan(0.12);
    }
  });

  it('prefers the ridge, where the lines are far apart', () => {
    const flat = samplePlot(41, 41, (x, y) => -(x + y) / 2 - ((x - y) / 6) ** 2, {});
    const own: ScalarField = { ...(flat.field as ScalarField), levels };
    const labels = contourLabels(own, flat.state, room);
    expect(labels.length).toBeGreaterThan(1);
    const first = new Map(labels.toReversed().map((label) => [label.text, label]));
    for (const { x, y } of first.values()) {
      const [column, row] = [((x - 10) / 400) * 41, (1 - (y - 20) / 400) * 41];
      expect(Math.abs(column - row)).toBeLessThan(5);
    }
  });

  it('keeps off marks, off each other, off the edge and off pixels without a value', () => {
    const free = contourLabels(field, ridge.state, room);
    expect(free.length).toBeGreaterThan(0);
    const obstacles = free.map(({ box }) => box);
    for (const { box } of contourLabels(field, ridge.state, { ...room, obstacles }))
      expect(obstacles.some((other) => overlap(box, other))).toBe(false);
    free.forEach(({ box }, i) => {
      expect(free.slice(i + 1).some((other) => overlap(box, other.box))).toBe(false);
      expect(box.x).toBeGreaterThan(10);
      expect(box.y + box.height).toBeLessThan(420);
    });
    const half = ridge.state.map((_, p) => (p % 41 < 20 ? ('masked' as const) : ('good' as const)));
    for (const { box } of contourLabels(field, half, room))
      expect(box.x).toBeGreaterThanOrEqual(10 + (20 / 41) * 400 - 0.1);
  });

  it('has none where the picture is too small for a number between the ends', () => {
    const small = { ...frame, width: 30, height: 30 };
    expect(contourLabels(field, ridge.state, { ...room, frame: small, bounds: small })).toEqual([]);
  });

  it('leaves crowded lines, and a map without values, without numbers', () => {
    const steep = samplePlot(41, 41, (x) => -40 * x, {});
    expect(contourLabels({ ...(steep.field as ScalarField), levels }, steep.state, room)).toEqual([]);
    expect(
      contourLabels(
        field,
        ridge.state.map(() => 'masked' as const),
        room,
      ),
    ).toEqual([]);
  });
});
