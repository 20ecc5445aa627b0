import { defineConfig } from 'vitest/config';

/** The command line and the benchmark, bundled for Node with their dependencies: `dist/` runs without node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      input: { sabatier: 'src/cli/main.ts', bench: 'bench/main.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
