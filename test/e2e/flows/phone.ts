import { expect, it } from 'vitest';
import { differing, mapBox, mapColors } from '../mapProbe';
import { inPage, mapSettled } from '../pageSession';

/** A small screen. */
export function phoneFlows(): void {
  it('fits a phone, with the potential at hand', () =>
    inPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async ({ page }) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const map = await mapBox(page);
      expect(map.width).toBeGreaterThan(260);
      expect(map.x).toBeGreaterThanOrEqual(0);
      expect(map.x + map.width).toBeLessThanOrEqual(360);
      const before = await mapColors(page);
      const slider = page.getByRole('slider', { name: /^U in/ });
      const box = await slider.boundingBox();
      expect(box!.y + box!.height).toBeLessThanOrEqual(740);
      expect(box!.height).toBeGreaterThanOrEqual(24);
      const low = (): Promise<readonly string[]> =>
        page.locator('button:not(.term), select, summary, input[type=text], input[type=range]').evaluateAll((all) =>
          all
            .filter((control) => control.checkVisibility() && !control.classList.contains('visually-hidden'))
            .filter((control) => control.getBoundingClientRect().height < 32)
            .map((control) => control.outerHTML.slice(0, 120)),
        );
      await page.getByRole('button', { name: 'Conditions', exact: true }).click();
      await page.getByRole('button', { name: 'Close Conditions' }).waitFor();
      await expect.poll(low).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.getByRole('button', { name: 'Close Conditions' }).click();
      await slider.focus();
      for (let k = 0; k < 12; k++) await page.keyboard.press('ArrowLeft');
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(10);
    }));
}
