import { mostPages } from './webAssembly';

/**
 * Instructions that leave one slot on the stack: two lanes of f64. An expression may be used once; `keep` makes one that
 * may be used again.
 */
export type Expression = readonly number[];

const simd = 0xfd;

export function add(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf0, 1];
}

export function subtract(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf1, 1];
}

export function multiply(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf2, 1];
}

export function divide(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf3, 1];
}

export function negate(a: Expression): Expression {
  return [...a, simd, 0xed, 1];
}

export function absolute(a: Expression): Expression {
  return [...a, simd, 0xec, 1];
}

/** b where a < b, else a: a NaN in a stays. */
export function larger(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf7, 1];
}

/** b where b < a, else a. */
export function smaller(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0xf6, 1];
}

/** All ones in lanes where a > b, zeros elsewhere. */
export function greater(a: Expression, b: Expression): Expression {
  return [...a, ...b, simd, 0x4a];
}

/** a in lanes where the mask is all ones, b where it is zero. */
export function select(mask: Expression, a: Expression, b: Expression): Expression {
  return [...a, ...b, ...mask, simd, 0x52];
}

export function sum(terms: readonly Expression[]): Expression {
  return terms.reduce(add);
}

/** The same number in both lanes. */
export function constant(value: number): Expression {
  const half = new Uint8Array(Float64Array.of(value).buffer);
  return [simd, 0x0c, ...half, ...half];
}

/** The slot at an address. */
export function load(at: number): Expression {
  return [0x41, 0, simd, 0x00, 4, ...leb(at)];
}

/** A function without parameters or results that works on slots in memory, without a loop or a branch. */
export class SlotFunction {
  private readonly code: number[] = [];
  private locals = 0;

  /** Computes a value here, once. */
  keep(value: Expression): Expression {
    const local = leb(this.locals++);
    this.code.push(...value, 0x21, ...local);
    return [0x20, ...local];
  }

  store(at: number, value: Expression): void {
    this.code.push(0x41, 0, ...value, simd, 0x0b, 4, ...leb(at));
  }

  /** As it stands in the code section of a module. */
  body(): number[] {
    const slots = this.locals === 0 ? [0] : [1, ...leb(this.locals), 0x7b];
    return counted(slots.concat(this.code, 0x0b));
  }
}

/**
 * Bytes of a WebAssembly module that imports `env.memory`, shared, and exports functions by number.
 *
 * @param pages size of the memory when the module is instantiated, or less.
 */
export function moduleBytes(functions: readonly SlotFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: readonly number[]): number[] => [id].concat(counted(content));
  const each = (content: (index: number) => readonly number[]): number[] =>
    leb(functions.length).concat(...functions.map((_, i) => content(i)));
  const shared = 3;
  const header = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const memory = [text('env'), text('memory'), [2, shared], leb(pages), leb(mostPages)].flat();
  return new Uint8Array(
    header.concat(
      section(1, [1, 0x60, 0, 0]),
      section(2, [1, ...memory]),
      section(
        3,
        each(() => [0]),
      ),
      section(
        7,
        each((i) => [...text(String(i)), 0, ...leb(i)]),
      ),
      section(
        10,
        each((i) => functions[i].body()),
      ),
    ),
  );
}

function counted(content: readonly number[]): number[] {
  return leb(content.length).concat(content);
}

function text(name: string): number[] {
  return counted(Array.from(name, (letter) => letter.charCodeAt(0)));
}

/** Unsigned, in groups of seven bits. */
function leb(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return [...bytes, left];
    bytes.push((left & 0x7f) | 0x80);
  }
}
