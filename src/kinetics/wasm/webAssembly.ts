/**
 * The part of the WebAssembly interface that is used here. It is the same in Node and in browsers, but TypeScript
 * declares it only together with the whole DOM, which nothing at this level may use.
 */
interface Engine {
  readonly Memory: new (limits: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
  readonly Module: new (bytes: ArrayBuffer | Uint8Array) => WasmModule;
  readonly Table: new (...none: never) => WasmTable;
  readonly Global: new (...none: never) => WasmGlobal;
  compile(bytes: ArrayBuffer | Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: WasmImports): Promise<{ readonly exports: WasmExports }>;
}

/** Memory shared by the host and the kernel. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

/** Functions that the kernel calls by number. */
export interface WasmTable {
  /** @returns the length before. */
  grow(by: number): number;
  set(index: number, value: unknown): void;
}

/** A compiled module; can be sent to workers. */
export type WasmModule = object;

/** A global of an instance. */
export interface WasmGlobal {
  value: number;
}

/** Exports of an instance by name. */
export type WasmExports = Readonly<Record<string, unknown>>;

type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** `globalThis.WebAssembly`. */
export const webAssembly = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

/** Bytes of a page of memory, and the most pages that a kernel's memory may grow to: the maximum it is compiled with. */
export const pageBytes = 65536;
export const mostPages = 4096;
