import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

const dots = (page: Page): Locator => page.locator('path.several').first();
const choice = (page: Page): Locator => page.getByRole('checkbox', { name: 'Mark several steady states' });

/** Pixels with several steady states. */
export function branchFlows(): void {
  it('marks them, lists the states of a pin, and undoes, links and exports the choice', async () => {
    let link = '';
    await inPage({}, async ({ page }) => {
      expect(await choice(page).isChecked()).toBe(false);
      await page.getByRole('combobox', { name: 'Study' }).selectOption('co-oxidation');
      await mapSettled(page);
      expect(await choice(page).isChecked()).toBe(true);
      expect(await dots(page).count()).toBe(0);
      // Little CO meets much oxygen: two stable states over a part of the map.
      await typeCondition(page, 'a(CO)', '1e-10');
      await dots(page).waitFor();
      await expect.poll(() => page.locator('footer summary').innerText()).toMatch(/\d+ with several states/);

      const { x, y, width, height } = (await dots(page).boundingBox())!;
      const inside = [x + 0.45 * width, y + 0.9 * height] as const;
      await page.mouse.move(...inside);
      await expect.poll(() => page.locator('dl[aria-live]').innerText()).toMatch(/2 stable/);
      await page.mouse.click(...inside);
      await page.getByRole('heading', { name: '2 stable steady states' }).waitFor();
      expect(await page.getByText('Shown here').count()).toBe(1);
      expect(await page.getByText('Also stable').count()).toBe(1);

      await page.getByRole('button', { name: 'Export' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export the map' });
      const save = async (format: string): Promise<string> => {
        const button = dialog.getByRole('button', { name: `Save ${format}`, exact: true });
        await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true);
        return (await savedFile(page, () => button.click())).bytes.toString('utf8');
      };
      expect(await save('SVG')).toContain('several stable steady states');
      const [header, ...rows] = (await save('CSV')).trim().split('\n');
      const column = header.split(',').indexOf('branches');
      expect(column).toBeGreaterThan(0);
      expect(rows.filter((row) => row.split(',')[column] === '2').length).toBeGreaterThan(100);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      await choice(page).uncheck();
      await expect.poll(() => dots(page).count()).toBe(0);
      await mapSettled(page);
      await page.getByRole('button', { name: 'Share' }).click();
      link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Undo' }).click();
      await dots(page).waitFor();
    });
    await inPage({ path: link.slice(link.indexOf('#')) }, async ({ page }) => {
      expect(await choice(page).isChecked()).toBe(false);
      expect(await dots(page).count()).toBe(0);
      await choice(page).check();
      await dots(page).waitFor();
    });
  });
}
