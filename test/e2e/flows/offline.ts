import { expect, it } from 'vitest';
import { differing, mapColors } from '../mapProbe';
import { dragSlider } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';
import { servePlainly } from '../plainServer';

/** Without a network, and without the headers of the preview. */
export function offlineFlows(): void {
  it('isolates itself on a host that sends no headers, in a folder of it, and works offline there', async () => {
    const { url, close } = await servePlainly();
    try {
      await inPage({ settled: false }, async ({ page, context }) => {
        await page.goto('about:blank');
        await page.goto(url);
        await page.waitForFunction(() => crossOriginIsolated);
        await mapSettled(page);
        expect(await page.evaluate(() => typeof SharedArrayBuffer)).toBe('function');
        const before = await mapColors(page);
        await page.evaluate(async () => navigator.serviceWorker.ready);
        await context.setOffline(true);
        await page.reload();
        await mapSettled(page);
        expect(differing(before, await mapColors(page))).toBe(0);
      });
    } finally {
      await close();
    }
  });

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
