import { expect, it } from 'vitest';
import { tourStops } from '../../../src/ui/help/tourStops';
import { sliderOf, typeCondition } from '../conditionField';
import { differing, mapColors } from '../mapProbe';
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
