import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';

/** Browsers that refuse the page what it asks for. */
export function refusalFlows(): void {
  it('opens, computes and is worked where every storage and the service worker throw', () =>
    inPage({ settled: false }, async ({ page }) => {
      await page.addInitScript(() => {
        const refusal = (): never => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
        for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches'])
          Object.defineProperty(window, name, { get: refusal });
        Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: refusal });
      });
      await page.reload();
      await mapSettled(page);
      await typeCondition(page, 'U', '-0.15');
      await mapSettled(page);
      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.click();
      await expect.poll(() => undo.isDisabled()).toBe(true);
    }));

  it('opens where only opening the database throws', () =>
    inPage({ settled: false }, async ({ page }) => {
      await page.addInitScript(() => {
        IDBFactory.prototype.open = (): never => {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        };
      });
      await page.reload();
      await mapSettled(page);
    }));
}
