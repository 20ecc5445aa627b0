/** Longest that text is put together without a pause [ms]. */
const slice_ms = 40;

/** Chunks of text as one file, with pauses in which the page answers. @param signal ends it with its reason. */
export async function tableBlob(chunks: Iterable<string>, type: string, signal: AbortSignal): Promise<Blob> {
  const parts: string[] = [];
  let since = performance.now();
  for (const chunk of chunks) {
    parts.push(chunk);
    if (performance.now() - since < slice_ms) continue;
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
  return new Blob(parts, { type });
}
