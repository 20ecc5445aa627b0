import type { Page } from 'playwright-core';
import { mapOf } from './pageSession';

/** What the status line counts. */
export interface StatusNumbers {
  readonly failed: number;
  readonly masked: number;
}

/** Place and size of the drawn map [px of the page]. */
export interface MapBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Colours of the map as `rrggbbaa`, sampled on a grid from the upper left, row by row. */
export async function mapColors(page: Page, side = 12): Promise<readonly string[]> {
  return mapOf(page)
    .locator('canvas')
    .evaluate((canvas, n) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      // A copy: reading from the canvas itself makes the browser warn that this is slow.
      const copy = new OffscreenCanvas(canvas.width, canvas.height);
      const context = copy.getContext('2d', { willReadFrequently: true });
      if (context === null) throw new Error('no context');
      context.drawImage(canvas, 0, 0);
      const at = (i: number, length: number): number => Math.floor(((i + 0.5) / n) * length);
      return Array.from({ length: n * n }, (_, k) => {
        const { data } = context.getImageData(at(k % n, canvas.width), at(Math.floor(k / n), canvas.height), 1, 1);
        return [...data].map((channel) => channel.toString(16).padStart(2, '0')).join('');
      });
    }, side);
}

/** How many sampled colours differ. */
export function differing(a: readonly string[], b: readonly string[]): number {
  return a.filter((color, i) => color !== b[i]).length;
}

/** What the status line counts. */
export async function statusNumbers(page: Page): Promise<StatusNumbers> {
  const text = await page.getByRole('contentinfo').innerText();
  const number = (unit: string): number => {
    const found = new RegExp(`([\\d,]+) ${unit}`).exec(text);
    if (found === null) throw new Error(`the status line counts no ${unit}: ${text}`);
    return Number(found[1].replaceAll(',', ''));
  };
  return { failed: number('failed'), masked: number('masked') };
}

/** Where the map is drawn: the frame within its axes. */
export async function mapBox(page: Page): Promise<MapBox> {
  const box = await mapOf(page).locator('.window').boundingBox();
  if (box === null) throw new Error('the map is not shown');
  return box;
}

/** The first and last tick of both axes as numbers: what the map shows. */
export async function tickEnds(page: Page): Promise<{ readonly x: readonly number[]; readonly y: readonly number[] }> {
  const texts = async (anchor: string): Promise<readonly number[]> => {
    const all = await mapOf(page).locator(`svg > text[text-anchor=${anchor}]`).allTextContents();
    const values = all.filter((text) => /^−?[\d.]+$/.test(text)).map((text) => Number(text.replace('−', '-')));
    return [Math.min(...values), Math.max(...values)];
  };
  return { x: await texts('middle'), y: await texts('end') };
}

/** The readout beside the cursor, by name. */
export async function readout(page: Page): Promise<Readonly<Record<string, string>>> {
  const list = mapOf(page).locator('dl');
  await list.waitFor();
  const [names, values] = [await list.locator('dt').allInnerTexts(), await list.locator('dd').allInnerTexts()];
  return Object.fromEntries(names.map((name, i) => [name, values[i]]));
}
