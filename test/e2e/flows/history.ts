import { expect, it } from 'vitest';
import { dragSlider, sliderOf, typeCondition } from '../conditionField';
import { mapBox, mapColors, tickEnds } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Undo and redo. */
export function historyFlows(): void {
  it('undoes and redoes every change, one gesture at a time', () =>
    inPage({}, async ({ page }) => {
      const undo = page.getByRole('button', { name: 'Undo' });
      const redo = page.getByRole('button', { name: 'Redo' });
      expect(await undo.isDisabled()).toBe(true);
      const state = async (): Promise<unknown> => ({
        U: await sliderOf(page, 'U').inputValue(),
        T: await sliderOf(page, 'T').inputValue(),
        show: await page.getByRole('combobox', { name: 'Show' }).inputValue(),
        across: await page.getByRole('combobox', { name: 'across' }).inputValue(),
        ticks: await tickEnds(page),
        colors: await mapColors(page),
      });
      const { x, y, width, height } = await mapBox(page);
      const changes: readonly (() => Promise<unknown>)[] = [
        () => dragSlider(page, 'U', 0.48, 0.46, 0.44, 0.42),
        () => typeCondition(page, 'T', '340'),
        () => page.getByRole('combobox', { name: 'Show' }).selectOption('winner'),
        () => page.getByRole('combobox', { name: 'across' }).selectOption('E_N'),
        async () => {
          await page.mouse.move(x + width / 2, y + height / 2);
          await page.mouse.wheel(0, -400);
          await mapOf(page).locator('text').first().waitFor();
          await page.waitForTimeout(400);
        },
      ];
      const states = [await state()];
      for (const change of changes) {
        await change();
        await mapSettled(page);
        states.push(await state());
      }
      expect(new Set(states.map((s) => JSON.stringify(s))).size).toBe(changes.length + 1);
      for (let i = changes.length - 1; i >= 0; i--) {
        await undo.click();
        await mapSettled(page);
        expect(await state(), `undone to state ${i}`).toEqual(states[i]);
      }
      expect(await undo.isDisabled()).toBe(true);
      for (let i = 1; i <= changes.length; i++) {
        await redo.click();
        await mapSettled(page);
        expect(await state(), `redone to state ${i}`).toEqual(states[i]);
      }
      expect(await redo.isDisabled()).toBe(true);
    }));
}
