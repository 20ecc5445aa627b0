import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

/** Colour scales that a reader chooses. */
export function scaleFlows(): void {
  it('takes a range and colours, says what is no scale, writes them into pictures, and undoes', () =>
    inPage({}, async ({ page }) => {
      const bar = page.getByRole('img', { name: /^Colour bar/ });
      const first = await bar.innerHTML();
      const opener = page.getByRole('button', { name: 'Colour scale' });
      const panel = page.getByRole('group', { name: 'Colour scale' });
      await opener.focus();
      await page.keyboard.press('Enter');
      const type = async (label: string, text: string): Promise<void> => {
        await panel.getByLabel(label).fill(text);
        await panel.getByLabel(label).press('Enter');
      };
      await type('To', '−40');
      await panel.getByRole('alert').filter({ hasText: 'a lowest level below the highest' }).waitFor();
      await type('From', '-24');
      await type('To', '0');
      await type('Step', '2');
      await panel.getByRole('combobox', { name: 'Colours' }).selectOption('Spectral_r');
      await panel.getByText('do not look equal').waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => bar.textContent()).toMatch(/−24.*0\s*$/);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const save = page.getByRole('dialog').getByRole('button', { name: 'Save SVG', exact: true });
      await expect.poll(() => save.isEnabled(), { timeout: 20_000 }).toBe(true);
      const { bytes } = await savedFile(page, () => save.click());
      expect(bytes.toString('utf8')).toContain(
        '&quot;levels&quot;:[-24,0,2],&quot;palette&quot;:&quot;Spectral_r&quot;',
      );
      await page.keyboard.press('Escape');
      const undo = page.getByRole('button', { name: 'Undo' });
      while (await undo.isEnabled()) await undo.click();
      await expect.poll(() => bar.innerHTML()).toBe(first);
    }));

  it('fits one scale to both of two maps', () =>
    inPage({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Maps' }).selectOption('two');
      await page.getByRole('tab', { name: 'Second map' }).click();
      await typeCondition(page, 'T', '600');
      await mapSettled(page);
      await expect.poll(() => page.locator('[role=application][aria-busy=false]').count()).toBe(2);
      const fitted = async (which: number): Promise<readonly string[]> => {
        const panel = page.getByRole('group', { name: 'Colour scale' });
        await page.getByRole('button', { name: 'Colour scale' }).nth(which).click();
        await panel.getByRole('button', { name: 'Fit to what is shown' }).click();
        const ends = await panel.getByRole('textbox').evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value)); // prettier-ignore
        await page.keyboard.press('Escape');
        return ends;
      };
      const first = await fitted(0);
      expect(await fitted(1)).toEqual(first);
      const texts = await page.getByRole('img', { name: /^Colour bar/ }).allTextContents();
      expect(texts.join(' '), 'nothing lies beyond the ends').not.toMatch(/[≤≥]/);
    }));
}
