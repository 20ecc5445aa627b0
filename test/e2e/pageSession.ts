import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumPath } from './chromiumPath';
import { servePage, type PageServer } from './pageServer';

/** A page in a profile of its own. */
export interface PageSession {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Address of the page, with a slash at its end. */
  readonly url: string;
}

export interface SessionOptions extends BrowserContextOptions {
  /** What follows the address, such as `#…`. */
  readonly path?: string;
  /** False to come back before the first map stands. */
  readonly settled?: boolean;
}

/**
 * Flags that keep the browser to itself: no sandbox for root, no updates, no field trials; and WebGPU on the processor,
 * where there is no other.
 */
export const launchFlags = [
  '--no-sandbox',
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--no-first-run',
];

let browser: Browser | null = null;
let server: PageServer | null = null;

/** Starts the browser and serves the page. @throws Error where there is no Chromium or no built page. */
export async function openBrowser(): Promise<void> {
  server = await servePage();
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error('there is no Chromium');
  browser = await chromium.launch({ executablePath, args: launchFlags });
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  await server?.close();
}

/**
 * Opens the page in a fresh profile, runs the body and closes it. Whatever the console says beyond the ordinary, an
 * uncaught error is an error of the test.
 */
export async function inPage(options: SessionOptions, body: (session: PageSession) => Promise<void>): Promise<void> {
  if (browser === null || server === null) throw new Error('the browser is not open');
  const { path = '', settled = true, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
  context.setDefaultTimeout(20_000);
  const faults: string[] = [];
  context.on('console', (message) => {
    if (['error', 'warning', 'assert'].includes(message.type())) {
      faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().stack ?? error.error().message}`));
  try {
    const page = await context.newPage();
    await page.goto(server.url + path);
    if (settled) await mapSettled(page);
    await body({ page, context, url: server.url });
  } finally {
    await context.close();
  }
  if (faults.length > 0) throw new Error(`the page complained:\n${faults.join('\n')}`);
}

/** The first map of the page. */
export function mapOf(page: Page): ReturnType<Page['locator']> {
  return page.getByRole('application').first();
}

/** Waits until every map shows what the conditions say, at full resolution. */
export async function mapSettled(page: Page): Promise<void> {
  const [settled, busy] = ['[role=application][aria-busy=false]', '[role=application][aria-busy=true]'];
  await page.locator(`body:has(${settled}):not(:has(${busy}))`).waitFor();
}
