import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/** Headers that let a page share memory between its workers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const desktop =
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/**
 * The page, built to `dist/page`; with `--mode node` the command line and the benchmark, bundled for Node with their
 * dependencies: `dist/` runs without node_modules.
 */
export default defineConfig(({ mode }) =>
  mode === 'node'
    ? {
        publicDir: false,
        build: {
          ssr: true,
          target: 'node20',
          outDir: 'dist',
          emptyOutDir: true,
          rolldownOptions: {
            input: { sabatier: 'src/cli/main.ts', worker: 'src/workers/nodeWorker.ts', bench: 'bench/main.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        },
        ssr: { noExternal: true },
      }
    : {
        plugins: [svelte()],
        worker: { format: 'es' },
        build: { target: 'es2022', outDir: 'dist/page', emptyOutDir: true, assetsInlineLimit: 0 },
        server: { host: '127.0.0.1', headers: isolation },
        preview: { host: '127.0.0.1', headers: isolation, open: desktop },
        test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
      },
);
