import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Headers that let a page share memory between its workers. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const desktop =
  ['darwin', 'win32'].includes(process.platform) || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** Layers whose modules only define things: what one part of the page alone uses of them is loaded with that part. */
const pure = /\/src\/(base|math|thermo|energetics|mechanism|study|formats|kinetics|screening|plots)\//;

/** The service worker is one script by itself, made of these. */
const inServiceWorker = /\/src\/ui\/(serviceWorker|offline\/(isolatedResponse|requestRoute))\.ts$/;

/** What the source of the service worker has in place of the files of the build. */
const place = '__BUILD__';

/** Writes the names of the built files, and a hash of them all, into the service worker. */
const offlineFiles: Plugin = {
  name: 'offline-files',
  apply: 'build',
  writeBundle: {
    order: 'post',
    handler({ dir = 'dist/page' }) {
      const worker = join(dir, 'sw.js');
      const code = readFileSync(worker, 'utf8');
      if (code.split(place).length !== 2 || /^\s*(import|export)\b/m.test(code)) {
        throw new Error(`${worker} is not one script with one ${place}`);
      }
      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => path !== worker)
        .sort();
      const hash = createHash('sha256');
      for (const path of files) hash.update(path.slice(join(dir).length)).update(readFileSync(path));
      const names = files.map((path) => path.slice(join(dir).length + 1).replaceAll('\\', '/'));
      const build = {
        hash: hash.digest('hex').slice(0, 16),
        files: names.filter((name) => name !== 'index.html'),
      };
      writeFileSync(
        worker,
        code.replace(place, () => JSON.stringify(build)),
      );
    },
  },
};

/** The development server writes styles and scripts into the page, which its content security policy would refuse. */
const looserWhileDeveloping: Plugin = {
  name: 'looser-while-developing',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/\s*<meta[^>]*http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** Tests that measure memory, or that own a browser: each has its process. */
const apart = ['test/{e2e,workers}/**/*.test.ts'];

/** Tests on a device for WebGPU, which they share, and with it the shaders that are compiled on it; the rest shares too. */
const devices = ['test/agreement/**/*.test.ts', 'test/kinetics/webgpu/**/*.test.ts'];

/** Browsers first: nobody should wait for the longest files at the end, and vitest does not know which they are. */
class BrowsersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const inBrowser = (file: TestSpecification): boolean => file.moduleId.includes('/test/e2e/');
    return [...usual.filter(inBrowser), ...usual.filter((file) => !inBrowser(file))];
  }
}

/**
 * The page, built to `dist/page` with relative addresses, so that any folder of any host serves it; with `--mode node` the
 * command line and the benchmark, bundled for Node with their dependencies: `dist/` runs without node_modules.
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
            input: {
              sabatier: 'src/cli/main.ts',
              worker: 'src/workers/nodeWorker.ts',
              bench: 'bench/main.ts',
              ensembleSweep: 'bench/ensembleSweep.ts',
            },
            output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
          },
        },
        ssr: { noExternal: true },
      }
    : {
        base: './',
        plugins: [svelte(), looserWhileDeveloping, offlineFiles],
        worker: { format: 'es' },
        build: {
          target: 'es2022',
          outDir: 'dist/page',
          emptyOutDir: true,
          assetsInlineLimit: 0,
          rolldownOptions: {
            input: { index: 'index.html', sw: 'src/ui/serviceWorker.ts' },
            checks: { bundlerTimings: false },
            treeshake: { moduleSideEffects: (id) => !pure.test(id) },
            output: {
              entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
              // What the page starts with is one file: as 47, which other parts share, it is 9 kB more after gzip.
              codeSplitting: {
                groups: [{ name: 'start', tags: ['$initial'], test: (id) => !inServiceWorker.test(id) }],
              },
            },
          },
        },
        server: { host: '127.0.0.1', headers: isolation },
        preview: { host: '127.0.0.1', headers: isolation, open: desktop },
        test: {
          testTimeout: 120_000,
          // One more than vitest takes by itself on two cores: tests of the page wait as often as they compute.
          maxWorkers: 2,
          sequence: { sequencer: BrowsersFirst },
          // Flows of the page wait for what takes long on a busy machine.
          expect: { poll: { timeout: 10_000 } },
          projects: [
            { extends: true, test: { name: 'apart', include: apart } },
            { extends: true, test: { name: 'devices', isolate: false, include: devices } },
            {
              extends: true,
              test: {
                name: 'together',
                isolate: false,
                include: ['test/**/*.test.ts'],
                exclude: [...apart, ...devices],
              },
            },
          ],
        },
      },
);
