import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { mapBox } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { blockDifference } from '../pictureBlocks';

const screens = {
  wide: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
} as const;

/** The pixels of the map alone, without marks and letters. */
async function rasterOf(page: Page): Promise<Buffer> {
  await mapOf(page)
    .locator('svg')
    .first()
    .evaluate((svg) => (svg.style.visibility = 'hidden'));
  const clip = await mapBox(page);
  return page.screenshot({ clip });
}

/** The page beside pictures of it that were looked at. */
export function looksFlows(): void {
  for (const [name, screen] of Object.entries(screens)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`looks as it did, ${name}, ${colorScheme}`, () =>
        inPage({ ...screen, colorScheme }, async ({ page }) => {
          // Words are as wide as the fonts of the machine make them: where they stand may move by a block.
          const share = await blockDifference(page, `${name}-${colorScheme}`, await page.screenshot(), 72, 48);
          expect(share).toBeLessThan(0.12);
        }));
    }
  }

  it('has room for its words at 1024 px: a long notice moves nothing, the reference electrode is whole', () =>
    inPage({ viewport: { width: 1024, height: 768 } }, async ({ page }) => {
      const footer = page.getByRole('contentinfo');
      const before = await footer.boundingBox();
      await page.getByRole('combobox', { name: 'Show' }).selectOption('eapp');
      await mapSettled(page);
      const time = page.getByRole('textbox', { name: 'time in s' });
      await time.fill('1');
      await time.press('Enter');
      await footer.getByText(/does not follow: invalid time/).waitFor();
      expect(await footer.boundingBox()).toEqual(before);
      const electrode = page.getByRole('combobox', { name: 'Reference electrode of the potential' });
      const room = await electrode.evaluate((select) => {
        const copy = select.cloneNode(true) as HTMLElement;
        copy.style.cssText = 'position: absolute; width: max-content';
        select.after(copy);
        const wanted = copy.offsetWidth;
        copy.remove();
        return (select as HTMLElement).offsetWidth - wanted;
      });
      expect(room).toBeGreaterThanOrEqual(0);
    }));

  it('paints the same maps, whatever computes them', () =>
    inPage({}, async ({ page }) => {
      for (const show of ['activity', 'winner', 'coverage', 'drc']) {
        await page.getByRole('combobox', { name: 'Show' }).selectOption(show);
        await mapSettled(page);
        const share = await blockDifference(page, `map-${show}`, await rasterOf(page), 64, 12);
        expect(share, show).toBeLessThan(0.03);
      }
    }));
}
