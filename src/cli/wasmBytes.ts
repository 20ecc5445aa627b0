import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The compiled WebAssembly kernel of this installation, or null where it was not built (`npm run build`). */
export function wasmBytes(): Uint8Array | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'build', 'kernel.wasm');
    if (existsSync(file)) return readFileSync(file);
    if (existsSync(join(folder, 'package.json')) || dirname(folder) === folder) return null;
  }
}
