import { expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { dragSlider } from '../conditionField';
import { inPage, mapSettled } from '../pageSession';

function statusLine(page: Page): ReturnType<Page['locator']> {
  return page.getByRole('contentinfo').locator('summary');
}

async function choose(page: Page, name: string): Promise<void> {
  const box = page.getByLabel('Compute with');
  if (!(await box.isVisible())) await statusLine(page).click();
  await box.selectOption(name);
}

/** Changes a condition, waits for the map and reads the status line. */
async function computed(page: Page, share: number): Promise<string> {
  await dragSlider(page, 'U', share);
  await mapSettled(page);
  await expect.poll(() => statusLine(page).innerText()).toMatch(/failed/);
  return statusLine(page).innerText();
}

/** Computing on the graphics processor, which is a software one here. */
export function graphicsFlows(): void {
  it(
    'computes with WebGPU when told to, says how well, and goes back',
    () =>
      inPage({}, async ({ page }) => {
        const said = page.getByRole('contentinfo').locator('.said');
        await statusLine(page).click();
        await expect.poll(() => said.innerText()).toMatch(/computes on the processor .*; using WebAssembly/);
        expect(await computed(page, 0.5)).toMatch(/^wasm/);
        await choose(page, 'webgpu');
        await expect.poll(() => said.innerText()).toMatch(/^WebGPU on .+MiB, \d+ workgroups/);
        // The first of them waits for the compiler.
        await computed(page, 0.45);
        expect(await computed(page, 0.4)).toMatch(/^webgpu.* failed.* refined.*sample within [1-9] × 10⁻[⁵⁶⁷⁸]/s);
        await page.reload();
        await mapSettled(page);
        await statusLine(page).click();
        await expect.poll(() => said.innerText()).toMatch(/^WebGPU on /);
        await choose(page, 'wasm');
        await expect.poll(() => said.innerText()).toBe('Using WebAssembly, as chosen.');
        expect(await computed(page, 0.6)).toMatch(/^wasm/);
      }),
    180_000,
  );
}
