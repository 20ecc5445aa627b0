import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { embeddedStudy } from '../../../src/study';
import { sliderOf, typeCondition } from '../conditionField';
import { dropFile } from '../droppedFile';
import { differing, mapBox, mapColors, readout, statusNumbers, tickEnds } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** What the map shows, and over what. */
export function axesFlows(): void {
  it('shows other quantities over other axes', () =>
    inPage({}, async ({ page }) => {
      const colors = [await mapColors(page)];
      const show = page.getByRole('combobox', { name: 'Show' });
      await show.selectOption('winner');
      await mapSettled(page);
      colors.push(await mapColors(page));
      expect(await page.getByRole('main').innerText()).toContain('NH₃');
      await show.selectOption('selectivity');
      await page.getByRole('combobox', { name: 'of', exact: true }).selectOption({ label: 'N₂' });
      await mapSettled(page);
      colors.push(await mapColors(page));
      await page.getByRole('img', { name: /Colour bar: selectivity to N₂/ }).waitFor();
      await page.getByRole('combobox', { name: 'up' }).selectOption('U_RHE');
      await mapSettled(page);
      colors.push(await mapColors(page));
      for (let i = 1; i < colors.length; i++) expect(differing(colors[i - 1], colors[i])).toBeGreaterThan(15);
      expect((await tickEnds(page)).y).toEqual([-1, 0.4]);
      expect(await sliderOf(page, 'U').count()).toBe(0);
      expect(await sliderOf(page, 'ΔEN').count()).toBe(1);
      expect((await statusNumbers(page)).failed).toBe(0);
    }));

  it('zooms by wheel, box and double click', () =>
    inPage({}, async ({ page }) => {
      const home = await tickEnds(page);
      const before = await mapColors(page);
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.wheel(0, -500);
      await expect.poll(() => tickEnds(page), { timeout: 10_000 }).not.toEqual(home);
      await mapSettled(page);
      const near = await tickEnds(page);
      expect(near.x[0]).toBeGreaterThan(home.x[0]);
      expect(near.x[1]).toBeLessThan(home.x[1]);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(15);

      await page.keyboard.down('Shift');
      await page.mouse.move(x + 0.25 * width, y + 0.75 * height);
      await page.mouse.down();
      await page.mouse.move(x + 0.6 * width, y + 0.4 * height, { steps: 4 });
      await mapOf(page).locator('rect.box').waitFor();
      await page.mouse.up();
      await page.keyboard.up('Shift');
      await mapSettled(page);
      const boxed = await tickEnds(page);
      expect(boxed.x[1] - boxed.x[0]).toBeLessThan(0.6 * (near.x[1] - near.x[0]));
      expect(await mapOf(page).locator('rect.box').count()).toBe(0);

      await page.mouse.dblclick(x + width / 2, y + height / 2);
      await mapSettled(page);
      expect(await tickEnds(page)).toEqual(home);
      expect(differing(before, await mapColors(page))).toBe(0);
    }));

  it('moves the map with the pointer', () =>
    inPage({}, async ({ page }) => {
      const home = await tickEnds(page);
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + width / 2, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + 0.8 * width, y + height / 2, { steps: 5 });
      await page.mouse.up();
      await mapSettled(page);
      const moved = await tickEnds(page);
      expect(moved.x[0]).toBeLessThan(home.x[0]);
      expect(moved.x[1]).toBeLessThan(home.x[1]);
      expect(moved.y).toEqual(home.y);
      expect((await statusNumbers(page)).failed).toBe(0);
    }));

  it('tells a rate that runs backwards from one below the scale', () =>
    inPage({}, async ({ page }) => {
      const study = embeddedStudy('no3rr');
      const { conditions, outputs } = study;
      const potential = { ...conditions.potential, value: 0.45 };
      const early = {
        ...study,
        conditions: { ...conditions, potential, time: 1 },
        outputs: { ...outputs, grid: [41, 41] },
      };
      await dropFile(page, { name: 'early.json', content: JSON.stringify(early) });
      await page.getByText(/[\d,]+ backwards/).waitFor();
      await mapSettled(page);
      expect(await mapColors(page, 40)).toContain('f3ecf8ff');
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + 0.3 * width, y + 0.65 * height);
      const shown = await readout(page);
      expect(shown.status).toBe('converged; NO₃⁻ is released, not consumed');
      expect(Number(shown['consumption / s⁻¹'].replace('−', '-').replace(/×.*/, ''))).toBeLessThan(0);
      expect(Number(shown['log₁₀ |TOF| / s⁻¹'].replace('−', '-'))).toBeGreaterThan(-9);
      expect(shown).not.toHaveProperty('log₁₀ TOF / s⁻¹');
      await page.getByRole('combobox', { name: 'Show' }).selectOption('selectivity');
      await page.getByRole('img', { name: /Colour bar: selectivity/ }).waitFor();
      await mapSettled(page);
      await page.mouse.move(x + 0.3 * width, y + 0.64 * height);
      expect(Object.keys(await readout(page)).some((name) => name.startsWith('selectivity to '))).toBe(true);
    }));

  it('says why a map shows nothing, and hatches nothing that is not computed', () =>
    inPage({}, async ({ page }) => {
      const grounds = (): Promise<readonly string[]> =>
        mapOf(page)
          .locator('.window')
          .evaluate((window) =>
            [window, window.querySelector('canvas')].map((part) =>
              part === null ? '' : getComputedStyle(part).backgroundImage,
            ),
          );
      expect(await grounds()).toEqual(['none', expect.stringContaining('repeating-linear-gradient')]);
      const note = mapOf(page).getByText('Nothing is shown: all 10,201 points lie outside the model’s domain');
      expect(await note.count()).toBe(0);
      await typeCondition(page, 'U', '5');
      await note.waitFor();
      const status = await page.getByRole('status').last().innerText();
      expect(status).toContain('Go back towards the study’s own conditions (U = 0.1 V vs RHE)');
      await page.getByRole('button', { name: 'Reset U' }).click();
      await note.waitFor({ state: 'detached' });
      await page.getByRole('combobox', { name: 'Show' }).selectOption('drc');
      await mapSettled(page);
      await typeCondition(page, 'time', '1');
      const before = mapOf(page).getByText('This is the map from before: invalid time: got 1, expected steady');
      await before.waitFor();
      await page.getByRole('button', { name: 'steady' }).click();
      await before.waitFor({ state: 'detached' });
    }));

  it('ends zooming where a variable ends, and comes back', () =>
    inPage({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'across' }).selectOption('T');
      await mapSettled(page);
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + 0.6 * width, y + height / 2);
      for (let k = 0; k < 40; k++) await page.mouse.wheel(0, 600);
      await expect.poll(async () => (await tickEnds(page)).x, { timeout: 10_000 }).toEqual([200, 3000]);
      await mapSettled(page);
      expect(await page.getByRole('contentinfo').innerText()).not.toContain('invalid');
      for (let k = 0; k < 60; k++) await page.mouse.wheel(0, -600);
      const span = async (): Promise<number> => {
        const [from, to] = (await tickEnds(page)).x;
        return to - from;
      };
      await expect.poll(span).toBeLessThan(0.02);
      await mapOf(page).focus();
      await page.keyboard.press('0');
      await mapSettled(page);
      expect((await tickEnds(page)).x).toEqual([250, 600]);
    }));
  it('takes typed ends of its axes, and says what is none', () =>
    inPage({}, async ({ page }) => {
      const home = await tickEnds(page);
      const button = page.getByRole('button', { name: 'Ranges of the axes' });
      await button.press('Enter');
      const end = (name: string): Locator => page.getByRole('textbox', { name });
      await end('Across to').fill('5');
      await end('Across to').press('Enter');
      await end('Across from').fill('−1');
      await end('Across from').press('Enter');
      await mapSettled(page);
      expect((await tickEnds(page)).x).toEqual([-1, 5]);
      await end('Across to').fill('-3');
      await end('Across to').press('Enter');
      await page
        .getByRole('alert')
        .filter({ hasText: /invalid range of E_O: got "-1:-3"/ })
        .waitFor();
      await end('Across from').fill('-6');
      await end('Across from').press('Enter');
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await mapSettled(page);
      expect((await tickEnds(page)).x).toEqual([-6, -3]);
      await end('Up from').press('ArrowUp');
      await end('Up from').press('Shift+ArrowUp');
      for (let k = 0; k < 4; k++) await page.keyboard.press('Control+z');
      await mapSettled(page);
      expect(await tickEnds(page)).toEqual(home);
      await page.keyboard.press('Escape');
      expect(await button.evaluate((own) => own === document.activeElement)).toBe(true);
    }));
}
