import { expect, it } from 'vitest';
import { typeCondition } from '../conditionField';
import { differing, mapBox, mapColors, readout } from '../mapProbe';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, temporaryFolder } from '../../cli/runCli';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

/** Two maps. */
export function comparingFlows(): void {
  it('compares two conditions side by side and as a difference, which exports and links carry', async () => {
    let link = '';
    let difference: readonly string[] = [];
    await inPage({}, async ({ page }) => {
      const maps = page.getByRole('combobox', { name: 'Maps' });
      await maps.selectOption({ label: 'two maps' });
      await expect.poll(() => page.getByRole('application').count()).toBe(2);
      await mapSettled(page);
      const before = await mapColors(page);
      // The second map has the panel of conditions now: the first one stays.
      await typeCondition(page, 'U', '-0.4');
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBe(0);
      const status = page.getByRole('contentinfo');
      await expect.poll(() => status.innerText()).toMatch(/first [\d,]+, second [\d,]+ masked/);
      // Details and table are those of the map whose tab is chosen, and say so.
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.click(x + 0.45 * width, y + 0.55 * height);
      const details = page.getByRole('complementary', { name: 'Details' });
      const where = details.locator('.where');
      await expect.poll(() => where.innerText()).toContain('U = −0.4 V');
      const table = page.getByRole('region', { name: 'Candidates' });
      expect(await table.innerText()).toContain('of the second map');
      const rates = await table.locator('tbody').innerText();
      await details.getByRole('button', { name: 'Show the first' }).click();
      await expect.poll(() => where.innerText()).toContain('U = 0.1 V');
      expect(await page.getByRole('tab', { name: 'First map' }).getAttribute('aria-selected')).toBe('true');
      await expect.poll(() => table.locator('tbody').innerText()).not.toBe(rates);
      await page.getByRole('button', { name: 'Undo' }).click();
      await maps.selectOption({ label: 'difference' });
      await expect.poll(() => mapOf(page).getAttribute('aria-label')).toMatch(/difference/i);
      const whole = await mapBox(page);
      await page.mouse.move(whole.x + 0.45 * whole.width, whole.y + 0.55 * whole.height);
      expect(Object.keys(await readout(page))).toEqual(['ΔEO', 'ΔEN', 'difference', 'first map', 'second map']);
      await expect.poll(() => mapOf(page).getAttribute('aria-label')).toMatch(/difference/i);
      await expect.poll(async () => differing(before, await mapColors(page))).toBeGreaterThan(15);
      const changed = await mapColors(page);
      await page.getByRole('button', { name: 'Share' }).click();
      link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Export' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export the map' });
      expect(await dialog.getByRole('radio', { name: /^difference/ }).isChecked()).toBe(true);
      const save = async (format: string): Promise<string> => {
        const button = dialog.getByRole('button', { name: `Save ${format}`, exact: true });
        await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true);
        const { name, bytes } = await savedFile(page, () => button.click());
        expect(name).toContain('difference');
        return bytes.toString('utf8');
      };
      const [svg, csv] = [await save('SVG'), await save('CSV')];
      const folder = temporaryFolder();
      try {
        const out = ['--svg', 'd.svg', '--out', 'd.csv', '--backend', 'wasm', '--workers', '0'];
        const set = ['--set', 'U_RHE=-0.4', '--minus', 'U_RHE=0.1'];
        expect(runCli(['map', 'no3rr', ...set, ...out], folder.path).code).toBe(0);
        const rows = (text: string): readonly string[] => text.trimEnd().split('\n');
        const theirs = readFileSync(join(folder.path, 'd.csv'), 'utf8');
        expect(rows(csv).length).toBe(rows(theirs).length);
        const places = (text: string): string =>
          rows(text)
            .map((row) => row.split(',', 3).join())
            .join('\n');
        expect(places(csv) === places(theirs)).toBe(true);
        const last = (row: string): number => Number(row.split(',').at(-1));
        const known = rows(theirs).map(last);
        const far = rows(csv).filter((row, r) => Math.abs(last(row) - known[r]) > 1e-7);
        expect(far).toEqual([]);
        // The study's own potential is named by the command line alone, in what the file says of itself.
        const drawn = (text: string): string => text.replace(/<metadata>.*?<\/metadata>/s, '');
        expect(drawn(svg) === drawn(readFileSync(join(folder.path, 'd.svg'), 'utf8'))).toBe(true);
      } finally {
        folder.remove();
      }
      await page.keyboard.press('Escape');
      difference = changed;
      await maps.selectOption({ label: 'one map' });
      await mapSettled(page);
      await expect.poll(() => page.getByRole('application').count()).toBe(1);
    });
    await inPage({ path: link.slice(link.indexOf('#')) }, async ({ page }) => {
      expect(await page.getByRole('combobox', { name: 'Maps' }).inputValue()).toBe('difference');
      await expect.poll(async () => differing(difference, await mapColors(page))).toBe(0);
    });
  });
}
