import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { InvalidInput } from '../../base';
import type { ScreenPart } from '../../screening';

/**
 * Parts of a screening on their way, in a file beside the result: a line of text that says which run it is, then each part
 * as doubles. A part that was not written to its end is left out when the file is read again.
 */
export class Checkpoint {
  private file: number | null = null;

  private constructor(
    private readonly path: string,
    private readonly header: string,
    /** Parts of the run that was interrupted. */
    readonly parts: readonly ScreenPart[],
    private readonly length: number,
  ) {}

  /**
   * Opens the checkpoint of a run.
   *
   * @param run what tells this run from others.
   * @param width doubles in a row of scores.
   * @param restart true to forget what is there.
   * @throws InvalidInput for a checkpoint of another run.
   */
  static open(output: string, run: string, width: number, restart: boolean): Checkpoint {
    const path = `${output}.partial`;
    const header = `sabatier screen ${run}\n`;
    if (restart || !existsSync(path)) return new Checkpoint(path, header, [], 0);
    const bytes = readFileSync(path);
    const line = bytes.subarray(0, bytes.indexOf(10) + 1).toString('utf8');
    if (line !== header) {
      const expected = 'the checkpoint of this run, or --restart to begin anew';
      throw new InvalidInput({ name: 'checkpoint', got: path, expected, where: 'study, candidates or options differ' });
    }
    const { parts, length } = readParts(bytes, Buffer.byteLength(header), width);
    return new Checkpoint(path, header, parts, length);
  }

  /** Candidates that are done. */
  get done(): number {
    return this.parts.at(-1)?.end ?? 0;
  }

  add({ first, end, rows, entries }: ScreenPart): void {
    this.file ??= this.begin();
    const doubles = new Float64Array(headSize + rows.length + 3 * entries.length);
    doubles.set([mark, first, end, entries.length]);
    doubles.set(rows, headSize);
    let at = headSize + rows.length;
    for (const { draw, candidate, value } of entries) {
      doubles[at++] = draw;
      doubles[at++] = candidate;
      doubles[at++] = value;
    }
    const bytes = new Uint8Array(doubles.buffer);
    for (let done = 0; done < bytes.length;) done += writeSync(this.file, bytes, done);
  }

  /** Closes the file, and removes it when the run has its result. */
  close(finished: boolean): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    if (finished) rmSync(this.path, { force: true });
  }

  private begin(): number {
    if (this.length > 0) {
      const file = openSync(this.path, 'r+');
      ftruncateSync(file, this.length);
      closeSync(file);
      return openSync(this.path, 'a');
    }
    const file = openSync(this.path, 'w');
    writeSync(file, this.header);
    return file;
  }
}

const headSize = 4;
/** First number of every part. */
const mark = 20210527;

function readParts(
  bytes: Buffer,
  from: number,
  width: number,
): { readonly parts: readonly ScreenPart[]; readonly length: number } {
  const parts: ScreenPart[] = [];
  let at = from;
  const doubles = (count: number): Float64Array | null => {
    if (at + 8 * count > bytes.length) return null;
    const values = new Float64Array(count);
    new Uint8Array(values.buffer).set(bytes.subarray(at, at + 8 * count));
    at += 8 * count;
    return values;
  };
  for (let length = from; ; length = at) {
    const head = doubles(headSize);
    if (head?.[0] !== mark) return { parts, length };
    const [, first, end, count] = head;
    const rows = doubles((end - first) * width);
    const flat = rows === null ? null : doubles(3 * count);
    if (rows === null || flat === null || first !== (parts.at(-1)?.end ?? 0)) return { parts, length };
    const entries = Array.from({ length: count }, (_, i) => ({
      draw: flat[3 * i],
      candidate: flat[3 * i + 1],
      value: flat[3 * i + 2],
    }));
    parts.push({ first, end, rows, entries });
  }
}
