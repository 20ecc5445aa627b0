import { expect, it } from 'vitest';
import { sliderOf } from '../conditionField';
import { differing, mapColors, statusNumbers } from '../mapProbe';
import { inPage, mapSettled } from '../pageSession';

/** Much at once. */
export function pressureFlows(): void {
  it('stays responsive through a thousand quick moves of a slider', () =>
    inPage({}, async ({ page }) => {
      const before = await mapColors(page);
      const longest_ms = await sliderOf(page, 'U').evaluate(async (slider: HTMLInputElement) => {
        let longest = 0;
        for (let move = 0; move < 1000; move++) {
          const began = performance.now();
          slider.value = String(-0.4 + 0.005 * (move % 100));
          slider.dispatchEvent(new Event('input', { bubbles: true }));
          if (move % 10 === 9) await new Promise(requestAnimationFrame);
          longest = Math.max(longest, performance.now() - began);
        }
        slider.value = '-0.3';
        slider.dispatchEvent(new Event('input', { bubbles: true }));
        slider.dispatchEvent(new Event('change', { bubbles: true }));
        return longest;
      });
      console.log(`1000 moves of a slider: longest wait ${Math.round(longest_ms)} ms`);
      expect(longest_ms).toBeLessThan(1000);
      await mapSettled(page);
      expect(await sliderOf(page, 'U').inputValue()).toBe('-0.3');
      const after = await mapColors(page);
      expect(differing(before, after)).toBeGreaterThan(15);
      expect((await statusNumbers(page)).failed).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBe(0);
      await page.getByRole('button', { name: 'Redo' }).click();
      await mapSettled(page);
      expect(differing(after, await mapColors(page))).toBe(0);
    }));
}
