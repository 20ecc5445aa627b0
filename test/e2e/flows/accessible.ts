import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults, movingElements } from '../accessibility';
import { mapBox } from '../mapProbe';
import { inPage, mapSettled } from '../pageSession';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** A page with everything on it: pins, two maps, a cut. */
async function fill(page: Page): Promise<void> {
  const { x, y, width, height } = await mapBox(page);
  for (const share of [0.45, 0.6]) await page.mouse.click(x + share * width, y + 0.55 * height);
  await page.getByRole('button', { name: /Net fluxes/ }).waitFor();
  await page.getByRole('combobox', { name: 'Maps' }).selectOption('two');
  await page.locator('[role=application]').first().focus();
  await page.keyboard.press('c');
  await page.getByRole('region', { name: /^Cut/ }).waitFor();
  await mapSettled(page);
}

/** For everybody. */
export function accessibleFlows(): void {
  it('has no fault that axe knows, wide: map, details, cut, export, help', () =>
    inPage({}, async ({ page }) => {
      await fill(page);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('dialog', { name: 'Export the map' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Help/ }).click();
      await page.getByRole('dialog', { name: /nitrate/i }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    }));

  it('has no fault that axe knows, 360 px: map, conditions, details', () =>
    inPage(phone, async ({ page }) => {
      for (const name of ['Conditions', 'Details']) {
        await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
        await page.getByRole('complementary', { name }).waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    }));

  it('shows where the focus is, on every control that Tab reaches', () =>
    inPage({}, async ({ page }) => {
      const seen = new Set<string>();
      const bare: string[] = [];
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab');
        const { name, ring } = await page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return { name: '', ring: true };
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const label = element.getAttribute('aria-label') ?? element.textContent;
          return {
            name: `${element.tagName} ${label.trim()}`,
            ring: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0,
          };
        });
        if (name === '' || seen.has(name)) continue;
        seen.add(name);
        if (!ring) bare.push(name);
      }
      expect(seen.size).toBeGreaterThan(40);
      expect(bare).toEqual([]);
    }));

  it('keeps still for those who want it so', () =>
    inPage({ reducedMotion: 'reduce' }, async ({ page }) => {
      await fill(page);
      expect(await movingElements(page)).toEqual([]);
    }));
}
