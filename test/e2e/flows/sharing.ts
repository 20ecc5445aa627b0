import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { sliderOf, typeCondition } from '../conditionField';
import { differing, mapColors, statusNumbers, tickEnds } from '../mapProbe';
import { inPage, mapOf, mapSettled } from '../pageSession';
import { savedFile } from '../savedFile';

/** A link that unpacks to so many blanks. */
function bomb(bytes: number): string {
  const packed = deflateRawSync(Buffer.alloc(bytes, ' '), { level: 9 });
  const sum = createHash('sha256').update(packed).digest().subarray(0, 4);
  return `#s1=${Buffer.concat([sum, packed]).toString('base64url')}`;
}

/** Everything that a link has to restore. */
async function shown(page: Page): Promise<unknown> {
  return {
    status: await statusNumbers(page),
    colors: await mapColors(page),
    ticks: await tickEnds(page),
    U: await sliderOf(page, 'U').inputValue(),
    show: await page.getByRole('combobox', { name: 'Show' }).inputValue(),
    bar: await page.getByRole('img', { name: /^Colour bar/ }).getAttribute('aria-label'),
  };
}

/** Makes a view that differs from the first one in everything that `shown` looks at, and gives its link. */
async function changedView(page: Page): Promise<string> {
  await typeCondition(page, 'U', '-0.15');
  await page.getByRole('combobox', { name: 'Show' }).selectOption('selectivity');
  await mapOf(page).focus();
  for (const key of ['ArrowRight', '+', '+', 'Escape']) await page.keyboard.press(key);
  await mapSettled(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByRole('group', { name: 'Share' }).getByRole('textbox').first().inputValue();
  await page.keyboard.press('Escape');
  return link;
}

/** Links and saved studies. */
export function sharingFlows(): void {
  it('restores numbers and picture from a link in a fresh profile, and from a saved file', async () => {
    let link = '';
    let sent: unknown = null;
    let text = '';
    await inPage({}, async ({ page }) => {
      link = await changedView(page);
      sent = await shown(page);
      await page.getByRole('button', { name: 'Share' }).click();
      const file = await savedFile(page, () => page.getByRole('button', { name: 'Save study' }).click());
      expect(file.name).toMatch(/\.json$/);
      text = file.bytes.toString('utf8');
    });
    const path = link.slice(link.indexOf('#'));
    expect(path.length).toBeLessThan(2000);
    await inPage({ path }, async ({ page }) => {
      expect(await shown(page)).toEqual(sent);
      await page.reload();
      await mapSettled(page);
      expect(await shown(page)).toEqual(sent);
    });
    await inPage({}, async ({ page }) => {
      await page.getByRole('button', { name: 'Share' }).click();
      const chooser = page.getByLabel('Study file to open');
      await chooser.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await expect.poll(() => sliderOf(page, 'U').inputValue()).toBe('-0.15');
      await mapSettled(page);
      expect(await shown(page)).toEqual(sent);
      await page.getByRole('button', { name: 'Undo' }).click();
      await mapSettled(page);
      expect(await page.getByRole('combobox', { name: 'Show' }).inputValue()).toBe('activity');
    });
  });

  it('goes Back to what was before a link and Forward to the link, which undo takes back', async () => {
    let link = '';
    await inPage({}, async ({ page }) => {
      link = await changedView(page);
    });
    await inPage({}, async ({ page }) => {
      const showing = (show: string, T: string): Promise<void> =>
        expect
          .poll(async () => [
            await page.getByRole('combobox', { name: 'Show' }).inputValue(),
            await sliderOf(page, 'T').inputValue(),
          ])
          .toEqual([show, T]);
      await typeCondition(page, 'T', '340');
      await page.evaluate((hash) => (location.hash = hash), link.slice(link.indexOf('#')));
      await showing('selectivity', '300');
      await typeCondition(page, 'T', '350');
      await page.goBack();
      await showing('activity', '340');
      await page.goForward();
      await showing('selectivity', '350');
      await page.goBack();
      await showing('activity', '340');
      await page.getByRole('button', { name: 'Undo' }).click();
      await showing('selectivity', '350');
      expect(new URL(page.url()).hash).toBe('');
    });
  });

  it(
    'explains links that are damaged, newer or a bomb, and goes on',
    () =>
      inPage({}, async ({ page, url }) => {
        const before = await mapColors(page);
        const link = await changedView(page);
        const fragment = link.slice(link.indexOf('#'));
        const middle = Math.floor(fragment.length / 2);
        const damaged = `${fragment.slice(0, middle)}${fragment[middle] === 'A' ? 'B' : 'A'}${fragment.slice(middle + 1)}`;
        const cases = [
          [damaged, /damaged/],
          [fragment.slice(0, -7), /damaged/],
          ['#s99=abc', /newer version/],
          [bomb(100_000_000), /larger than/],
          [`#s1=${'A'.repeat(50_000_000)}`, /longer than/],
        ] as const;
        const changed = await mapColors(page);
        for (const [hash, pattern] of cases) {
          // Too long to travel through the driver: the page gets it from itself.
          await page.evaluate(([head, length]) => (location.hash = head.padEnd(length, 'A')), [
            hash.slice(0, 200_000),
            hash.length,
          ] as const);
          const banner = page.getByRole('status').filter({ hasText: pattern });
          await banner.waitFor();
          await page.getByRole('button', { name: 'Dismiss' }).click();
          await banner.waitFor({ state: 'detached' });
        }
        await expect.poll(async () => differing(changed, await mapColors(page))).toBe(0);
        for (const [hash, pattern] of [cases[0], cases[3]]) {
          await page.goto('about:blank');
          await page.goto(url + hash);
          await page.getByRole('status').filter({ hasText: pattern }).waitFor();
          await mapSettled(page);
        }
        // Its line takes room from the map, which has it back a frame later.
        await page.getByRole('button', { name: 'Dismiss' }).click();
        await page.getByRole('combobox', { name: 'Show' }).selectOption('activity');
        await page.getByRole('button', { name: 'Reset U' }).click();
        await page.getByRole('button', { name: 'Reset zoom' }).click();
        await mapSettled(page);
        await expect.poll(async () => differing(before, await mapColors(page))).toBe(0);
      }),
    120_000,
  );
}
