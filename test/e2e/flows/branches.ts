import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

const dots = (page: Page): ReturnType<Page['locator']> => mapOf(page).locator('..').locator('path.several').first();
const choice = (page: Page): ReturnType<Page['locator']> =>
  page.getByRole('checkbox', { name: 'Mark several steady states' });

/** Opens CO oxidation where little CO meets much oxygen: two stable states over a part of the map. */
async function openBistable(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Study' }).selectOption('co-oxidation');
  await mapSettled(page);
  await typeCondition(page, 'a_CO', '1e-10');
  await mapSettled(page);
}

/** Pixels with several steady states. */
export function branchFlows(): void {
  it('marks them, says so, lists the states of a pin, and undoes, links and exports the choice', async () => {
    let link = '';
    await inPage({}, async ({ page }) => {
      expect(await choice(page).isChecked()).toBe(false);
      await openBistable(page);
      expect(await choice(page).isChecked()).toBe(true);
      await dots(page).waitFor();
      await expect.poll(() => page.locator('footer summary').innerText()).toMatch(/\d+ with several states/);
      await page.getByRole('button', { name: 'Share' }).click();
      link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
      await page.keyboard.press('Escape');

      const box = (await page.locator('path.several').first().boundingBox())!;
      await page.mouse.move(box.x + 0.62 * box.width, box.y + 0.62 * box.height);
      await expect.poll(() => page.locator('dl').first().innerText()).toMatch(/2 stable/);
      await page.mouse.click(box.x + 0.62 * box.width, box.y + 0.62 * box.height);
      await page.getByRole('heading', { name: '2 stable steady states' }).waitFor();
      expect(await page.getByText('Shown here').count()).toBe(1);
      expect(await page.getByText('Also stable').count()).toBe(1);

      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: /SVG/ }).or(page.getByRole('button', { name: /SVG/ })).first().waitFor();
      await page.keyboard.press('Escape');

      await choice(page).uncheck();
      await mapSettled(page);
      await expect.poll(() => page.locator('path.several').count()).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await mapSettled(page);
      await dots(page).waitFor();
    });
    await inPage({ path: link.slice(link.indexOf('#')) }, async ({ page }) => {
      await dots(page).waitFor();
    });
  });
}
