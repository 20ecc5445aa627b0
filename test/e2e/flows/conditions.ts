import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chemicalText, threeDigits } from '../../../src/plots';
import { readRows, runCli, temporaryFolder } from '../../cli/runCli';
import { dragSlider, fieldOf, sliderOf, typeCondition } from '../conditionField';
import { differing, mapBox, mapColors, readout, statusNumbers } from '../mapProbe';
import { inPage, mapSettled } from '../pageSession';

/** Moving conditions, and the numbers that follow. */
export function conditionFlows(): void {
  it('moves the potential: the map, its counts and the field follow', () =>
    inPage({}, async ({ page }) => {
      const [before, masked] = [await mapColors(page), (await statusNumbers(page)).masked];
      await dragSlider(page, 'U', 0.45, 0.4);
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(20);
      expect((await statusNumbers(page)).masked).not.toBe(masked);
      const value = await sliderOf(page, 'U').inputValue();
      expect(Number(value)).toBeCloseTo(-0.3, 1);
      expect(await fieldOf(page, 'U').inputValue()).toBe(value.replace('-', '−'));
      await page.getByRole('button', { name: 'Reset U' }).click();
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBe(0);
    }));

  it('reads out the numbers of the command line', () =>
    inPage({}, async ({ page }) => {
      const folder = temporaryFolder();
      try {
        const file = join(folder.path, 'map.csv');
        const run = runCli(['map', 'no3rr', '--set', 'U=-0.2', '--set', 'T=320', '--out', file], folder.path);
        expect(run.code).toBe(0);
        const rows = readRows(readFileSync(file, 'utf8'));
        await typeCondition(page, 'U', '−0,2');
        await typeCondition(page, 'T', '320');
        await mapSettled(page);
        const { x, y, width, height } = await mapBox(page);
        const seen: string[] = [];
        for (const [column, row] of [
          [40, 30],
          [50, 50],
          [25, 45],
          [70, 20],
          [60, 40],
        ]) {
          await page.mouse.move(x + ((column + 0.5) / 101) * width, y + (1 - (row + 0.5) / 101) * height);
          const shown = await readout(page);
          const own = rows[row * 101 + column];
          expect(shown).toMatchObject({
            ΔEO: Number(own.E_O).toFixed(2).replace('-', '−'),
            ΔEN: Number(own.E_N).toFixed(2).replace('-', '−'),
          });
          if (own.status === 'masked') expect(shown.status).toMatch(/^masked: /);
          else {
            expect(shown['log₁₀ TOF / s⁻¹']).toBe(threeDigits(Number(own['ln_tof:NO3-']) / Math.LN10));
            expect(shown.winner).toBe(chemicalText(own.winner));
          }
          seen.push(own.status);
        }
        expect(seen.filter((status) => status === 'converged').length).toBeGreaterThan(2);
      } finally {
        folder.remove();
      }
    }));

  it('takes numbers, and says at the field what is none', () =>
    inPage({}, async ({ page }) => {
      const before = await mapColors(page);
      const conditions = page.getByRole('complementary', { name: 'Conditions' });
      await typeCondition(page, 'T', 'warm');
      await conditions.getByRole('alert').waitFor();
      expect(await conditions.getByRole('alert').innerText()).toMatch(/warm.*number/);
      expect(await fieldOf(page, 'T').getAttribute('aria-invalid')).toBe('true');
      await typeCondition(page, 'T', '-5');
      expect(await conditions.getByRole('alert').innerText()).toMatch(/T: got -5/);
      expect(differing(before, await mapColors(page))).toBe(0);
      await typeCondition(page, 'T', '350');
      await conditions.getByRole('alert').waitFor({ state: 'detached' });
      await mapSettled(page);
      expect(differing(before, await mapColors(page))).toBeGreaterThan(10);
    }));
  it('shows the digits that a condition has, whole', () =>
    inPage({}, async ({ page }) => {
      await typeCondition(page, 'a(NO₃⁻)', '0.00105283');
      const uncut = (label: string): Promise<boolean> =>
        fieldOf(page, label).evaluate((field) => field.scrollWidth <= field.clientWidth);
      expect(await uncut('a(NO₃⁻)')).toBe(true);
      await page.getByRole('combobox', { name: 'Study' }).selectOption('her');
      await mapSettled(page);
      await expect.poll(() => fieldOf(page, 'T').inputValue()).toBe('298.15');
      const { x, y, width, height } = await mapBox(page);
      await page.mouse.click(x + 0.4 * width, y + 0.4 * height);
      await page.getByRole('complementary', { name: 'Details' }).getByText('T = 298.15 K').first().waitFor();
      await page.setViewportSize({ width: 1000, height: 800 });
      expect(await uncut('T')).toBe(true);
      const reset = await page.getByRole('button', { name: 'Reset a(H₂)' }).boundingBox();
      const none = await page.getByRole('button', { name: '0: no a(H₂)' }).boundingBox();
      expect(none!.y - reset!.y - reset!.height).toBeGreaterThanOrEqual(4);
    }));
}
