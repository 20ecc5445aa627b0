import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
  resultTypes: ['violations'],
  rules: { 'color-contrast-enhanced': { enabled: true } },
};

/**
 * What axe finds wrong with the page as it stands, in the light theme and in the dark one, one line each; text has to have
 * a contrast of 7:1. Leaves the page in the dark theme.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`:root[data-theme=${colorScheme}]`).waitFor();
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
    faults.push(...(await faultsNow(page)).map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

async function faultsNow(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  // Violations alone: what passes is a hundred times as long, and takes longer to travel than to find.
  const violations = await page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { readonly axe: { run: (options: unknown) => Promise<AxeResults> } };
    return (await axe.run(given)).violations;
  }, options as object);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes
      .slice(0, 5)
      .map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`);
    return `${id} (${help}) at ${places.join('; ').replace(/\s+/g, ' ')}`;
  });
}

/** Elements that move or fade, with how long [s]. */
export async function movingElements(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
      const moves = transitionDuration.split(', ').some((time) => parseFloat(time) > 0.15);
      const runs = animationName !== 'none' && parseFloat(animationDuration) > 0;
      return moves || runs ? [`${element.tagName} ${element.getAttribute('class') ?? ''}: ${transitionDuration}`] : [];
    }),
  );
}
