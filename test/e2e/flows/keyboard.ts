import { expect, it } from 'vitest';
import { sliderOf, typeCondition } from '../conditionField';
import { differing, mapColors, readout, tickEnds } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Everything without a pointer. */
export function keyboardFlows(): void {
  it('is worked by keys alone', () =>
    inPage({}, async ({ page }) => {
      const before = await mapColors(page);
      const home = await tickEnds(page);
      const reach = async (done: () => Promise<boolean>): Promise<void> => {
        for (let presses = 0; presses < 250; presses++) {
          await page.keyboard.press('Tab');
          if (await done()) return;
        }
        throw new Error('Tab does not get there');
      };
      const focused = (pattern: RegExp) => (): Promise<boolean> =>
        page.evaluate((source) => {
          const { activeElement: element } = document;
          const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((l) => l.innerText) : [];
          const name = element?.getAttribute('aria-label') ?? labels.join(' ');
          return new RegExp(source).test(name);
        }, pattern.source);

      await reach(focused(/^U.*slider$/));
      const potential = Number(await sliderOf(page, 'U').inputValue());
      for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowLeft');
      expect(Number(await sliderOf(page, 'U').inputValue())).toBeCloseTo(potential - 0.2, 6);
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(15);

      const group = page.getByRole('columnheader', { name: /^group/ }).getByRole('button');
      await reach(() => group.evaluate((own) => own === document.activeElement));
      const right = (own: Element): number => own.getBoundingClientRect().right;
      const table = page.getByRole('region', { name: 'Table of surfaces' });
      expect(await group.evaluate(right)).toBeLessThanOrEqual(await table.evaluate(right));

      await reach(focused(/^Map of/));
      const ring = await mapOf(page).evaluate((map) => getComputedStyle(map).outlineStyle);
      expect(ring).not.toBe('none');
      await page.keyboard.press('ArrowRight');
      const start = await readout(page);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowDown');
      const moved = await readout(page);
      expect(moved['ΔEO']).not.toBe(start['ΔEO']);
      expect(moved['ΔEN']).not.toBe(start['ΔEN']);
      await page.keyboard.press('+');
      await page.keyboard.press('+');
      await mapSettled(page);
      expect((await tickEnds(page)).x).not.toEqual(home.x);
      await page.keyboard.press('0');
      await mapSettled(page);
      expect(await tickEnds(page)).toEqual(home);

      const undo = page.getByRole('button', { name: 'Undo' });
      for (let k = 0; k < 40 && (await undo.isEnabled()); k++) await page.keyboard.press('Control+z');
      await mapSettled(page);
      expect(Number(await sliderOf(page, 'U').inputValue())).toBe(potential);
      expect(await tickEnds(page)).toEqual(home);
    }));

  it('keeps the focus where a control has nothing more to do, and hands it on from what is closed', () =>
    inPage({}, async ({ page }) => {
      const focused = (): Promise<string | null> =>
        page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
      await typeCondition(page, 'T', '340');
      await typeCondition(page, 'T', '350');
      const reset = page.getByRole('button', { name: 'Reset T', exact: true });
      await reset.press('Enter');
      await expect.poll(() => reset.isDisabled()).toBe(true);
      expect(await focused()).toBe('Reset T');
      await page.keyboard.press('Enter');
      expect(await sliderOf(page, 'T').inputValue()).toBe('300');

      const undo = page.getByRole('button', { name: 'Undo' });
      await undo.focus();
      for (let k = 0; k < 4; k++) await page.keyboard.press('Enter');
      await expect.poll(() => undo.isDisabled()).toBe(true);
      expect(await focused()).toBe('Undo');
      await page.keyboard.press('Tab');
      expect(await focused()).toBe('Redo');
      expect(await undo.evaluate((button: HTMLButtonElement) => button.disabled)).toBe(true);
      await page.keyboard.press('Enter');
      await expect.poll(() => undo.isEnabled()).toBe(true);

      await mapOf(page).focus();
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Close the cut' }).press('Enter');
      await page.getByRole('region', { name: /^Cut/ }).waitFor({ state: 'detached' });
      expect(await focused()).toMatch(/^Map of/);
    }));

  it('puts away what would hide the focus on a narrow page', () =>
    inPage({ viewport: { width: 360, height: 740 } }, async ({ page }) => {
      const focusShows = (): Promise<boolean> =>
        page.evaluate(() => {
          const element = document.activeElement;
          if (element === null || element === document.body) return true;
          const { left, top, width, height } = element.getBoundingClientRect();
          const seen = document.elementFromPoint(left + width / 2, top + height / 2);
          return element.contains(seen) || seen?.contains(element) === true;
        });
      for (const name of [/^Share/, 'Ranges of the axes', /^Details/]) {
        const opener = page.getByRole('button', { name });
        await opener.press('Enter');
        await expect.poll(() => opener.getAttribute('aria-expanded')).toBe('true');
        for (let presses = 0; presses < 16; presses++) {
          await page.keyboard.press('Tab');
          await expect.poll(focusShows).toBe(true);
        }
        if ((await opener.getAttribute('aria-expanded')) === 'true') await page.keyboard.press('Escape');
      }
    }));
}
