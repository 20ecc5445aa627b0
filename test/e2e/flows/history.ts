import { expect, it } from 'vitest';
import { dragSlider, fieldOf, sliderOf, typeCondition } from '../conditionField';
import { mapBox, mapColors, tickEnds } from '../mapProbe';
import { inPage, mapSettled } from '../pageSession';

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
          const { x: before } = await tickEnds(page);
          await page.mouse.wheel(0, -400);
          await expect.poll(async () => (await tickEnds(page)).x).not.toEqual(before);
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
  it('undoes from a number field once the text is taken, and leaves what is being typed to the browser', () =>
    inPage({}, async ({ page }) => {
      const field = fieldOf(page, 'T');
      const shows = (text: string): Promise<void> => expect.poll(() => field.inputValue()).toBe(text);
      await typeCondition(page, 'T', '340');
      await typeCondition(page, 'T', '350.0');
      await shows('350');
      await page.keyboard.press('Control+z');
      await shows('340');
      await page.keyboard.press('Control+z');
      await shows('300');
      await page.keyboard.press('Control+y');
      await shows('340');

      await field.press('End');
      await page.keyboard.type('7');
      await page.keyboard.press('Control+z');
      await shows('340');
      expect(await sliderOf(page, 'T').inputValue()).toBe('340');
      await page.keyboard.type('x');
      await page.keyboard.press('Enter');
      const said = page.getByRole('complementary', { name: 'Conditions' }).getByRole('alert');
      await said.waitFor();
      await page.keyboard.press('Escape');
      await shows('340');
      await said.waitFor({ state: 'detached' });

      for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
      await shows('351');
      await page.keyboard.press('Control+z');
      await shows('340');
    }));
}
