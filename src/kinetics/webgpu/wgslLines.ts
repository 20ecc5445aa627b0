/** Statements of a function in WGSL. */
export class WgslLines {
  readonly lines: string[] = [];
  private names = 0;

  line(text: string): void {
    this.lines.push(text);
  }

  /** Gives a value a name. */
  keep(value: string): string {
    const name = `v${this.names++}`;
    this.lines.push(`let ${name} = ${value};`);
    return name;
  }

  /** A sum of wide numbers, normal unless it is of one term. */
  sum(terms: readonly string[]): string {
    if (terms.length < 3) return terms.length === 1 ? terms[0] : `sum(${terms[0]}, ${terms[1]})`;
    const half = terms.length >> 1;
    return `sum(${this.sum(terms.slice(0, half))}, ${this.sum(terms.slice(half))})`;
  }

  normalSum(terms: readonly string[]): string {
    if (terms.length > 1) return this.sum(terms);
    const only = this.keep(terms[0]);
    return `normal(${only}.m, ${only}.e)`;
  }

  /** The function with these statements. */
  body(head: string): string {
    return functionOf(head, this.lines);
  }
}

/** A number as WGSL writes it. */
export function float(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** A function of these statements. */
export function functionOf(head: string, lines: readonly string[]): string {
  return `fn ${head} {\n${lines.map((line) => `  ${line}\n`).join('')}}`;
}
