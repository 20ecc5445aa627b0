import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { describe, expect, it } from 'vitest';
import { chromiumHint, chromiumPath } from './chromiumPath';
import type { BrowserAgreement } from './graphicsKernel';
import { launchFlags } from './pageSession';

const executablePath = chromiumPath();
if (executablePath === null && process.env.CI === 'true') throw new Error(chromiumHint());

describe.skipIf(executablePath === null)('WebGPU in Chromium', () => {
  it('agrees with WebAssembly at all points of nitrate reduction and CO oxidation', { timeout: 180_000 }, async () => {
    const server = await createServer({
      configFile: false,
      appType: 'custom',
      logLevel: 'error',
      optimizeDeps: { noDiscovery: true },
      server: { host: '127.0.0.1', port: 0 },
    });
    await server.listen();
    const browser = await chromium.launch({ executablePath: executablePath!, args: [...launchFlags] });
    try {
      const page = await browser.newPage();
      const address = server.resolvedUrls!.local[0];
      await page.goto(`${address}shaders/wide.wgsl`);
      const module = `${address}test/e2e/graphicsKernel.ts`;
      // As text: a function would be rewritten for Node before it gets to the browser.
      const found: readonly BrowserAgreement[] = await page.evaluate(
        `import('${module}').then(({ compareInBrowser }) => compareInBrowser('${address}build/kernel.wasm'))`,
      );
      expect(found.map(({ solved }) => solved)).toEqual([21116, 3721]);
      for (const { solved, differentStatus, lnCoverage, lnTof, wrongWinners, refined } of found) {
        console.info(`${solved} points in Chromium: |Δ ln θ| ≤ ${lnCoverage.toExponential(1)}, ${refined} refined`);
        expect([differentStatus, wrongWinners]).toEqual([0, 0]);
        expect(lnCoverage).toBeLessThanOrEqual(1e-4);
        expect(lnTof).toBeLessThanOrEqual(1e-4);
        expect(refined / solved).toBeLessThanOrEqual(0.01);
      }
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
