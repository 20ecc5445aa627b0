import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { accessibilityFaults } from '../accessibility';
import { dropFile } from '../droppedFile';
import { pageOverflow } from '../pageBoxes';
import { inPage, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

const table = `name,facet,E_O,E_OH
Pt(111),111,-4.0,-2.25
Pd(111),111,-4.2,-2.38
Rh(111),111,-5.1,-2.84
Ni(211),211,-5.3,-2.91
Cu(211),211,-4.5,-2.52
Ag(211),211,-3.4,-1.98
Ru(0001),0001,-5.9,-3.22
Pt3Ru(211),211,-4.9,-2.62
Au(111),111,,-1.5
`;

const fitOf = (page: Page): Locator => page.getByRole('application', { name: 'Fit' });
const relationOf = (page: Page): Promise<string> => page.locator('[data-part=relation]').innerText();

async function openPanel(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Data', exact: true }).click();
  await fitOf(page).waitFor();
}

async function openTable(page: Page): Promise<void> {
  await openPanel(page);
  await dropFile(page, { name: 'mine.csv', content: table });
  await expect.poll(() => relationOf(page)).toContain('EOH');
}

/** Where the mark of the n-th point stands in the window. */
async function markAt(page: Page, n: number): Promise<{ readonly x: number; readonly y: number }> {
  const box = await fitOf(page).locator('path.mark').nth(n).boundingBox();
  if (box === null) throw new Error(`there is no point ${n}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Tables of energies and their fits. */
export function dataFlows(): void {
  it('fits a dropped table, follows a point that is dragged by mouse or keyboard, and undoes it', () =>
    inPage({}, async ({ page }) => {
      await openTable(page);
      expect(await pageOverflow(page)).toEqual([0, 0]);
      await page.getByText('1 of 9 rows were not read').waitFor();
      const first = await relationOf(page);
      const { x, y } = await markAt(page, 5);
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y + 60, { steps: 4 });
      await expect.poll(() => relationOf(page)).not.toBe(first);
      const during = await relationOf(page);
      await page.mouse.move(x, y + 100, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => relationOf(page)).not.toBe(during);
      await page.getByRole('button', { name: 'Reset points (1)' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => relationOf(page)).toBe(first);

      await fitOf(page).focus();
      await page.keyboard.press('ArrowRight');
      for (let k = 0; k < 5; k++) await page.keyboard.press('Shift+ArrowUp');
      await expect.poll(() => relationOf(page)).not.toBe(first);
      await page.keyboard.press('Control+z');
      await expect.poll(() => relationOf(page)).toBe(first);

      await page.keyboard.press(' ');
      await expect.poll(() => relationOf(page)).not.toBe(first);
      expect(await fitOf(page).locator('path.mark.left').count()).toBe(1);
      await page.getByRole('button', { name: 'Reset points (1)' }).click();
      await expect.poll(() => relationOf(page)).toBe(first);
      const { x: px, y: py } = await markAt(page, 2);
      await page.mouse.click(px, py);
      await expect.poll(() => fitOf(page).locator('path.mark.left').count()).toBe(1);
    }));

  it('moves a point with a finger, and not the page', () =>
    inPage({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, async ({ page, context }) => {
      await openTable(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const first = await relationOf(page);
      await fitOf(page).scrollIntoViewIfNeeded();
      const { x, y } = await markAt(page, 5);
      const fingers = await context.newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly (readonly [number, number])[]) =>
        fingers.send('Input.dispatchTouchEvent', { type, touchPoints: at.map(([px, py]) => ({ x: px, y: py })) });
      await touch('touchStart', [[x, y]]);
      for (const by of [10, 30, 50]) await touch('touchMove', [[x, y + by]]);
      await touch('touchEnd', []);
      await expect.poll(() => relationOf(page)).not.toBe(first);
      expect((await markAt(page, 0)).x, 'the page stays').toBeGreaterThan(0);
    }));

  it('marks a surface in the fit, residuals, parity, elements, candidates and on the map', () =>
    inPage({ viewport: { width: 1920, height: 1080 } }, async ({ page }) => {
      await openPanel(page);
      await fitOf(page).focus();
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
      for (const chart of ['Fit', 'Residuals', 'Parity'])
        expect(await page.getByRole('application', { name: chart }).locator('circle.ring:not(.current)').count()).toBe(
          1,
        );
      expect(
        await page
          .getByRole('application', { name: /^Map of/ })
          .locator('circle.ring')
          .count(),
        'with its halo',
      ).toBe(2);
      expect(await page.getByRole('region', { name: 'Candidates' }).locator('tr.brushed').count()).toBe(1);
      const table = page.getByRole('region', { name: 'Elements' });
      expect(await table.locator('.marked').count()).toBe(1);

      await page.getByRole('gridcell', { name: /^Au: / }).focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      const platinum = page.getByRole('gridcell', { name: /^Pt: .*mean of/ });
      expect(await platinum.getAttribute('aria-selected')).toBe('true');
      expect(await page.getByRole('application', { name: 'Fit' }).locator('circle.ring').count()).toBeGreaterThan(2);
    }));

  it('puts the fit into the study, which undo takes back, and carries the panel in a link', () =>
    inPage({}, async ({ page, context }) => {
      await openTable(page);
      const ordinary = await relationOf(page);
      await page.getByRole('combobox', { name: 'Method' }).selectOption('theil-sen');
      await expect.poll(() => relationOf(page)).not.toBe(ordinary);
      await page.getByRole('combobox', { name: 'Method' }).selectOption('huber');
      const targets = page.getByRole('combobox', { name: 'Relation of the study' });
      const value = await targets
        .locator('option', { hasText: /^barrier of NO\*/ })
        .first()
        .getAttribute('value');
      await targets.selectOption(value);
      await page.getByRole('button', { name: 'Use in the study' }).click();
      await page.getByRole('status').filter({ hasText: 'its covariance in the uncertainty' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      const relation = await relationOf(page);

      const svg = await savedFile(page, () =>
        page.getByRole('button', { name: 'Save SVG of the parity plot' }).click(),
      );
      expect(svg.bytes.toString('utf8')).toContain('predicted');

      await page.getByRole('button', { name: 'Share' }).click();
      const link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
      expect(link).toMatch(/#s\d=/);
      const other = await context.newPage();
      await other.goto(link);
      await expect.poll(() => relationOf(other)).toBe(relation);
      expect(await other.getByRole('combobox', { name: 'Method' }).inputValue()).toBe('huber');
      await other.getByRole('button', { name: 'Map', exact: true }).click();
      await mapSettled(other);
      await other.close();
    }));

  for (const width of [1440, 1920, 360]) {
    it(`has no fault that axe knows, ${width} px`, () =>
      inPage({ viewport: { width, height: 900 } }, async ({ page }) => {
        await openTable(page);
        await page.getByRole('combobox', { name: 'Group by' }).selectOption('facet');
        await page.getByText('Constraints, errors, units').click();
        await fitOf(page).focus();
        await page.keyboard.press('Enter');
        expect(await accessibilityFaults(page)).toEqual([]);
      }));
  }
}
