import { expect, it } from 'vitest';
import { dragSlider } from '../conditionField';
import { mapBox, readout } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Looking at points. */
export function pinFlows(): void {
  it('reads out under the pointer and pins what is clicked', () =>
    inPage({}, async ({ page }) => {
      const { x, y, width, height } = await mapBox(page);
      const details = page.getByRole('complementary', { name: 'Details' });
      await page.mouse.move(x + 0.45 * width, y + 0.55 * height);
      expect(Object.keys(await readout(page))).toEqual(
        expect.arrayContaining(['ΔEO', 'ΔEN', 'log₁₀ TOF / s⁻¹', 'winner']),
      );
      await page.mouse.click(x + 0.45 * width, y + 0.55 * height);
      await details.getByRole('button', { name: /^Unpin/ }).waitFor();
      const text = (): Promise<string> => details.innerText();
      await expect.poll(text).toMatch(/Selectivity/i);
      await details.getByRole('button', { name: /Net fluxes/ }).waitFor();
      const before = await text();
      await dragSlider(page, 'U', 0.45);
      await mapSettled(page);
      await expect.poll(text).not.toBe(before);
      // The values before the change stay as outlines behind the bars.
      expect(await details.locator('.before').count()).toBeGreaterThan(3);

      await mapOf(page).locator('.mark').last().click();
      await expect.poll(() => details.getByRole('button', { name: /^Unpin/ }).count()).toBe(2);
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => details.getByRole('button', { name: /^Unpin/ }).count()).toBe(1);
      await mapOf(page).focus();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await expect.poll(() => details.getByRole('button', { name: /^Unpin/ }).count()).toBe(0);
    }));
}
