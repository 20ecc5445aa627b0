import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { differing, mapColors } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Two maps. */
export function comparingFlows(): void {
  it('compares two conditions side by side and as a difference', () =>
    inPage({}, async ({ page }) => {
      const maps = page.getByRole('combobox', { name: 'Maps' });
      await maps.selectOption({ label: 'two maps' });
      await expect.poll(() => page.getByRole('application').count()).toBe(2);
      await mapSettled(page);
      const before = await mapColors(page);
      // The second map has the panel of conditions now: the first one stays.
      await typeCondition(page, 'U', '-0.4');
      await page.locator('[role=application][aria-busy=false]').nth(1).waitFor();
      expect(differing(before, await mapColors(page))).toBe(0);
      await maps.selectOption({ label: 'difference' });
      await expect.poll(() => mapOf(page).getAttribute('aria-label')).toMatch(/difference/i);
      await expect.poll(async () => differing(before, await mapColors(page))).toBeGreaterThan(15);
      await maps.selectOption({ label: 'one map' });
      await mapSettled(page);
      await expect.poll(() => page.getByRole('application').count()).toBe(1);
    }));
}
