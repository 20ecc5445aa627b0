/** Bytes kept at most; what comes beyond is left to the garbage collector. */
const mostBytes = 1 << 25;

/**
 * Shared memory that is used again. Maps that follow the hand take some 2.5 MB each: made anew, half of the time before
 * a map is sent to the workers went into first touching its pages.
 */
export class SpareMemory {
  private readonly spare = new Map<number, SharedArrayBuffer[]>();
  private kept = 0;

  /** Bytes that wait to be used again. */
  get bytes(): number {
    return this.kept;
  }

  /** Memory of this length. `zero` is false where it holds what was there before. */
  take(byteLength: number): { readonly buffer: SharedArrayBuffer; readonly zero: boolean } {
    const used = this.spare.get(byteLength)?.pop();
    if (used === undefined) return { buffer: new SharedArrayBuffer(byteLength), zero: true };
    this.kept -= byteLength;
    return { buffer: used, zero: false };
  }

  /** Keeps memory that nobody reads or writes any more. */
  give(buffer: SharedArrayBuffer): void {
    const { byteLength } = buffer;
    if (byteLength === 0 || this.kept + byteLength > mostBytes) return;
    const alike = this.spare.get(byteLength) ?? [];
    this.spare.set(byteLength, alike);
    alike.push(buffer);
    this.kept += byteLength;
  }
}
