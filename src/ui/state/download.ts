/** The browser starts to read a download some time after the click; until then its address must live [ms]. */
const lifetime_ms = 60_000;

/** Hands a file to the reader's downloads. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), lifetime_ms);
}
