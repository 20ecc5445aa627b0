/** Outlines of a weight: by character its advance and a path of relative commands m, l, q, z [1/2048 em, y downwards]. */
export type GlyphOutlines = Readonly<Record<string, readonly [advance: number, path: string]>>;

/** Units of `GlyphOutlines` in an em. */
export const unitsPerEm = 2048;

/** The two weights that pictures are written in, as addresses of WOFF2 data. */
export async function loadFontFiles(): Promise<{ readonly regular: string; readonly bold: string }> {
  const [regular, bold] = await Promise.all([
    import('../../build/sans-400.woff2?inline'),
    import('../../build/sans-700.woff2?inline'),
  ]);
  return { regular: regular.default, bold: bold.default };
}

/** The outlines of both weights. */
export async function loadGlyphs(): Promise<{ readonly regular: GlyphOutlines; readonly bold: GlyphOutlines }> {
  const { default: text } = await import('../../build/sans-outlines.json?raw');
  return JSON.parse(text) as { readonly regular: GlyphOutlines; readonly bold: GlyphOutlines };
}
