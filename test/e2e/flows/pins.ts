import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dragSlider } from '../conditionField';
import { mapBox, readout, tickEnds } from '../mapProbe';
import { edgesOf } from '../pageBoxes';
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

  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ])
    it(`compares four points within the panel, says what a fifth one takes away, and is widened, ${viewport.width} px`, () =>
      inPage({ viewport }, async ({ page }) => {
        const { x, y, width, height } = await mapBox(page);
        const details = page.getByRole('complementary', { name: 'Details' });
        const pins = details.getByRole('button', { name: /^Unpin/ });
        for (const [k, [across, down]] of (
          [
            [0.6, 0.6],
            [0.45, 0.55],
            [0.8, 0.7],
            [0.7, 0.5],
          ] as const
        ).entries()) {
          // prettier-ignore
          await page.mouse.click(x + across * width, y + down * height);
          await expect.poll(() => pins.count()).toBe(k + 1);
        }
        const table = details.locator('table').first();
        await expect.poll(() => table.locator('thead th').count()).toBe(4);
        const spill = await details.locator('.content').evaluate((box) => box.scrollWidth - box.clientWidth);
        expect(spill).toBe(0);
        const cells = table.locator('td');
        const heights = await cells.evaluateAll((all) => all.map((cell) => cell.getBoundingClientRect().height));
        expect(Math.max(...heights), 'one line each').toBeLessThan(26);
        await page.mouse.click(x + 0.5 * width, y + 0.7 * height);
        await page.getByRole('status').filter({ hasText: 'the oldest gave way' }).waitFor();

        const before = await edgesOf(details);
        const handle = page.getByRole('separator', { name: 'Width of Details' });
        await handle.hover();
        await page.mouse.down();
        await page.mouse.move(before.left - 120, 500, { steps: 3 });
        await page.mouse.up();
        const wider = await edgesOf(details);
        expect(before.left - wider.left).toBeGreaterThan(100);
        await page.reload();
        await mapSettled(page);
        expect(await edgesOf(details)).toEqual(wider);
        await handle.press('Home');
        await expect.poll(() => edgesOf(details)).toEqual(before);
      }));

  it('pins the candidate whose mark is clicked, and selects it with Ctrl', () =>
    inPage({}, async ({ page }) => {
      const mark = markOf(page, 'Cu(211)');
      const at = (await mark.boundingBox())!;
      await mark.click();
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)']);
      const map = mapOf(page);
      const other = markOf(page, 'Rh(211)');
      await other.click({ modifiers: ['ControlOrMeta'] });
      await map.locator('[data-marked="Rh(211)"]').first().waitFor();
      expect(await pinNames(page)).toEqual(['Cu(211)']);

      // A drag that begins on a mark moves the map.
      const home = await tickEnds(page);
      await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
      await page.mouse.down();
      await page.mouse.move(at.x + 150, at.y, { steps: 3 });
      await page.mouse.up();
      await mapSettled(page);
      expect((await tickEnds(page)).x).not.toEqual(home.x);
      expect(await pinNames(page)).toEqual(['Cu(211)']);

      // A double click is about the whole map, wherever it hits.
      await other.dblclick();
      await mapSettled(page);
      expect(await tickEnds(page)).toEqual(home);
      expect(await pinNames(page)).toEqual(['Cu(211)']);

      await map.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)', expect.stringMatching(/^O −/)]);
    }));

  it('pins the candidate whose mark is touched', () =>
    inPage({ hasTouch: true }, async ({ page }) => {
      await markOf(page, 'Cu(211)').tap();
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)']);
    }));

  it('puts the focus where a person goes on when a pin or a surface is gone', () =>
    inPage({}, async ({ page }) => {
      const focused = (): Promise<string | null | undefined> =>
        page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await markOf(page, 'Cu(211)').click();
      await markOf(page, 'Cu(111)').click();
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)', 'Cu(111)']);
      await page.getByRole('button', { name: 'Unpin Cu(111)' }).press('Enter');
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)']);
      await expect.poll(focused).toBe('Unpin Cu(211)');
      await page.keyboard.press('Enter');
      await expect.poll(focused).toMatch(/^Map of/);

      const panel = page.getByRole('region', { name: 'Candidates' });
      await panel.getByRole('button', { name: 'Add' }).click();
      await expect.poll(focused).toMatch(/^Name of surface/);
      await panel.getByRole('button', { name: /^Delete/ }).press('Enter');
      await expect.poll(focused).toMatch(/^Copy .* to own$/);
    }));

  it('counts the pins where the details are folded away', () =>
    inPage({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Fold Details away' }).click();
      await markOf(page, 'Cu(211)').click();
      await page.getByRole('button', { name: 'Details (1)' }).click();
      await expect.poll(() => pinNames(page)).toEqual(['Cu(211)']);
    }));
}

function markOf(page: Page, name: string): Locator {
  return mapOf(page)
    .locator('.mark')
    .filter({ hasText: new RegExp(`^${name.replace(/[()]/g, '\\$&')} `) })
    .first();
}

async function pinNames(page: Page): Promise<readonly string[]> {
  const buttons = page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: /^Unpin/ });
  const labels = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute('aria-label') ?? ''));
  return labels.map((label) => label.replace('Unpin ', ''));
}
