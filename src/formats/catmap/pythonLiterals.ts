import { pythonTokens, type Token } from './pythonTokens';
import { plain, refusal, type Place, type PythonValue } from './pythonValue';

/** Nesting of brackets that is read. */
const deepest = 40;
/** Characters of a file that are read. */
const longest = 4_000_000;

/** What a file of assignments holds, in the order of first assignment. */
export interface PythonAssignments {
  readonly values: ReadonlyMap<string, PythonValue>;
  /** Places of divisions of whole numbers, which Python 2 rounds down. */
  readonly wholeDivisions: readonly Place[];
}

/**
 * Reads the literal subset of Python: `NAME = literal` and `NAME[key] = literal`, with numbers and their arithmetic,
 * strings, True, False, None, lists, tuples and dictionaries. Nothing is executed; names are keys of a Map, so none can
 * reach a prototype.
 *
 * @param file named in errors.
 * @throws InvalidInput with line and column for any other statement.
 */
export function pythonLiterals(text: string, file: string): PythonAssignments {
  if (text.length > longest) {
    const detail = { name: 'file', got: `${text.length} characters`, expected: `at most ${longest}` };
    throw refusal(file, { line: 1, column: 1 }, detail);
  }
  return new Reader(pythonTokens(text, file), file).assignments();
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly values = new Map<string, PythonValue>();
  private readonly wholeDivisions: Place[] = [];
  /** Numbers written without point or exponent. */
  private readonly whole = new WeakSet<PythonValue>();

  constructor(
    private readonly tokens: readonly Token[],
    private readonly file: string,
  ) {}

  assignments(): PythonAssignments {
    while (this.peek().kind !== 'end') {
      if (this.peek().kind === 'newline' || this.isSign(';')) this.at++;
      else this.statement();
    }
    return { values: this.values, wholeDivisions: this.wholeDivisions };
  }

  private peek(): Token {
    return this.tokens[this.at];
  }

  private isSign(text: string): boolean {
    const { kind, text: own } = this.peek();
    return kind === 'sign' && own === text;
  }

  private refuse(place: Place, name: string, got: unknown, expected: string): never {
    throw refusal(this.file, place, { name, got, expected });
  }

  private take(text: string, expected: string): void {
    const token = this.peek();
    if (!this.isSign(text)) this.refuse(token, 'statement', token.text, expected);
    this.at++;
  }

  private statement(): void {
    const first = this.peek();
    const next = this.tokens[this.at + 1];
    const starts = first.kind === 'name' && next.kind === 'sign' && (next.text === '=' || next.text === '[');
    // A string alone is a comment by custom.
    if (first.kind === 'string' && next.kind === 'newline') {
      this.at++;
      return;
    }
    const indented = first.column > 1 && !this.afterSemicolon();
    if (!starts || indented) {
      this.refuse(
        first,
        'statement',
        this.lineText(first),
        'an assignment of literals, NAME = value or NAME[key] = value',
      );
    }
    this.at++;
    const keys: PythonValue[] = [];
    while (this.isSign('[')) {
      this.at++;
      keys.push(this.expression());
      this.take(']', ']');
    }
    this.take('=', 'an assignment, =');
    const value = this.expression();
    const end = this.peek();
    if (end.kind !== 'newline' && !this.isSign(';')) {
      this.refuse(end, 'statement', end.text, 'the end of the line after a literal');
    }
    if (keys.length === 0) this.values.set(first.text, value);
    else this.store(first, keys, value);
  }

  private afterSemicolon(): boolean {
    const before = this.tokens[this.at - 1] as Token | undefined;
    return before?.kind === 'sign' && before.text === ';';
  }

  private lineText(first: Token): string {
    const rest = this.tokens.slice(this.at, this.at + 12);
    const end = rest.findIndex((token) => token.kind === 'newline');
    return first.kind === 'newline'
      ? ''
      : rest
          .slice(0, end < 0 ? rest.length : end)
          .map((token) => token.text)
          .join(' ');
  }

  private store(name: Token, keys: readonly PythonValue[], value: PythonValue): void {
    const root = this.values.get(name.text);
    if (root === undefined) this.refuse(name, 'name', name.text, 'one assigned before');
    let target: PythonValue = root;
    keys.forEach((key, i) => {
      const last = i === keys.length - 1;
      if (target.kind === 'list') {
        const { items } = target;
        const index = key.kind === 'number' ? (key.value < 0 ? key.value + items.length : key.value) : NaN;
        if (!(index in items)) this.refuse(key, 'index', plain(key), `a whole number below ${items.length}`);
        if (last) items[index] = value;
        else target = items[index];
        return;
      }
      if (target.kind !== 'dictionary') this.refuse(key, 'key', plain(key), `a dictionary or list under ${name.text}`);
      const text = this.keyText(key);
      if (last) target.entries.set(text, value);
      else {
        const inner = target.entries.get(text);
        if (inner === undefined) this.refuse(key, 'key', text, 'one assigned before');
        target = inner;
      }
    });
  }

  private keyText(key: PythonValue): string {
    if (key.kind !== 'string' && key.kind !== 'number') this.refuse(key, 'key', plain(key), 'a string or a number');
    return String(key.value);
  }

  private expression(): PythonValue {
    let left = this.product();
    while (this.isSign('+') || this.isSign('-')) left = this.combined(left, this.tokens[this.at++], this.product());
    return left;
  }

  private product(): PythonValue {
    let left = this.signed();
    while (['*', '/', '//', '%'].some((text) => this.isSign(text))) {
      left = this.combined(left, this.tokens[this.at++], this.signed());
    }
    return left;
  }

  private signed(): PythonValue {
    const token = this.peek();
    if (!this.isSign('-') && !this.isSign('+')) return this.power();
    this.at++;
    this.enter(token);
    const value = this.signed();
    this.depth--;
    if (value.kind !== 'number') this.refuse(token, 'sign', token.text, 'a number after it');
    return this.number(token, token.text === '-' ? -value.value : value.value, this.whole.has(value));
  }

  private power(): PythonValue {
    const base = this.atom();
    if (!this.isSign('**')) return base;
    const token = this.tokens[this.at++];
    this.enter(token);
    const exponent = this.signed();
    this.depth--;
    return this.combined(base, token, exponent);
  }

  private combined(left: PythonValue, operator: Token, right: PythonValue): PythonValue {
    if (operator.text === '+' && left.kind === 'string' && right.kind === 'string') {
      return { ...left, value: left.value + right.value };
    }
    if (left.kind !== 'number' || right.kind !== 'number') {
      this.refuse(operator, 'arithmetic', operator.text, 'numbers on both sides');
    }
    const whole = this.whole.has(left) && this.whole.has(right);
    if (operator.text === '/' && whole) this.wholeDivisions.push({ line: operator.line, column: operator.column });
    const value = arithmetic(operator.text, left.value, right.value);
    if (!Number.isFinite(value))
      this.refuse(operator, 'arithmetic', `${left.value} ${operator.text} ${right.value}`, 'a finite result');
    return this.number(left, value, whole && operator.text !== '/' && Number.isInteger(value));
  }

  private number({ line, column }: Place, value: number, whole: boolean): PythonValue {
    const made: PythonValue = { kind: 'number', value, line, column };
    if (whole) this.whole.add(made);
    return made;
  }

  private atom(): PythonValue {
    const token = this.tokens[this.at];
    const { line, column } = token;
    this.at++;
    if (token.kind === 'number')
      return this.number(token, Number(token.text.replace(/_/g, '')), /^[\d_]+$/.test(token.text));
    if (token.kind === 'string') {
      let value = token.value;
      while (this.peek().kind === 'string') value += this.tokens[this.at++].value;
      return { kind: 'string', value, line, column };
    }
    if (token.kind === 'name') {
      if (token.text === 'None') return { kind: 'none', line, column };
      if (token.text === 'True' || token.text === 'False') {
        return { kind: 'boolean', value: token.text === 'True', line, column };
      }
      this.refuse(token, 'value', token.text, 'a literal: names, calls and imports are not evaluated');
    }
    if (token.kind !== 'sign' || !'([{'.includes(token.text)) {
      this.refuse(token, 'value', token.text, 'a number, string, list, dictionary, True, False or None');
    }
    this.enter(token);
    const value = token.text === '{' ? this.dictionary(token) : this.sequence(token);
    this.depth--;
    return value;
  }

  private enter(token: Token): void {
    this.depth++;
    if (this.depth > deepest) this.refuse(token, 'nesting', this.depth, `at most ${deepest} levels`);
  }

  private sequence(open: Token): PythonValue {
    const close = open.text === '(' ? ')' : ']';
    const items: PythonValue[] = [];
    let comma = open.text === '[';
    while (!this.isSign(close)) {
      items.push(this.expression());
      if (!this.isSign(',')) break;
      comma = true;
      this.at++;
    }
    this.take(close, `, or ${close} (opened on line ${open.line})`);
    if (!comma && items.length === 1) return items[0];
    return { kind: 'list', items, line: open.line, column: open.column };
  }

  private dictionary(open: Token): PythonValue {
    const entries = new Map<string, PythonValue>();
    while (!this.isSign('}')) {
      const key = this.keyText(this.expression());
      this.take(':', ':');
      entries.set(key, this.expression());
      if (!this.isSign(',')) break;
      this.at++;
    }
    this.take('}', `, or } (opened on line ${open.line})`);
    return { kind: 'dictionary', entries, line: open.line, column: open.column };
  }
}

function arithmetic(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return Math.floor(a / b);
    case '%':
      return a - b * Math.floor(a / b);
    default:
      return a ** b;
  }
}
