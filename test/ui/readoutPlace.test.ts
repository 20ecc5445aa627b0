import { describe, expect, it } from 'vitest';
import { readoutPlace } from '../../src/ui/map/readoutPlace';

describe('the readout', () => {
  const box = { width: 800, height: 700 };
  const large = { left: 150, width: 520 };

  it('stands beside the cursor and stays in the box', () => {
    expect(readoutPlace([300, 200], box, large)).toEqual({ left: 314, top: 160, bottom: null, width: 220 });
    expect(readoutPlace([640, 20], box, large)).toEqual({ left: 406, top: 2, bottom: null, width: 220 });
    expect(readoutPlace([300, 600], box, large)).toEqual({ left: 314, top: null, bottom: 90, width: 220 });
  });

  it('stands beside a map that it would cover by half, where there is room', () => {
    const small = { left: 260, width: 250 };
    expect(readoutPlace([300, 200], { ...box, width: 696 }, small)).toMatchObject({ left: 517, width: 177 });
    expect(readoutPlace([300, 200], box, small)).toMatchObject({ left: 517, width: 220 });
  });

  it('lies over a narrow map that has no room beside it', () => {
    expect(readoutPlace([100, 200], { width: 336, height: 440 }, { left: 48, width: 272 }).left).toBe(114);
    expect(readoutPlace([200, 200], { width: 336, height: 440 }, { left: 48, width: 272 }).left).toBe(2);
  });
});
