import { afterAll, beforeAll, describe, it } from 'vitest';
import { chromiumHint, chromiumPath } from './chromiumPath';
import { closeBrowser, openBrowser } from './pageSession';

const found = chromiumPath() !== null;

/**
 * Groups of flows in one browser. Without a Chromium they are skipped with a word on the terminal; where `CI` is true that
 * is a failure.
 */
export function describePage(title: string, groups: Readonly<Record<string, () => void>>): void {
  describe(title, () => {
    it('has a Chromium to be tested in', ({ skip }) => {
      if (found) return;
      if (process.env.CI === 'true') throw new Error(chromiumHint());
      console.warn(`${chromiumHint()} The tests of the page are skipped.`);
      skip(chromiumHint());
    });

    describe.skipIf(!found)('in Chromium', () => {
      beforeAll(openBrowser);
      afterAll(closeBrowser);
      for (const [name, flows] of Object.entries(groups)) describe(name, flows);
    });
  });
}
