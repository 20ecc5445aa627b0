import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { differing, mapBox, mapColors, readout } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Members take longer than a map does. */
const soon = { timeout: 20_000 };

/** Maps of perturbed parameters. */
export function uncertaintyFlows(): void {
  it('shows an ensemble in the place of the map, through undo, links and other conditions', () =>
    inPage({}, async ({ page, context, url }) => {
      const plain = await mapColors(page);
      const panel = page.getByRole('region', { name: 'Uncertainty' });
      const field = async (name: string, value: string): Promise<void> => {
        await panel.getByLabel(name, { exact: true }).fill(value);
        await panel.getByLabel(name, { exact: true }).press('Tab');
      };
      await panel.getByRole('checkbox').check();
      await expect.poll(() => panel.innerText()).toContain('give a standard deviation');
      await field('members', '12');
      await field('barriers', '−0.1');
      await expect.poll(() => panel.getByRole('alert').innerText()).toContain('a standard deviation, at least 0');
      expect(await panel.getByLabel('barriers', { exact: true }).inputValue()).toBe('');
      await field('members', '');
      await field('seed', 'x');
      await expect.poll(() => panel.getByRole('alert').innerText()).toContain('invalid seed: got "x"');
      expect(await panel.getByLabel('members', { exact: true }).inputValue()).toBe('12');
      expect(await panel.getByLabel('seed', { exact: true }).inputValue()).toBe('1');
      await field('barriers', '0.1');
      await expect.poll(() => page.getByText('12 members, seed 1').count(), soon).toBe(1);
      await expect.poll(() => page.getByText('striped: the winner in less than 90 %').count(), soon).toBe(1);
      const winners = await mapColors(page);
      expect(differing(plain, winners)).toBeGreaterThan(15);
      await panel.getByLabel('show').selectOption('spread');
      await expect.poll(() => page.getByRole('img', { name: /standard deviation of log/ }).count(), soon).toBe(1);
      // The picker above the map is that of the ensemble, and so are the status line and what is read out.
      const show = page.getByRole('combobox', { name: 'Show', exact: true });
      expect(await show.inputValue()).toBe('spread');
      expect(await show.locator('option').allInnerTexts()).not.toContain('coverage');
      await show.selectOption('probability');
      await page.getByRole('combobox', { name: 'of', exact: true }).selectOption('solved');
      await expect.poll(() => page.getByRole('img', { name: /share of the members inside/ }).count(), soon).toBe(1);
      expect(await panel.getByLabel('show').inputValue()).toBe('solved');
      expect(await page.getByRole('contentinfo').innerText()).toContain('of an ensemble');
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + 0.45 * width, y + 0.55 * height);
      expect(Object.keys(await readout(page))).toEqual(['ΔEO', 'ΔEN', 'share of members', 'unperturbed']);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => page.getByText('striped: the winner in less than 90 %').count(), soon).toBe(1);

      await page.getByRole('button', { name: 'Share' }).click();
      const link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
      const other = await context.newPage();
      await other.goto(`${url}${link.slice(link.indexOf('#'))}`);
      await expect.poll(() => other.getByText('12 members, seed 1').count(), soon).toBe(1);
      await other.close();
      await page.keyboard.press('Escape');

      await typeCondition(page, 'U', '-0.2');
      await expect.poll(() => page.getByText('12 members, seed 1').count(), soon).toBe(1);
      await panel.getByRole('checkbox').uncheck();
      await expect.poll(() => page.getByText('12 members, seed 1').count()).toBe(0);
      await mapSettled(page);
      expect(await mapOf(page).count()).toBe(1);
    }));
}
