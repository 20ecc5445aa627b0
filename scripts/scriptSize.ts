import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './pageFigures';

/** Bytes after gzip of the scripts that the page loads before it does anything: the entry and what it imports statically. */
export function scriptSize(folder: string): Figure {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:^|[;}\s])(?:import|from)\s*["']\.\/([^"']+\.js)["']/g))
      visit(`assets/${name}`);
  };
  for (const [, file] of html.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+\.js)"/g)) visit(file);
  if (found.size === 0) throw new Error(`${folder}/index.html loads no script`);
  const bytes = [...found].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    0,
  );
  return {
    name: 'initial JavaScript, gzip',
    value: Number((bytes / 1000).toFixed(1)),
    unit: 'kB',
    limit: { most: 180 },
    note: `${found.size} file(s)`,
  };
}
