import { expect, it } from 'vitest';
import { dropFile } from '../droppedFile';
import { differing, mapBox, mapColors } from '../mapProbe';
import { edgesOf, pageOverflow } from '../pageBoxes';
import { inPage, mapOf, mapSettled } from '../pageSession';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

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

  for (const height of [740, 1600]) {
    it(`never scrolls as a whole, ${height} px high`, () =>
      inPage({ viewport: { width: 360, height }, hasTouch: true, isMobile: true }, async ({ page }) => {
        expect(await pageOverflow(page)).toEqual([0, 0]);
        await page.getByRole('button', { name: 'Data', exact: true }).click();
        await page.getByRole('application', { name: 'Fit' }).waitFor();
        expect(await pageOverflow(page)).toEqual([0, 0]);
      }));
  }

  it('keeps a map of 300 px on a page of half the height, which scrolls, with the readout beside it', () =>
    inPage({ viewport: { width: 720, height: 450 } }, async ({ page }) => {
      const map = await mapBox(page);
      expect(map.height).toBeGreaterThan(295);
      expect((await pageOverflow(page))[0]).toBe(0);
      const dock = page.getByRole('region', { name: 'Controls' });
      expect((await edgesOf(dock)).bottom).toBeLessThanOrEqual(450);
      await page.mouse.move(map.x + 0.6 * map.width, map.y + 0.4 * map.height);
      expect((await edgesOf(mapOf(page).locator('dl'))).left).toBeGreaterThanOrEqual(map.x + map.width);
      await page.getByRole('contentinfo').getByRole('combobox').focus();
      await expect
        .poll(async () => (await edgesOf(page.getByRole('contentinfo'))).bottom)
        .toBeLessThanOrEqual((await edgesOf(dock)).top + 1);
    }));

  it('lays the details of the status over the page, where they scroll and move nothing', () =>
    inPage({ ...phone }, async ({ page }) => {
      const [map, footer] = [await mapBox(page), await edgesOf(page.getByRole('contentinfo'))];
      await page.getByRole('contentinfo').locator('summary').click();
      const about = page.getByRole('region', { name: 'About the map' });
      expect([await mapBox(page), await edgesOf(page.getByRole('contentinfo'))]).toEqual([map, footer]);
      const { top, bottom } = await edgesOf(about);
      expect(bottom).toBeLessThanOrEqual(footer.top);
      expect(bottom - top).toBeLessThan(0.46 * 740);
      expect(await about.evaluate((e) => getComputedStyle(e).backgroundColor)).not.toContain('rgba');
      await page.keyboard.press('Escape');
      await about.waitFor({ state: 'hidden' });
    }));

  for (const viewport of [phone.viewport, { width: 768, height: 1024 }]) {
    it(`keeps a pinned point above the details, ${viewport.width} px`, () =>
      inPage({ ...phone, viewport }, async ({ page }) => {
        const { x, y, width, height } = await mapBox(page);
        await page.mouse.click(x + 0.6 * width, y + 0.95 * height);
        await page.locator('[data-pin]').waitFor();
        await page.getByRole('button', { name: /^Details/ }).click();
        const sheet = page.getByRole('complementary', { name: 'Details' });
        await expect
          .poll(async () => (await edgesOf(page.locator('[data-pin]'))).bottom)
          .toBeLessThan(viewport.height / 2);
        expect((await edgesOf(sheet)).top).toBeGreaterThanOrEqual(viewport.height / 2);
        await page.keyboard.press('Escape');
        await expect.poll(() => mapBox(page)).toEqual({ x, y, width, height });
      }));
  }

  it('stacks what is chosen for the columns of a table', () =>
    inPage({ ...phone }, async ({ page }) => {
      await dropFile(page, { name: 'mine.csv', content: 'name,E_O,E_N\nMine,-4.5,-4.6\n' });
      const dialog = page.getByRole('dialog');
      for (const label of ['Sign of E_O', 'Reference state of E_O', 'Energy to add to E_O in eV'])
        expect((await edgesOf(dialog.getByLabel(label))).right, label).toBeLessThanOrEqual(360);
    }));
}
