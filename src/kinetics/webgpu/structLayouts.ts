/** Where the fields of a structure lie; all are numbers of four bytes. */
export interface StructLayout {
  /** Bytes from one to the next in an array. */
  readonly size: number;
  /** Byte offset of a field. @throws Error when there is none of this name. */
  readonly offset: (field: string) => number;
}

const numberBytes = 4;
const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/**
 * Layouts of the structures in a WGSL text by name, so that host and shader cannot disagree. Only structures of f32, i32
 * and u32 are read, in which WGSL leaves no gaps; those that hold others are left out.
 */
export function structLayouts(text: string): ReadonlyMap<string, StructLayout> {
  const layouts = new Map<string, StructLayout>();
  for (const [, name, content] of text.replace(comments, '').matchAll(/\bstruct\s+(\w+)\s*\{([^}]*)\}/g)) {
    const fields = content
      .split(',')
      .map((field) => field.trim())
      .filter((field) => field !== '');
    const named = fields.map((field) => /^(\w+)\s*:\s*(?:f32|i32|u32)$/.exec(field)?.[1]);
    if (named.includes(undefined)) continue;
    layouts.set(name, {
      size: named.length * numberBytes,
      offset(field) {
        const index = named.indexOf(field);
        if (index < 0) throw new Error(`the structure ${name} of the shaders has no field ${field}`);
        return index * numberBytes;
      },
    });
  }
  return layouts;
}
