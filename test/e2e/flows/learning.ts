import { expect, it } from 'vitest';
import { tourStops } from '../../../src/ui/help/tourStops';
import { sliderOf, typeCondition } from '../conditionField';
import { differing, mapBox, mapColors } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** The tour and the page on the model. */
export function learningFlows(): void {
  it('walks through the nitrate map and gives the view back', () =>
    inPage({}, async ({ page }) => {
      await typeCondition(page, 'U', '-0.05');
      await mapSettled(page);
      const before = await mapColors(page);
      await page.getByRole('application').first().focus();
      await page.keyboard.press('?');
      await page.getByRole('button', { name: 'Tour of the nitrate map' }).click();
      const note = page.locator('.sabatier-tour');
      for (const [i, { title, text, view }] of tourStops.entries()) {
        await note.getByText(title, { exact: true }).waitFor();
        expect(await note.innerText()).toContain(text);
        expect(await page.getByRole('combobox', { name: 'Show' }).inputValue()).toBe(view.show);
        expect(Number(await sliderOf(page, 'U').inputValue())).toBe(view.U);
        // A key that comes while the note still moves is not taken.
        await page.waitForTimeout(250);
        await page.keyboard.press(i % 2 === 0 ? 'Enter' : 'ArrowRight');
      }
      await note.waitFor({ state: 'detached' });
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBe(0);
      expect(Number(await sliderOf(page, 'U').inputValue())).toBe(-0.05);
      await expect.poll(() => mapOf(page).evaluate((map) => map === document.activeElement)).toBe(true);
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(Number(await sliderOf(page, 'U').inputValue())).toBe(0.1);
      expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
    }));

  it('pins within the tour what is clicked, and keeps the pin and the tour', () =>
    inPage({}, async ({ page }) => {
      await page.keyboard.press('?');
      await page.getByRole('button', { name: 'Tour of the nitrate map' }).click();
      const note = page.locator('.sabatier-tour');
      const { x, y, width, height } = await mapBox(page);
      const pins = page.getByRole('button', { name: /^Unpin/ });
      for (const { title, text } of tourStops) {
        await note.getByText(title, { exact: true }).waitFor();
        // Beside what the stop points at.
        await page.mouse.click(4, 4);
        if (text.startsWith('Click a surface')) {
          await page.mouse.click(x + 0.35 * width, y + 0.75 * height);
          await expect.poll(() => pins.count()).toBe(1);
          await mapOf(page).locator('.mark').last().click();
          await expect.poll(() => pins.count()).toBe(2);
        }
        await note.getByRole('button', { name: /^(Next|Done)$/ }).click();
      }
      await note.waitFor({ state: 'detached' });
      await mapSettled(page);
      expect(await pins.count()).toBe(2);
    }));

  it('prints the map without controls, and the page on the model whole', () =>
    inPage({}, async ({ page }) => {
      const sheets = async (): Promise<number> =>
        (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
      expect(await sheets()).toBe(1);
      await page.emulateMedia({ media: 'print' });
      const seen = (place: string): Promise<boolean> => page.locator(place).first().isVisible();
      expect(await seen('header')).toBe(false);
      expect(await seen('footer')).toBe(false);
      expect(await seen('[aria-label=Show]')).toBe(false);
      expect(await seen('[role=img][aria-label^="Colour bar"]')).toBe(true);
      await page.getByText('T = 300 K').waitFor();
      await page.emulateMedia({ media: null });
      expect(await page.getByText('T = 300 K').isVisible()).toBe(false);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      expect(await sheets()).toBeGreaterThan(2);
    }));

  it('says what the model is and is not, with equations and sources', () =>
    inPage({}, async ({ page }) => {
      const opener = page.getByRole('button', { name: /^Help/ });
      await opener.click();
      const sheet = page.getByRole('dialog', { name: /nitrate/i });
      const text = await sheet.innerText();
      for (const said of ['mean-field', 'No lateral interactions', 'Early and steady rates', 'barrier at 0 V'])
        expect(text).toContain(said);
      const links = await sheet.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(links.length).toBeGreaterThan(1);
      for (const link of links) expect(link).toMatch(/^https:\/\/doi\.org\/10\.\d{4,}\//);
      const term = sheet.locator('details', { hasText: 'Degree of rate control' }).first();
      await term.locator('summary').click();
      await term.locator('math').first().waitFor();
      await page.keyboard.press('Escape');
      await sheet.waitFor({ state: 'detached' });
      expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
    }));
}
