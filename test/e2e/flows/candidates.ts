import { expect, it } from 'vitest';
import { dropFile } from '../droppedFile';
import { edgesOf } from '../pageBoxes';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

const hostile = '<img src=x onerror=alert(1)>';

/** A reader's own surfaces. */
export function candidateFlows(): void {
  it('takes a dropped table, says what it did not read, and refuses one without energies', () =>
    inPage({}, async ({ page }) => {
      const panel = page.getByRole('region', { name: 'Candidates' });
      const dialog = page.getByRole('dialog');
      const content = `name,E_O,E_N\nMine,-4.5,-4.6\n${hostile},-5,-5.1\nBad,abc,-5\n`;
      await dropFile(page, { name: 'mine.csv', content });
      await dialog.getByText('2 of 3 rows will be read.').waitFor();
      expect(await dialog.getByText("E_O: not a number: 'abc'").count()).toBeGreaterThan(0);
      await dialog.getByRole('button', { name: 'Take 2 rows' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('status').filter({ hasText: '1 row not read' }).waitFor();
      expect(await panel.innerText()).toContain('2 own');
      await mapOf(page).locator('text', { hasText: 'onerror' }).first().waitFor();
      expect(await page.locator('body img').count()).toBe(0);

      const table = await savedFile(page, () => panel.getByRole('button', { name: 'Save table' }).click());
      expect(table.name).toMatch(/\.csv$/);
      const lines = table.bytes.toString('utf8').trimEnd().split(/\r?\n/);
      expect(lines.some((line) => /^Mine,.*-4\.5,.*-4\.6/.test(line))).toBe(true);

      await page.getByRole('button', { name: 'Undo' }).click();
      await panel.getByText('0 own').waitFor();
      await dropFile(page, { name: 'bad.csv', content: 'hello world\nthis is, no table\n' });
      await dialog.getByRole('alert').filter({ hasText: 'No column gives E_O and E_N' }).waitFor();
      expect(await dialog.getByRole('button', { name: 'Take' }).isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await panel.getByText('0 own').waitFor();
    }));

  it('keeps names and actions of the table in sight, own surfaces first, and what is wrong with a cell', () =>
    inPage({}, async ({ page }) => {
      const table = page.getByRole('region', { name: 'Table of surfaces' });
      const panel = page.getByRole('region', { name: 'Candidates' });
      await panel.getByRole('button', { name: 'Add', exact: true }).click();
      const first = table.locator('tbody tr').first();
      await first.getByLabel('Name of surface 1').waitFor();
      await table.evaluate((box) => box.scrollTo({ left: 1000 }));
      const box = await edgesOf(table);
      const head = await edgesOf(table.locator('thead .name'));
      await expect.poll(async () => (await edgesOf(first.locator('th'))).left).toBe(head.left);
      expect(head.left).toBeGreaterThan(box.left);
      for (const name of [/^Delete/, /^Copy Rh\(211\)/]) {
        await table.evaluate((element) => element.scrollTo({ left: 0 }));
        const button = await edgesOf(table.getByRole('button', { name }).first());
        expect(button.right).toBeLessThanOrEqual(box.right);
      }
      await table.getByRole('button', { name: 'own or literature' }).click();
      await table.getByRole('button', { name: 'own or literature' }).click();
      const cellOf = table.getByLabel(/^ΔEO of .* in eV$/);
      await cellOf.scrollIntoViewIfNeeded();
      await cellOf.fill('abc');
      await cellOf.press('Enter');
      await table.getByRole('alert').waitFor();
      await expect
        .poll(async () => (await edgesOf(table.getByRole('alert'))).bottom)
        .toBeLessThanOrEqual((await edgesOf(table)).bottom);
    }));

  it('keeps a study with own surfaces while others are open, over reloads, until it is forgotten', () =>
    inPage({}, async ({ page }) => {
      const panel = page.getByRole('region', { name: 'Candidates' });
      const studies = page.getByRole('combobox', { name: 'Study' });
      const listed = (): Promise<string[]> => studies.locator('option').allInnerTexts();
      await dropFile(page, { name: 'mine.csv', content: 'name,E_O,E_N\nMine,-4.5,-4.6\n' });
      await page.getByRole('dialog').getByRole('button', { name: 'Take 1 row' }).click();
      await panel.getByText('1 own').waitFor();
      await panel.getByText('Fetch from Catalysis-Hub').click();
      const adsorbates = panel.getByLabel('adsorbates');
      await expect.poll(() => adsorbates.inputValue()).toBe('O, N');
      await page.getByRole('combobox', { name: 'Show' }).selectOption('winner');
      await studies.selectOption('her');
      await page.getByRole('status').filter({ hasText: 'NO3RR · Liu 2019, edited is kept' }).waitFor();
      await expect.poll(() => adsorbates.inputValue()).toBe('');
      await studies.selectOption('no3rr');
      await mapSettled(page);
      await expect.poll(() => adsorbates.inputValue()).toBe('O, N');
      await page.waitForTimeout(500);
      await page.reload();
      await mapSettled(page);
      await panel.getByText('0 own').waitFor();
      await studies.locator('option', { hasText: 'Liu 2019, edited' }).waitFor({ state: 'attached' });
      await studies.selectOption({ label: 'NO3RR · Liu 2019, edited' });
      await panel.getByText('1 own').waitFor();
      expect(await page.getByRole('combobox', { name: 'Show' }).inputValue()).toBe('winner');
      expect((await listed()).filter((label) => label.endsWith('edited'))).toHaveLength(1);

      await studies.selectOption('her');
      await page.getByRole('button', { name: 'Share' }).click();
      await page.getByRole('button', { name: 'Forget NO3RR · Liu 2019, edited' }).click();
      await page.getByText('Forgot NO3RR · Liu 2019, edited.').waitFor();
      await page.reload();
      await mapSettled(page);
      await studies.locator('option', { hasText: 'Liu 2019' }).first().waitFor({ state: 'attached' });
      expect((await listed()).filter((label) => label.endsWith('edited'))).toEqual([]);
    }));
}
