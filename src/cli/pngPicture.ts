import { pngResolution } from '../formats';
import { finishedPicture, pictureSize, svgSize } from '../plots';

let ready: Promise<typeof import('@resvg/resvg-wasm')> | null = null;

/** The renderer, loaded with the first picture: its WebAssembly has 2.4 MB. */
async function renderer(): Promise<typeof import('@resvg/resvg-wasm')> {
  const [resvg, { default: address }] = await Promise.all([
    import('@resvg/resvg-wasm'),
    import('@resvg/resvg-wasm/index_bg.wasm?url&inline'),
  ]);
  await resvg.initWasm(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
  return resvg;
}

/**
 * An SVG picture as a PNG file of `width_cm` at `dpi`, which the file says of itself. Its text is drawn as outlines, so that
 * the same input gives the same pixels on every machine.
 *
 * @throws InvalidInput for a picture that is too large.
 */
export async function pngPicture(svg: string, width_cm: number, dpi: number): Promise<Uint8Array> {
  const { width } = pictureSize(svgSize(svg), width_cm, dpi);
  const drawn = await finishedPicture(svg, { text: 'outlines', width_cm });
  ready ??= renderer();
  const { Resvg } = await ready;
  const resvg = new Resvg(drawn, { fitTo: { mode: 'width', value: width } });
  const image = resvg.render();
  try {
    return pngResolution(image.asPng(), dpi);
  } finally {
    image.free();
    resvg.free();
  }
}
