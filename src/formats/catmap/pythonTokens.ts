import { refusal, type Place } from './pythonValue';

/** A piece of a Python text: a name, number, string, sign, or the end of a logical line. */
export interface Token extends Place {
  readonly kind: 'name' | 'number' | 'string' | 'sign' | 'newline' | 'end';
  readonly text: string;
  /** Contents of a string. */
  readonly value: string;
}

const space = /[ \t\f]*/y;
const word = /[A-Za-z_][A-Za-z0-9_]*/y;
const number = /(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const sign = /\*\*|\/\/|[+\-*/%=()[\]{},:;]/y;
const quote = /([uUrR]?)('''|"""|'|")/y;

/**
 * Splits a Python text into tokens. Line breaks inside brackets and after a backslash join lines; comments are dropped.
 *
 * @throws InvalidInput with line and column for anything that no literal assignment is made of.
 */
export function pythonTokens(text: string, file: string): readonly Token[] {
  return new Lexer(text, file).tokens();
}

class Lexer {
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private depth = 0;
  private readonly found: Token[] = [];

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  tokens(): readonly Token[] {
    if (this.text.startsWith('\ufeff')) this.at = this.lineStart = 1;
    while (this.at < this.text.length) this.next();
    this.add('newline', '', '', this.here());
    this.add('end', '', '', this.here());
    return this.found;
  }

  private here(): Place {
    return { line: this.line, column: this.at - this.lineStart + 1 };
  }

  private add(kind: Token['kind'], text: string, value: string, place: Place): void {
    this.found.push({ kind, text, value, ...place });
  }

  private next(): void {
    const { text } = this;
    this.at += this.matched(space)!.length;
    if (this.at >= text.length) return;
    const here = this.here();
    const c = text[this.at];
    if (c === '#') {
      while (this.at < text.length && !/[\r\n]/.test(text[this.at])) this.at++;
      return;
    }
    if (c === '\n' || c === '\r') {
      if (this.depth === 0) this.add('newline', '', '', here);
      this.breakLine();
      return;
    }
    if (c === '\\' && /^\r?\n/.test(text.slice(this.at + 1, this.at + 3))) {
      this.at++;
      this.breakLine();
      return;
    }
    quote.lastIndex = this.at;
    const opening = quote.exec(text);
    if (opening !== null) {
      this.string(opening, here);
      return;
    }
    for (const [kind, pattern] of [
      ['name', word],
      ['number', number],
      ['sign', sign],
    ] as const) {
      const piece = this.matched(pattern);
      if (piece === null) continue;
      if (kind === 'number' && /[A-Za-z_]/.test(text[this.at + piece.length] ?? '')) break;
      if (kind === 'sign')
        this.depth = Math.max(0, this.depth + ('([{'.includes(piece) ? 1 : 0) - (')]}'.includes(piece) ? 1 : 0));
      this.at += piece.length;
      this.add(kind, piece, piece, here);
      return;
    }
    const got = text.slice(this.at, this.at + 20).split(/[\r\n]/)[0];
    throw refusal(this.file, here, { name: 'statement', got, expected: 'an assignment of literals' });
  }

  private matched(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private breakLine(): void {
    this.at += this.text.startsWith('\r\n', this.at) ? 2 : 1;
    this.line++;
    this.lineStart = this.at;
  }

  private string([whole, prefix, mark]: RegExpExecArray, here: Place): void {
    this.at += whole.length;
    const raw = prefix.toLowerCase() === 'r';
    const long = mark.length === 3;
    let value = '';
    for (;;) {
      const c = this.text[this.at];
      if (c === undefined || (!long && (c === '\n' || c === '\r'))) {
        throw refusal(this.file, here, { name: 'string', got: `${mark}${value}`, expected: `a closing ${mark}` });
      }
      if (this.text.startsWith(mark, this.at)) {
        this.at += mark.length;
        this.add('string', `${whole}${value}${mark}`, value, here);
        return;
      }
      if (c === '\\' && !raw) value += this.escaped();
      else if (c === '\n' || c === '\r') {
        value += '\n';
        this.breakLine();
      } else {
        value += c;
        this.at++;
      }
    }
  }

  /** What a backslash and the sign after it stand for; both are kept where that is nothing. */
  private escaped(): string {
    const c = this.text[this.at + 1] ?? '';
    if (c === '\n' || c === '\r') {
      this.at++;
      this.breakLine();
      return '';
    }
    this.at += 1 + c.length;
    return { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"' }[c] ?? `\\${c}`;
  }
}
