import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { preview } from 'vite';

/** The built page, served on this machine. */
export interface PageServer {
  /** Address with a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Folder of the built page: `dist/page`, or `PAGE_FOLDER`. */
export function pageFolder(): string {
  return process.env.PAGE_FOLDER ?? join(import.meta.dirname, '../../dist/page');
}

/** Serves the built page on a free port, with the headers of the preview. @throws Error when it was not built. */
export async function servePage(): Promise<PageServer> {
  const outDir = pageFolder();
  if (!existsSync(join(outDir, 'index.html'))) throw new Error(`no page in ${outDir}: npm run build`);
  const server = await preview({
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, strictPort: false, open: false },
  });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the preview server has no address');
  return { url, close: () => server.close() };
}
