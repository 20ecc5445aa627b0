import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hides } from '../../src/ui/components/hides';

/** What of an element is asked for: a rectangle, and what is in it. */
class Box {
  constructor(
    private readonly rect: Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>,
    private readonly inner: readonly Box[] = [],
  ) {}
  contains(other: Box): boolean {
    return this === other || this.inner.includes(other);
  }
  getBoundingClientRect(): Readonly<Record<string, number>> {
    const { left, top, right, bottom } = this.rect;
    return { ...this.rect, width: right - left, height: bottom - top };
  }
}
const box = (left: number, top: number, right: number, bottom: number, inner?: readonly Box[]): Element =>
  new Box({ left, top, right, bottom }, inner) as unknown as Element;

beforeEach(() => void vi.stubGlobal('Element', Box));
afterEach(() => void vi.unstubAllGlobals());

it('a panel hides what lies below it with most of it, and nothing of its own', () => {
  const own = box(10, 60, 50, 80);
  const panel = box(0, 50, 100, 200, [own as unknown as Box]);
  expect(hides(panel, box(10, 60, 90, 90))).toBe(true);
  expect(hides(panel, box(-4, 48, 90, 82))).toBe(true);
  expect(hides(panel, own)).toBe(false);
  expect(hides(panel, box(10, -100, 90, 190))).toBe(false);
  expect(hides(panel, box(10, 210, 90, 220))).toBe(false);
  expect(hides(panel, null)).toBe(false);
  expect(hides(undefined, box(10, 60, 90, 90))).toBe(false);
});
