import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** A file that the page saved. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the page saves when something is done. */
export async function savedFile(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
