import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { expect, it } from 'vitest';
import { runCli, temporaryFolder } from '../../cli/runCli';
import { typeCondition } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

/** What the page saves. */
export function exportFlows(): void {
  it('saves picture and numbers, the same as the command line', () =>
    inPage({}, async ({ page, context }) => {
      await typeCondition(page, 'U', '-0.1');
      await mapSettled(page);
      await page.getByRole('button', { name: 'Export' }).click();
      const dialog = page.getByRole('dialog', { name: 'Export the map' });
      const save = async (format: string): ReturnType<typeof savedFile> => {
        const button = dialog.getByRole('button', { name: `Save ${format}`, exact: true });
        await expect.poll(() => button.isEnabled(), { timeout: 20_000 }).toBe(true);
        return savedFile(page, () => button.click());
      };
      const svg = await save('SVG');
      expect(svg.name).toMatch(/\.svg$/);
      const picture = svg.bytes.toString('utf8');
      expect(picture).toMatch(/^(<\?xml[^>]*>\s*)?<svg[^>]*>[\s\S]*<\/svg>\s*$/);
      expect(picture).toContain('log₁₀ TOF');
      expect(picture).not.toMatch(/<script|foreignObject|href="http/i);
      expect(await usedFonts(context, picture)).toEqual(['DejaVu Sans 400 loaded', 'DejaVu Sans 700 loaded']);
      await dialog.getByRole('combobox', { name: 'letters of the SVG' }).selectOption('outlines');
      await dialog.getByRole('spinbutton', { name: 'width' }).fill('8.5');
      const outlined = (await save('SVG')).bytes.toString('utf8');
      expect(outlined).not.toMatch(/<text|@font-face/);
      expect(outlined).toContain('width="8.5cm"');
      await dialog.getByRole('spinbutton', { name: 'width' }).fill('16');

      const png = await save('PNG');
      expect([...png.bytes.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
      expect(png.bytes.readUInt32BE(16)).toBe(Math.round((16 / 2.54) * 300));
      expect(png.bytes.length).toBeGreaterThan(20_000);

      const csv = await save('CSV');
      const json = await save('JSON');
      expect(JSON.parse(json.bytes.toString('utf8'))).toHaveProperty('study');
      const folder = temporaryFolder();
      try {
        const file = join(folder.path, 'map.csv');
        const args = ['map', 'no3rr', '--set', 'U=-0.1', '--backend', 'wasm', '--workers', '0', '--out', file];
        expect(runCli(args, folder.path).code).toBe(0);
        expectSameTable(csv.bytes.toString('utf8'), readFileSync(file, 'utf8'));
      } finally {
        folder.remove();
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }));
}

/** The fonts that a picture brings, and whether a browser takes them when it is opened alone. */
async function usedFonts(context: BrowserContext, picture: string): Promise<readonly string[]> {
  const page = await context.newPage();
  try {
    await page.goto(`data:image/svg+xml;base64,${Buffer.from(picture).toString('base64')}`);
    return await page.evaluate(async () => {
      const fonts = await document.fonts.ready;
      return [...fonts].map(({ family, weight, status }) => `${family.replaceAll('"', '')} ${weight} ${status}`);
    });
  } finally {
    await page.close();
  }
}

/** Cell by cell: words the same, numbers to 1e-9, as a warm start ends within the tolerance of a cold one. */
function expectSameTable(got: string, expected: string): void {
  const [a, b] = [got, expected].map((text) => text.trimEnd().split(/\r?\n/));
  expect(a.length).toBe(b.length);
  expect(a[0]).toBe(b[0]);
  const names = a[0].split(',');
  for (let row = 1; row < a.length; row++) {
    const [own, other] = [a[row].split(','), b[row].split(',')];
    if (a[row] === b[row]) continue;
    names.forEach((name, c) => {
      if (own[c] === other[c] || name === 'iterations' || name === 'residual') return;
      const [x, y] = [Number(own[c]), Number(other[c])];
      const close = Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(y));
      if (!close) expect.fail(`row ${row}, ${name}: ${own[c]} in the page, ${other[c]} in the command line`);
    });
  }
}
