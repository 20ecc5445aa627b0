import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page as it stands, one line each; text has to have a contrast of 7:1. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const options: RunOptions = { rules: { 'color-contrast-enhanced': { enabled: true } } };
  const { violations } = await page.evaluate(
    (given) =>
      (globalThis as unknown as { readonly axe: { run: (options: unknown) => Promise<AxeResults> } }).axe.run(given),
    options as object,
  );
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
