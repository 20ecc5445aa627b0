import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A picture in blocks: mean colours, row by row. */
interface Blocks {
  readonly columns: number;
  readonly colors: readonly (readonly [number, number, number])[];
}

const folder = join(import.meta.dirname, 'snapshots');

/**
 * Compares what is shown with the picture that is kept under a name, block by block: mean colours of small squares say
 * where things stand and how they are coloured, and hardly what font they are written in. With `UPDATE_SNAPSHOTS=1` the
 * picture is written.
 *
 * @param png the picture now. @param width pixels that the kept picture is wide, each a block.
 * @param color largest distance of two mean colours that counts as the same, 0 to 255.
 * @returns the share of blocks that differ; 0 when the picture was written.
 * @throws Error when none is kept.
 */
export async function blockDifference(
  page: Page,
  name: string,
  png: Buffer,
  width: number,
  color: number,
): Promise<number> {
  const file = join(folder, `${name}.png`);
  const small = await shrunk(page, png, width);
  if (process.env.UPDATE_SNAPSHOTS === '1') {
    writeFileSync(file, small);
    return 0;
  }
  if (!existsSync(file)) throw new Error(`no picture is kept as ${name}: UPDATE_SNAPSHOTS=1 writes it`);
  const [now, kept] = [await blocksOf(page, small), await blocksOf(page, readFileSync(file))];
  if (now.columns !== kept.columns || now.colors.length !== kept.colors.length) return 1;
  const far = now.colors.filter((rgb, i) => Math.max(...rgb.map((c, k) => Math.abs(c - kept.colors[i][k]))) > color);
  return far.length / now.colors.length;
}

/** A picture of so many pixels across, each the mean of those that it stands for. */
async function shrunk(page: Page, png: Buffer, width: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ([data, across]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const [w, h] = [across, Math.round((across * image.height) / image.width)];
      const source = new OffscreenCanvas(image.width, image.height);
      const from = source.getContext('2d', { willReadFrequently: true })!;
      from.drawImage(image, 0, 0);
      const { data: dots } = from.getImageData(0, 0, image.width, image.height);
      const out = new ImageData(w, h);
      for (let v = 0; v < h; v++) {
        for (let u = 0; u < w; u++) {
          const [x0, x1] = [u, u + 1].map((i) => Math.floor((i * image.width) / w));
          const [y0, y1] = [v, v + 1].map((i) => Math.floor((i * image.height) / h));
          const sum = [0, 0, 0];
          for (let y = y0; y < y1; y++)
            for (let x = x0; x < x1; x++) for (let k = 0; k < 3; k++) sum[k] += dots[4 * (y * image.width + x) + k];
          const count = (x1 - x0) * (y1 - y0);
          out.data.set([...sum.map((s) => Math.round(s / count)), 255], 4 * (v * w + u));
        }
      }
      const target = new OffscreenCanvas(w, h);
      target.getContext('2d')!.putImageData(out, 0, 0);
      const bytes = new Uint8Array(await (await target.convertToBlob({ type: 'image/png' })).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    [png.toString('base64'), width] as const,
  );
  return Buffer.from(base64, 'base64');
}

async function blocksOf(page: Page, png: Buffer): Promise<Blocks> {
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    const { data: dots } = context.getImageData(0, 0, image.width, image.height);
    const colors = Array.from(
      { length: image.width * image.height },
      (_, i) => [dots[4 * i], dots[4 * i + 1], dots[4 * i + 2]] as const,
    );
    return { columns: image.width, colors };
  }, png.toString('base64'));
}
