/** Bytes at an address. */
export interface Segment {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** What one mechanism puts into the memory of the kernel. */
export interface MemoryImage {
  /** Values of the kernel's exported globals by name. */
  readonly globals: Readonly<Record<string, number>>;
  readonly segments: readonly Segment[];
  /** First address behind the image. */
  readonly end: number;
}

/** Lays out memory from a base address upwards, on 16-byte borders. */
export class MemoryLayout {
  readonly globals: Record<string, number> = {};
  readonly segments: Segment[] = [];

  constructor(private end: number) {
    this.end = align(end);
  }

  /** Reserves bytes; their address becomes the global `name`, if it has one. */
  reserve(name: string | null, bytes: number): number {
    const at = this.end;
    this.end = align(at + bytes);
    if (name !== null) this.globals[name] = at;
    return at;
  }

  /** Places a table or stream. */
  place(name: string | null, data: Stream | Int32Array | Float64Array): number {
    const bytes = data instanceof Stream ? data.bytes() : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const at = this.reserve(name, bytes.byteLength);
    this.segments.push({ at, bytes });
    return at;
  }

  image(): MemoryImage {
    return { globals: this.globals, segments: this.segments, end: this.end };
  }
}

/** Integers and doubles in one sequence. */
export class Stream {
  private readonly words: number[] = [];
  private readonly convert = new DataView(new ArrayBuffer(8));

  int(...values: readonly number[]): this {
    this.words.push(...values);
    return this;
  }

  double(value: number): this {
    this.convert.setFloat64(0, value, true);
    this.words.push(this.convert.getInt32(0, true), this.convert.getInt32(4, true));
    return this;
  }

  bytes(): Uint8Array {
    return new Uint8Array(Int32Array.from(this.words).buffer);
  }
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
