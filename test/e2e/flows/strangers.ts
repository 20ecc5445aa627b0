import { expect, it } from 'vitest';
import { embeddedStudy } from '../../../src/study';
import { encodeLink } from '../../../src/study/link';
import { dropFile } from '../droppedFile';
import { differing, mapColors } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';

/** Files and links of unknown origin. */
export function strangerFlows(): void {
  it('refuses what is too large or broken with a reason, and goes on', () =>
    inPage({}, async ({ page, url }) => {
      const before = await mapColors(page);
      const study = embeddedStudy('no3rr');
      const huge = { ...study, outputs: { ...study.outputs, grid: [40_000, 25_000] } };
      const cases = [
        [{ name: 'huge.json', content: 50_000_001 }, /huge\.json.*(at most|larger|50 MB)/],
        [{ name: 'large.json', content: 50_000_000 }, /large\.json.*not opened/],
        [{ name: 'pixels.json', content: JSON.stringify(huge) }, /pixels\.json.*grid/],
        [{ name: 'broken.json', content: '{ "sabatier": 1, ' }, /broken\.json.*not opened/],
        [{ name: 'other.json', content: '{ "sabatier": 1 }' }, /other\.json.*not opened/],
        [{ name: 'newer.json', content: '{ "sabatier": 99, "id": "x" }' }, /newer\.json.*not opened/],
      ] as const;
      for (const [file, pattern] of cases) {
        await dropFile(page, file);
        await page.getByRole('status').filter({ hasText: pattern }).waitFor();
      }
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await dropFile(page, { name: 'huge.csv', content: 50_000_001 });
      await page
        .getByRole('status')
        .filter({ hasText: /huge\.csv.*at most 50 MB/ })
        .waitFor();
      await dropFile(page, { name: 'zeros.csv', content: 50_000_000 });
      const dialog = page.getByRole('dialog');
      await dialog
        .getByRole('alert')
        .filter({ hasText: /binary/ })
        .waitFor();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.goto('about:blank');
      await page.goto(url + encodeLink({ study: huge as typeof study }));
      await page.getByRole('status').filter({ hasText: /grid/ }).waitFor();
      // The sentence takes room from the map, which has it back a frame later.
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await mapSettled(page);
      await expect.poll(async () => differing(before, await mapColors(page))).toBe(0);
    }));

  it('shows names from files and links as text', async () => {
    const study = embeddedStudy('no3rr');
    const hostile = '<img src=x onerror=alert(1)>';
    const marked = {
      ...study,
      title: `<b onclick=alert(1)>${hostile}</b>`,
      description: hostile,
      candidates: [{ name: hostile, values: { E_O: -4.2, E_N: -4.2 }, group: '<script>alert(1)</script>' }],
    };
    await inPage({ path: encodeLink({ study: marked }) }, async ({ page }) => {
      page.on('dialog', () => expect.fail('a script of the study ran'));
      await mapOf(page).locator('text', { hasText: 'onerror' }).first().waitFor();
      expect(await page.locator('img, main b, [onerror], [onclick]').count()).toBe(0);
      const mark = mapOf(page).locator('.mark').first();
      await mark.click();
      await page.getByRole('heading', { name: hostile, exact: true }).waitFor();
      expect(await page.title()).toContain(hostile);
      expect(await page.locator('body img').count()).toBe(0);
    });
  });
}
