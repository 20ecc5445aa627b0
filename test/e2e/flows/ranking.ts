import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../../cli/runCli';
import { random } from '../../helpers/random';
import { accessibilityFaults } from '../accessibility';
import { dropFile } from '../droppedFile';
import { mapBox } from '../mapProbe';
import { edgesOf } from '../pageBoxes';
import { inPage, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const uniform = random(9);
const rows = Array.from({ length: 5000 }, (_, i) => {
  const [o, n] = [-5.4 + 1.8 * uniform(), -5.8 + 1.8 * uniform()];
  return `M${i},${i % 4},${o.toFixed(4)},${n.toFixed(4)}`;
});
const facets = `name,flag,E_O,E_N\n${rows.join('\n')}\n`;

async function openRanking(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ranking', exact: true }).click();
  await page.getByRole('status').filter({ hasText: ' of 62 ranked' }).waitFor();
}

async function openFacets(page: Page): Promise<void> {
  await openRanking(page);
  await page
    .getByLabel('File of candidates to rank')
    .setInputFiles({ name: 'facets.csv', mimeType: 'text/csv', buffer: Buffer.from(facets) });
  await page.getByRole('status').filter({ hasText: ' of 5,000 ranked' }).waitFor();
}

/** Candidates ranked beside the map. */
export function rankingFlows(): void {
  it('ranks a file as the command line does, under the conditions of the page, and saves the same bytes', () =>
    inPage({}, async ({ page }) => {
      const folder = temporaryFolder();
      await openFacets(page);
      const potential = page.getByRole('slider', { name: /^U in/ });
      await potential.focus();
      for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowLeft');
      await mapSettled(page);
      const where = page.getByLabel('Condition on the rows that are ranked');
      await where.fill('flag == = 1');
      await where.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'invalid expression' }).waitFor();
      await where.fill('flag == 1');
      await where.press('Enter');
      await page.getByRole('status').filter({ hasText: 'the condition keeps 1,250' }).waitFor();
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Command', exact: true }).click();
      const command = await page.evaluate(() => navigator.clipboard.readText());
      writeFileSync(join(folder.path, 'facets.csv'), facets);
      const words = command.split(' ').slice(1).join(' ').replace("'flag == 1'", 'flag\u00a0==\u00a01').split(' ');
      for (const [name, format] of [
        ['Save CSV', 'csv'],
        ['Save Parquet', 'parquet'],
      ]) {
        const saved = await savedFile(page, () => page.getByRole('button', { name }).click());
        const args = words.map((word) => word.replaceAll('\u00a0', ' ').replace('ranked.csv', `ranked.${format}`));
        const run = runCli(args, folder.path);
        expect([run.code, run.stderr]).toEqual([0, '']);
        expect(saved.bytes.equals(readFileSync(join(folder.path, `ranked.${format}`)))).toBe(true);
      }
      folder.remove();
    }));

  it('marks the same candidates in the table and on the map, and keeps sort and filter over a reload', () =>
    inPage({}, async ({ page }) => {
      await openFacets(page);
      const density = page.locator('canvas[data-density]');
      const shown = page.getByRole('checkbox', { name: 'Candidates’ density' });
      await density.waitFor();
      await shown.uncheck();
      await density.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).click();
      expect(await shown.isChecked()).toBe(true);
      await density.waitFor();
      const grid = page.getByRole('grid', { name: 'Ranked candidates' });
      await grid.focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key);
      await page.locator('circle[data-marked]').first().waitFor();
      expect(await grid.locator('tr[aria-selected=true]').count()).toBe(1);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Select candidates in a box' }).click();
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.move(x + 0.45 * width, y + 0.5 * height);
      await page.mouse.down();
      await page.mouse.move(x + 0.52 * width, y + 0.56 * height, { steps: 4 });
      await page.mouse.up();
      const selected = page.getByRole('button', { name: /^selected \((?!0\))/ });
      await selected.click();
      const count = Number(/\((\d+)\)/.exec(await selected.innerText())![1]);
      expect(count).toBeGreaterThan(3);
      await page
        .getByRole('status')
        .filter({ hasText: `${count} shown` })
        .waitFor();
      expect(await page.locator('circle[data-marked]').count()).toBeGreaterThanOrEqual(count);
      await page.getByRole('button', { name: /^edge \(eV\)/ }).click();
      await page.getByRole('button', { name: 'in the domain' }).click();
      await page.waitForTimeout(600);
      await page.reload();
      await mapSettled(page);
      await page.getByRole('status').filter({ hasText: ' of 5,000 ranked' }).waitFor();
      expect(await page.getByRole('button', { name: 'in the domain' }).getAttribute('aria-pressed')).toBe('true');
      await page.locator('th[aria-sort=descending]').filter({ hasText: 'edge' }).waitFor();
    }));

  it('leaves the colour scales of two maps in sight, with a cut below it too', () =>
    inPage({}, async ({ page }) => {
      await page.getByRole('combobox', { name: 'Maps' }).selectOption('two');
      await page.getByRole('application').first().focus();
      await page.keyboard.press('c');
      await page.getByRole('button', { name: 'Ranking', exact: true }).click();
      const panel = page.getByRole('region', { name: 'Ranking' });
      await panel.getByRole('grid').waitFor();
      const bar = page.getByRole('img', { name: /^Colour bar/ }).first();
      expect((await edgesOf(bar)).bottom).toBeLessThanOrEqual((await edgesOf(panel)).top);
    }));

  it('says what is doubtful in a table before it is taken, and mends it on a click', () =>
    inPage({}, async ({ page }) => {
      const dialog = page.getByRole('dialog');
      const table = [['Pt(211)', -4.11, -4.66], ['Pd(211)', -3.98, -4.77], ['Rh(211)', -5.22, -5.67], ['Cu(211)', -4.21, -3.49], ['Ru(211)', -6.04, -6.42]] as const; // prettier-ignore
      const lines = table.map(([name, o, n]) => `${name},${o * 96.485},${n * 96.485}`);
      await dropFile(page, { name: 'kj.csv', content: `name,E_O (eV),E_N (eV)\n${lines.join('\n')}\n` });
      for (const name of ['E_O', 'E_N']) {
        await dialog
          .getByRole('alert')
          .filter({ hasText: `${name} is read in eV` })
          .waitFor();
        await dialog.getByRole('button', { name: new RegExp(`^Read ${name} .* in kJ/mol`) }).click();
        await dialog
          .getByRole('alert')
          .filter({ hasText: `${name} is read in eV` })
          .waitFor({ state: 'detached' });
      }
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Take 5 rows' }).click();
      await page.getByRole('region', { name: 'Candidates' }).getByText('5 own').waitFor();
    }));

  it('stands above the status line on a small page, with rows in sight, and does not jump while it computes', () =>
    inPage({ viewport: { width: 1024, height: 768 } }, async ({ page }) => {
      await openFacets(page);
      const table = page.getByRole('grid', { name: 'Ranked candidates' }).locator('..');
      const place = await edgesOf(table);
      expect(place.bottom).toBeLessThanOrEqual((await edgesOf(page.getByRole('contentinfo'))).top);
      expect(place.bottom - place.top, 'a head and five rows').toBeGreaterThan(30 + 5 * 24);
      await page.getByRole('slider', { name: /^U in/ }).focus();
      for (let k = 0; k < 4; k++) {
        await page.keyboard.press('ArrowLeft');
        expect(await edgesOf(table)).toEqual(place);
      }
      const filters = page.getByRole('button', { name: 'Filters' });
      await filters.click();
      await page.getByLabel('Words in the name').fill('M4');
      await page.getByRole('status').filter({ hasText: 'shown' }).waitFor();
      await filters.filter({ hasText: '(1)' }).click();
      await page.getByLabel('Words in the name').waitFor({ state: 'hidden' });
    }));

  it('has no fault that axe knows, wide and on a phone', async () => {
    await inPage({}, async ({ page }) => {
      await openFacets(page);
      await page.getByLabel('Draws from the errors of the descriptors').selectOption('16');
      await page.getByText('assumed, since none is given').waitFor();
      const deviation = page.getByLabel('Standard deviation of ΔEO in eV');
      for (const [typed, shown] of [
        ['0,2', '0.2'],
        ['x', '0.2'],
      ]) {
        await deviation.fill(typed);
        await deviation.press('Tab');
        await expect.poll(() => deviation.inputValue()).toBe(shown);
      }
      await page.getByRole('alert').filter({ hasText: 'invalid σ ΔEO: got "x"' }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    });
    await inPage(phone, async ({ page }) => {
      await openRanking(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Close the ranking' }).click();
      await mapSettled(page);
      expect((await mapBox(page)).width).toBeGreaterThan(240);
    });
  });
}
