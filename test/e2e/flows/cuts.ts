import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { mapBox, tickEnds } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

/** Lines through the map. */
export function cutFlows(): void {
  it('draws a cut with the pointer or the keyboard, moves its ends and saves it', () =>
    inPage({}, async ({ page }) => {
      const panel = page.getByRole('region', { name: /^Cut/ });
      const { x, y, width, height } = await mapBox(page);
      await page.keyboard.down('Alt');
      await page.mouse.move(x + 0.4 * width, y + 0.7 * height);
      await page.mouse.down();
      await page.mouse.move(x + 0.9 * width, y + 0.4 * height, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.up('Alt');
      await panel.getByText('NH₃').waitFor();
      await panel.getByText('log₁₀ TOF / s⁻¹').waitFor();
      const curve = (): Promise<string | null> => panel.locator('.drawing path.curve').first().getAttribute('d');
      await expect.poll(curve).toMatch(/^M/);
      const first = await curve();
      const end = mapOf(page).getByRole('button', { name: /^Second end of the cut/ });
      await end.focus();
      for (let k = 0; k < 5; k++) await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(curve).not.toBe(first);
      const [second, place, window] = [await curve(), await end.boundingBox(), await mapBox(page)];
      const ranges = await tickEnds(page);
      await page.mouse.move(place!.x + 12, place!.y + 12);
      await page.mouse.down();
      await page.mouse.move(window.x + 0.6 * window.width, window.y + 0.3 * window.height, { steps: 4 });
      await page.mouse.up();
      await expect.poll(curve).not.toBe(second);
      const moved = await end.boundingBox();
      expect(moved!.x + 12).toBeCloseTo(window.x + 0.6 * window.width, -1);
      expect(moved!.y + 12).toBeCloseTo(window.y + 0.3 * window.height, -1);
      expect(await tickEnds(page)).toEqual(ranges);

      await panel.getByRole('combobox', { name: 'Quantity along the cut' }).selectOption('coverage');
      await panel.getByText('NO*', { exact: true }).waitFor();
      const svg = await savedFile(page, () => panel.getByRole('button', { name: 'Save SVG' }).click());
      const picture = svg.bytes.toString('utf8');
      expect(picture).toMatch(/^<\?xml[\s\S]*@font-face[\s\S]*<\/svg>\s*$/);
      expect(picture).toContain('width="16cm"');

      await panel.getByRole('button', { name: 'Close the cut' }).click();
      await panel.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      await panel.waitFor();
      await end.focus();
      await page.keyboard.press('Delete');
      await panel.waitFor({ state: 'detached' });
      await mapOf(page).focus();
      await page.keyboard.press('c');
      await panel.waitFor();
    }));

  it('cuts both of two maps', () =>
    inPage({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Maps' }).selectOption('two');
      await typeCondition(page, 'U', '-0.3');
      await page.locator('[role=application][aria-busy=false]').nth(1).waitFor();
      await mapOf(page).focus();
      await page.keyboard.press('c');
      const panel = page.getByRole('region', { name: /^Cut/ });
      const drawings = panel.locator('.drawing');
      await expect.poll(() => drawings.count()).toBe(2);
      const boxes = (selector: string): Promise<DOMRect[]> =>
        mapOf(page)
          .locator(selector)
          .evaluateAll((all) => all.map((own) => own.getBoundingClientRect().toJSON() as DOMRect));
      const under = async (): Promise<number> => {
        const [ends, names] = [await boxes('button'), await boxes('.candidates text')];
        const meet = (a: DOMRect, b: DOMRect): boolean =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        return names.length === 0 ? NaN : names.filter((name) => ends.some((end) => meet(end, name))).length;
      };
      await expect.poll(under).toBe(0);
      const map = await mapBox(page);
      const titles = (await boxes('svg > text')).filter(({ width, height }) => height > 2 * width);
      expect(titles).toHaveLength(1);
      expect(titles[0].top).toBeGreaterThanOrEqual(map.y);
      expect(titles[0].bottom).toBeLessThanOrEqual(map.y + map.height);
      const curves = await Promise.all(
        [0, 1].map((i) => drawings.nth(i).locator('path.curve').first().getAttribute('d')),
      );
      expect(curves[0]).not.toBe(curves[1]);
      const ends = await panel.locator('.drawing text[text-anchor=end]').allInnerTexts();
      expect(ends.slice(0, ends.length / 2)).toEqual(ends.slice(ends.length / 2));
    }));

  it('draws a cut with a finger, after the button above the map', () =>
    inPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async ({ page, context }) => {
      await page.getByRole('button', { name: 'Draw a cut' }).tap();
      const { x, y, width, height } = await mapBox(page);
      const fingers = await context.newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly (readonly [number, number])[]) =>
        fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([px, py]) => ({ x: px, y: py })) });
      await touch('touchStart', [[x + 0.4 * width, y + 0.7 * height]]);
      for (const share of [0.5, 0.6, 0.7]) await touch('touchMove', [[x + share * width, y + 0.6 * height]]);
      await touch('touchEnd', []);
      await page.getByRole('region', { name: /^Cut/ }).waitFor();
      expect(await page.getByRole('button', { name: 'Draw a cut' }).getAttribute('aria-pressed')).toBe('false');
      await mapSettled(page);
    }));
}
