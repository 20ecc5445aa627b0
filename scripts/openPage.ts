import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Runs a body on the page in a fresh profile, once the first sharp map stands. @param complaints gets what the console says. */
export async function openPage<T>(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  complaints: string[],
  body: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) complaints.push(message.text());
  });
  context.on('weberror', (error) => complaints.push(error.error().message));
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator('[role=application][aria-busy=false]').first().waitFor();
    return await body(page);
  } finally {
    await context.close();
  }
}
