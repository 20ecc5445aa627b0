import type { Locator, Page } from 'playwright-core';

/** Edges of something in the window [px]. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** @throws Error for what is not drawn. */
export async function edgesOf(locator: Locator): Promise<Edges> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('it is not drawn');
  const { x, y, width, height } = box;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** How far the page as a whole can be scrolled [px], which it should not be, across and down. */
export async function pageOverflow(page: Page): Promise<readonly [number, number]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight] as const;
  });
}
