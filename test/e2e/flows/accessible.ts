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

  it('shows what is masked and what is chosen in forced colours', () =>
    inPage({ forcedColors: 'active' }, async ({ page }) => {
      await fill(page);
      const hatch = await page
        .locator('.window canvas')
        .first()
        .evaluate((canvas) => getComputedStyle(canvas).backgroundImage);
      expect(hatch).toMatch(/^repeating-linear-gradient/);
      const { chosen, others, highlight } = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.cssText = 'background: Highlight; forced-color-adjust: none';
        const color = (element: Element): string => getComputedStyle(element).backgroundColor;
        const colors = (state: string): string[] =>
          [...document.querySelectorAll(`[aria-pressed=${state}], [role=tab][aria-selected=${state}]`)].map(color);
        return { chosen: colors('true'), others: colors('false'), highlight: color(probe) };
      });
      // Map or Data, the steady state, the map whose conditions are shown, the newest pin.
      expect(chosen.length).toBeGreaterThanOrEqual(4);
      expect(new Set(chosen)).toEqual(new Set([highlight]));
      expect(others).not.toContain(highlight);
      await page.getByRole('combobox', { name: 'Show' }).selectOption('winner');
      await mapSettled(page);
      const swatch = page.locator('.swatch').first();
      expect(await swatch.evaluate((own) => getComputedStyle(own).backgroundImage)).toMatch(/^linear-gradient/);
    }));

  it('keeps still for those who want it so', () =>
    inPage({ reducedMotion: 'reduce' }, async ({ page }) => {
      await fill(page);
      expect(await movingElements(page)).toEqual([]);
    }));
}
