import { describe, expect, test } from 'vitest';
import { placeBeside } from '../../src/ui/components/placeBeside';

const screen = { width: 360, height: 740 };
const size = { width: 300, height: 150 };

describe('placeBeside', () => {
  test('below the anchor, at its left edge', () => {
    expect(placeBeside({ left: 20, top: 100, width: 30, height: 20 }, size, screen)).toEqual({ left: 20, top: 126 });
  });

  test('above it where there is no room below', () => {
    expect(placeBeside({ left: 20, top: 700, width: 30, height: 20 }, size, screen).top).toBe(544);
  });

  test.each([[{ left: 340, top: 10 }], [{ left: -50, top: 735 }], [{ left: 100, top: 370 }]])(
    'never outside the window: %o',
    (at) => {
      const { left, top } = placeBeside({ ...at, width: 10, height: 10 }, { width: 300, height: 600 }, screen);
      expect(left).toBeGreaterThanOrEqual(8);
      expect(left + 300).toBeLessThanOrEqual(352);
      expect(top).toBeGreaterThanOrEqual(8);
      expect(top + 600).toBeLessThanOrEqual(732);
    },
  );
});
