import { describe, expect, it } from 'vitest';
import { labelPlacement, overlap } from '../../src/plots/labelPlacement';
import { seeded } from './samplePlot';

const bounds = { x: 70, y: 60, width: 470, height: 500 };
const reach = 5.5;

function randomRequests(seed: number, count: number, spread = 1) {
  const random = seeded(seed);
  return Array.from({ length: count }, () => ({
    x: bounds.x + bounds.width * (0.5 + (random() - 0.5) * spread),
    y: bounds.y + bounds.height * (0.5 + (random() - 0.5) * spread),
    width: 30 + 35 * random(),
    height: 13,
  }));
}

describe('label placement', () => {
  it.each([1, 2, 3, 4])('of 60 candidates, seed %i: no overlap with labels, marks, obstacles or the frame', (seed) => {
    const requests = randomRequests(seed, 60);
    const obstacles = [{ x: 200, y: 200, width: 60, height: 40 }];
    const places = labelPlacement(requests, bounds, obstacles, reach);
    const boxes = places.flatMap((place) => (place === null ? [] : [place.box]));
    expect(boxes.length).toBeGreaterThan(50);
    const marks = requests.map(({ x, y }) => ({ x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }));
    boxes.forEach((box, k) => {
      for (const other of [...boxes.slice(k + 1), ...marks, ...obstacles]) expect(overlap(box, other)).toBe(false);
      expect(box.x).toBeGreaterThanOrEqual(bounds.x);
      expect(box.y).toBeGreaterThanOrEqual(bounds.y);
      expect(box.x + box.width).toBeLessThanOrEqual(bounds.x + bounds.width);
      expect(box.y + box.height).toBeLessThanOrEqual(bounds.y + bounds.height);
    });
  });

  it('a mark that is first has its label where there is room for one alone', () => {
    const crowd = Array.from({ length: 90 }, (_, k) => ({
      x: 300 + (k % 9),
      y: 300 + Math.floor(k / 9),
      width: 60,
      height: 13,
    }));
    const missing = labelPlacement(crowd, bounds, [], reach).findIndex((place) => place === null);
    expect(missing).toBeGreaterThanOrEqual(0);
    const wanted = crowd.map((request, k) => ({ ...request, first: k === missing }));
    expect(labelPlacement(wanted, bounds, [], reach)[missing]).not.toBeNull();
  });

  it('leaders run free of foreign labels and marks', () => {
    const requests = randomRequests(9, 60, 0.6);
    const places = labelPlacement(requests, bounds, [], reach);
    const leaders = places.flatMap((place, owner) =>
      place?.leader === undefined ? [] : [{ owner, line: place.leader }],
    );
    expect(leaders.length).toBeGreaterThan(5);
    const touched = leaders.flatMap(({ owner, line: [from, to] }) =>
      Array.from({ length: 51 }, (_, step) => {
        const x = from[0] + (step / 50) * (to[0] - from[0]);
        const y = from[1] + (step / 50) * (to[1] - from[1]);
        const dot = { x: x - 0.01, y: y - 0.01, width: 0.02, height: 0.02 };
        const onMark = requests.filter(
          (mark, k) => k !== owner && Math.max(Math.abs(x - mark.x), Math.abs(y - mark.y)) < reach - 0.02,
        );
        const onLabel = places.filter((place, k) => k !== owner && place !== null && overlap(dot, place.box));
        return onMark.length + onLabel.length;
      }),
    );
    expect(Math.max(...touched)).toBe(0);
  });

  it('a lone label stands right of its mark without a leader', () => {
    const [place] = labelPlacement([{ x: 300, y: 300, width: 40, height: 13 }], bounds, [], reach);
    expect(place).toEqual({ box: { x: 306.5, y: 293.5, width: 40, height: 13 }, anchor: 'start' });
  });

  it('drops a label without a place and keeps the count', () => {
    const places = labelPlacement([{ x: 300, y: 300, width: 900, height: 13 }], bounds, [], reach);
    expect(places).toEqual([null]);
  });

  it('gives the same places for the same input', () => {
    const requests = randomRequests(6, 60, 0.5);
    expect(labelPlacement(requests, bounds, [], reach)).toEqual(labelPlacement(requests, bounds, [], reach));
  });
});
