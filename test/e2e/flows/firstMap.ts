import { expect, it } from 'vitest';
import { mapColors, statusNumbers } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Opening the page. */
export function firstMapFlows(): void {
  it('shows a labelled map that soon becomes sharp', () =>
    inPage({ settled: false }, async ({ page }) => {
      await mapOf(page).locator('canvas').waitFor();
      const first_ms = await page.evaluate(async () => {
        for (;;) {
          const [mark] = performance.getEntriesByName('first-map');
          if (mark !== undefined) return mark.startTime;
          await new Promise(requestAnimationFrame);
        }
      });
      console.log(`first map ${Math.round(first_ms)} ms after the start of the navigation`);
      await mapSettled(page);
      expect(await mapOf(page).getAttribute('aria-label')).toMatch(/map of .*nitrate/i);
      expect(await page.title()).toMatch(/nitrate.*sabatier/i);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      const { failed, masked } = await statusNumbers(page);
      expect(failed).toBe(0);
      expect(masked).toBeGreaterThan(4000);
      const colors = await mapColors(page);
      const painted = new Set(colors.filter((color) => color.endsWith('ff')));
      expect(painted.size).toBeGreaterThan(4);
      expect(colors.filter((color) => color === '00000000').length).toBeGreaterThan(30);
    }));

  it('takes its theme from the system, and keeps another choice', () =>
    inPage({ colorScheme: 'dark' }, async ({ page }) => {
      const paper = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(await paper()).toBe('rgb(20, 22, 26)');
      await page.getByRole('button', { name: 'Light theme' }).click();
      expect(await paper()).toBe('rgb(251, 251, 249)');
      await page.reload();
      await mapSettled(page);
      expect(await paper()).toBe('rgb(251, 251, 249)');
    }));
}
