import { expect, it } from 'vitest';
import { differing, mapColors } from '../mapProbe';
import { dragSlider } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';

/** Without a network. */
export function offlineFlows(): void {
  it('reloads and computes offline', () =>
    inPage({}, async ({ page, context }) => {
      const before = await mapColors(page);
      await page.evaluate(async () => {
        await navigator.serviceWorker.ready;
        while (navigator.serviceWorker.controller === null) await new Promise((resolve) => setTimeout(resolve, 50));
      });
      await context.setOffline(true);
      await page.reload();
      await mapSettled(page);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      expect(differing(before, await mapColors(page))).toBe(0);
      await dragSlider(page, 'U', 0.45);
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(15);
      // Parts that are loaded when they are wanted.
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('dialog', { name: 'Export the map' }).waitFor();
    }));
}
